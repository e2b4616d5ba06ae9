import { bedding } from '../double-eleven/talks.ts'
import { type Goods, newBroadcast, productsOf } from '../world/broadcast.ts'
import { minute, second, shanghai } from '../world/clock.ts'
import { type Files, jsonFile, recordFiles } from '../world/files.ts'
import type { RoomPlan, RoomRanges } from '../world/room.ts'
import { evening, putEvening } from '../world/room.ts'
import { newWorld, put, type Row, rowsOf, type World } from '../world/world.ts'

const started_at = shanghai('2026-11-09 20:00')
const ended_at = started_at + 75 * minute

const goods: Goods = [
  ['云麓 长绒棉四件套', 59900, 29900, 2600, 5],
  ['云麓 大豆纤维冬被', 45900, 23900, 3300, 4],
]

const ranges: RoomRanges = {
  audience: {
    viewsPerMinute: [50, 60],
    returnShare: [0.1, 0.16],
    followerShare: [0.15, 0.25],
    glanceShare: [0.4, 0.5],
    glanceSeconds: [6, 10],
    lookSeconds: [35, 55],
    stayShare: [0.14, 0.2],
    staySeconds: [320, 460],
  },
  acts: {
    likerShare: [0.12, 0.18],
    commenterShare: [0.08, 0.12],
    followerShare: [0.04, 0.06],
    clickerShare: [0.28, 0.36],
    sharerShare: [0.008, 0.015],
  },
  orders: {
    unpaidShare: [0.05, 0.08],
    regretShare: [0.05, 0.08],
    returnShare: [0.07, 0.1],
    refundOnlyShare: [0.02, 0.04],
    shipHours: [14, 22],
    transitDays: [2, 2.8],
  },
}

function planOf(world: World): RoomPlan {
  const random = world.random.fork('observed room')
  const named = { title: '云麓家纺 双十一前夜', category: 'home_textile', started_at, ended_at }
  const broadcast = newBroadcast(world, random, named)
  const raid = started_at + 40 * minute
  return {
    broadcast,
    products: productsOf(world, random, broadcast, goods),
    promotions: [{ at: raid, until: raid + 2 * minute, kind: 'raid', note: '邻居直播间下播后连麦引流' }],
    bursts: [{ at: raid, people: 500, source: 'raid', riseMs: 12 * second, decayMs: 9 * second }],
    talk: bedding,
    ranges,
    orders: [150, 180],
    shelfOrders: [1, 2],
    coupon: { amount: 1000, share: 0.3 },
  }
}

/** The feed that a viewer's client gets: two entries a second at most, and a person's likes until the fifteenth tap. */
const entriesASecond = 2
const tapsAPerson = 15

function throttledEntries(rows: readonly Row[]): Row[] {
  const sent = new Map<number, number>()
  return rows.filter(({ at }) => {
    const instant = Math.floor(Number(at) / second)
    const before = sent.get(instant) ?? 0
    sent.set(instant, before + 1)
    return before < entriesASecond
  })
}

function cutLikes(rows: readonly Row[]): Row[] {
  const tapped = new Map<string, number>()
  return rows.filter(({ account_id, count }) => {
    const before = tapped.get(String(account_id)) ?? 0
    tapped.set(String(account_id), before + Number(count))
    return before < tapsAPerson
  })
}

const seenOf = ({ at, session_id, account_id, kind, count, text }: Row): Row => ({
  at: at ?? '',
  session_id: session_id ?? '',
  account_id: account_id ?? '',
  kind: kind ?? '',
  ...(count === undefined ? {} : { count }),
  ...(text === undefined ? {} : { text }),
})

const manifest = {
  platform: 'douyin',
  source: 'observer',
  timezone: 'Asia/Shanghai',
  coverage: {
    'activity.enter': { granularity: 'event' },
    'activity.comment': { granularity: 'event' },
    'activity.like': { granularity: 'burst' },
    'activity.leave': { granularity: 'none' },
    'counter.online': { granularity: 'counter' },
    'counter.likes': { granularity: 'counter' },
  },
}

/** What an outside observer's recording holds of an honest evening: a part of what happened, and no orders. */
export function observerRoom(seed = 'observer room 2026'): Files {
  const happened = newWorld(seed)
  const plan = planOf(happened)
  putEvening(happened, plan, evening(happened, plan))
  const seen = newWorld(seed)
  const { session_id, room_id, host_id, title } = plan.broadcast
  put(seen, 'session', { session_id, room_id, host_id, platform: 'douyin', title, started_at })
  const acts = Map.groupBy(rowsOf(happened, 'activity'), ({ kind }) => kind)
  const caught = [
    ...throttledEntries(acts.get('enter') ?? []),
    ...cutLikes(acts.get('like') ?? []),
    ...(acts.get('comment') ?? []),
  ]
  for (const row of caught.sort((left, right) => Number(left['at']) - Number(right['at'])))
    put(seen, 'activity', seenOf(row))
  for (const row of rowsOf(happened, 'counter'))
    if (row['name'] === 'online' || row['name'] === 'likes') put(seen, 'counter', row)
  const files = recordFiles(seen)
  files.set('manifest.json', jsonFile(manifest))
  return files
}
