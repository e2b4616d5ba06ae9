import type { Coverage } from '../scenario.ts'

interface Stream {
  readonly granularity: 'event' | 'burst' | 'merged' | 'counter' | 'none'
  /** Absent where nobody can say. */
  readonly share?: number
}

type Streams = Readonly<Record<string, Stream>>

const whole: Stream = { granularity: 'event', share: 1 }
const none: Stream = { granularity: 'none' }
const shown: Stream = { granularity: 'counter', share: 1 }

/** What viewers can see others do. */
const open = ['comment', 'follow', 'share', 'gift', 'fanclub']
/** What only the platform sees. */
const closed = [
  'unfollow',
  'favorite',
  'search',
  'product_view',
  'product_click',
  'cart_add',
  'message_shop',
  'report',
]
const flow = ['enter', 'leave', 'heartbeat', 'like']
const ledger = ['order', 'order_event', 'product', 'account', 'login', 'review', 'contract', 'team', 'price']
const told = ['session', 'banner', 'promotion', 'claim']
const counters = [
  'online',
  'views',
  'unique_viewers',
  'likes',
  'comments',
  'follows',
  'shares',
  'heat',
  'sold',
  'gmv',
]

const every = (names: readonly string[], stream: Stream, prefix = ''): Streams =>
  Object.fromEntries(names.map((name) => [prefix + name, stream]))

const activity = (names: readonly string[], stream: Stream): Streams => every(names, stream, 'activity.')

/** Shares of entries and of likes that a throttled feed lets through. */
export const throttled = { enter: 0.6, like: 0.4 } as const

/** What each kind of importer holds, as its manifest declares it. */
export const declared: Readonly<Record<Coverage, Streams>> = {
  platform: {
    ...activity(['enter', 'leave', ...open, ...closed], whole),
    'activity.like': { granularity: 'burst', share: 1 },
    'activity.heartbeat': none,
    ...every(counters, shown, 'counter.'),
    ...every([...ledger, ...told], whole),
  },
  merchant: {
    ...activity([...flow, ...open, ...closed], none),
    ...every(counters, shown, 'counter.'),
    ...every(['session', 'order', 'order_event', 'product', 'claim', 'contract', 'team', 'promotion'], whole),
    ...every(['account', 'login', 'review', 'banner', 'price'], none),
  },
  partial: {
    ...activity(['heartbeat', ...open, ...closed], whole),
    'activity.enter': { granularity: 'event', share: throttled.enter },
    'activity.leave': none,
    'activity.like': { granularity: 'burst', share: throttled.like },
    ...every(counters, shown, 'counter.'),
    ...every([...ledger, ...told], whole),
  },
  observer: {
    ...activity(['leave', 'heartbeat', 'like', ...closed], none),
    ...activity(open, whole),
    'activity.enter': { granularity: 'event' },
    ...every(counters, none, 'counter.'),
    'counter.online': shown,
    ...every(ledger, none),
    ...every(['session', 'claim'], whole),
    banner: { granularity: 'event' },
    promotion: none,
  },
}

/** Whether an importer holds records of a kind, or of a sort of a kind (`activity.enter`, `counter.online`). */
export const holds = (coverage: Coverage, stream: string): boolean =>
  declared[coverage][stream]?.granularity !== 'none'
