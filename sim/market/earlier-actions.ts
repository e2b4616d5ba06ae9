import { day } from '../calendar.ts'
import { anyOf } from '../people/cast.ts'
import { chance, pick, poisson, type Random, uniform } from '../random.ts'
import type { World } from '../world.ts'
import type { Row } from '../write/row.ts'

interface Action {
  readonly subject_kind: 'account' | 'room' | 'shop'
  readonly action: string
  readonly reason: string
  /** For how many days; 0 for good, or at once. */
  readonly days: number
}

/** What platforms act on every day and that says nothing of made-up figures. */
const actions: readonly Action[] = [
  { subject_kind: 'account', action: 'mute', reason: '辱骂他人', days: 3 },
  { subject_kind: 'account', action: 'mute', reason: '发布广告', days: 1 },
  { subject_kind: 'account', action: 'mute', reason: '刷屏', days: 1 },
  { subject_kind: 'account', action: 'restrict', reason: '异地登录需验证', days: 2 },
  { subject_kind: 'account', action: 'warning', reason: '频繁退货', days: 0 },
  { subject_kind: 'room', action: 'warning', reason: '使用绝对化用语', days: 0 },
  { subject_kind: 'room', action: 'interrupt', reason: '画面静止挂播', days: 0 },
  { subject_kind: 'room', action: 'warning', reason: '价格说明不清', days: 0 },
  { subject_kind: 'shop', action: 'deduct_points', reason: '延迟发货', days: 365 },
  { subject_kind: 'shop', action: 'deduct_points', reason: '虚假发货（物流无更新）', days: 365 },
  { subject_kind: 'shop', action: 'warning', reason: '客服回复慢', days: 0 },
  { subject_kind: 'shop', action: 'take_down', reason: '类目放置错误', days: 7 },
]

function subjectOf(world: World, random: Random, { subject_kind }: Action): string {
  if (subject_kind === 'account') return anyOf(random, world.public).account_id
  const room = pick(random, world.rooms)
  return subject_kind === 'room' ? room.room_id : room.shop_id
}

/** Earlier actions against ordinary people, rooms and shops. */
export function earlierActions(world: World, random: Random): Row[] {
  const count = 4 + poisson(random, uniform(random, [1, 3]) * world.rooms.length)
  return Array.from({ length: count }, (): Row => {
    const action = pick(random, actions)
    const at = Math.floor(uniform(random, [world.since - 120 * day, world.from]))
    return {
      at,
      subject_kind: action.subject_kind,
      subject_id: subjectOf(world, random, action),
      action: action.action,
      reason: action.reason,
      until: action.days > 0 ? at + action.days * day : undefined,
      source_document: chance(random, 0.4)
        ? `平台通知-${Math.floor(random.next() * 900_000) + 100_000}`
        : undefined,
    }
  })
}
