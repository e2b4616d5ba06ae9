import type { Text } from '../language.ts'
import { brushedFinding } from './brushed-finding.ts'
import { type Contrast, contrastKey } from './contrast.ts'
import type { Detector } from './detector.ts'
import { leastOf, mostOf } from './extremes.ts'
import type { BenignConsidered, Finding } from './finding.ts'
import { type Together, togetherOf } from './together.ts'
import { limited } from './weight.ts'

/** An order that bears a mark and came back. */
export interface MarkedOrder {
  readonly session_id: string
  readonly order_id: string
  readonly account_id: string
  readonly mark: number
  readonly placed_at: number
  readonly paid_minor: number
  readonly currency: string
}

/** A marked order, told by the contrast of its session. */
export interface Told<Order> {
  readonly order: Order
  readonly contrast: Contrast
}

/** What is a detector's own of a finding: its facts, and the sentence that says them. */
export interface Saying {
  readonly facts: Finding['facts']
  readonly statement: Text
}

export interface Telling<Order> {
  readonly detector: Pick<Detector, 'id' | 'version' | 'family' | 'needs'>
  readonly roomOf: (session_id: string) => string
  /** The start of the ids of its groups. */
  readonly prefix: string
  /** Orders below this weight, in dB, and fewer accounts than `leastGroup` make no group. */
  readonly tellDb: number
  readonly leastGroup: number
  readonly mostMembers: number
  readonly considered: (contrast: Contrast) => BenignConsidered[]
  /** When what is told of an order began, in UTC milliseconds. */
  readonly beganAt: (order: Order) => number
  readonly ofOrder: (told: Told<Order>) => Saying
  readonly ofAccount: (told: readonly Told<Order>[]) => Saying
  readonly ofGroup: (group: Together<Told<Order>>, sessions: number) => Saying
}

type Who = {
  readonly kind: 'order' | 'account' | 'group'
  readonly id: string
  readonly session_id: string | null
}

/** The marked orders of sessions that tell something, with their accounts and the groups that these are. */
export function findingsUnder<Order extends MarkedOrder>(
  orders: readonly Order[],
  telltale: readonly Contrast[],
  telling: Telling<Order>,
): Finding[] {
  const { detector, roomOf, prefix, tellDb, leastGroup, mostMembers, considered, beganAt } = telling
  const company = new Map(telltale.map((contrast) => [contrastKey(contrast), contrast]))
  const told = orders.flatMap((order): Told<Order>[] => {
    const contrast = company.get(contrastKey(order))
    return contrast ? [{ order, contrast }] : []
  })
  const finding = (who: Who, own: readonly Told<Order>[], { facts, statement }: Saying): Finding =>
    brushedFinding(detector, {
      ...who,
      weight_db: limited(mostOf(own.map(({ contrast }) => contrast.oddsDb))),
      window: {
        from: leastOf(own.map(({ order }) => beganAt(order))),
        until: mostOf(own.map(({ order }) => order.placed_at)),
      },
      facts,
      considered: considered((own[0] as Told<Order>).contrast),
      rests: detector.needs.map(({ stream }) => stream),
      statement,
    })
  const groups = togetherOf(
    told.filter(({ contrast }) => contrast.oddsDb >= tellDb),
    {
      prefix,
      accountOf: ({ order }) => order.account_id,
      placeOf: ({ order }) => roomOf(order.session_id),
      least: leastGroup,
    },
  )
  const byAccount = Map.groupBy(told, ({ order }) => `${order.account_id}\n${order.session_id}`)
  return [
    ...groups.map((group) => {
      const sessions = [...new Set(group.told.map(({ order }) => order.session_id))].sort()
      const { facts, statement } = telling.ofGroup(group, sessions.length)
      const { members, group_id } = group
      const who = { kind: 'group', id: group_id, session_id: null } as const
      const bounded = { members: members.slice(0, mostMembers), sessions: sessions.slice(0, 50) }
      const counted = { accounts: members.length, in_sessions: sessions.length }
      return finding(who, group.told, { facts: { ...bounded, ...counted, ...facts }, statement })
    }),
    ...[...byAccount.values()].map((own) => {
      const { account_id, session_id } = (own[0] as Told<Order>).order
      return finding({ kind: 'account', id: account_id, session_id }, own, telling.ofAccount(own))
    }),
    ...told.map((one) => {
      const { order_id, session_id } = one.order
      return finding({ kind: 'order', id: order_id, session_id }, [one], telling.ofOrder(one))
    }),
  ]
}
