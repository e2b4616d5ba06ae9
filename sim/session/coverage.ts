import type { Coverage } from '../scenario.ts'

interface Stream {
  readonly granularity: 'event' | 'burst' | 'merged' | 'counter' | 'none'
  readonly share?: number
}

const whole: Stream = { granularity: 'event', share: 1 }
const none: Stream = { granularity: 'none' }

const acts = [
  'comment',
  'follow',
  'unfollow',
  'share',
  'gift',
  'fanclub',
  'favorite',
  'search',
  'product_view',
  'product_click',
  'cart_add',
  'message_shop',
  'report',
  'heartbeat',
]
const ledger = [
  'order',
  'order_event',
  'product',
  'account',
  'login',
  'review',
  'claim',
  'contract',
  'team',
  'price',
  'banner',
  'promotion',
  'session',
]
const counters = [
  'online',
  'views',
  'unique_viewers',
  'likes',
  'comments',
  'follows',
  'shares',
  'sold',
  'gmv',
]

const every = (names: readonly string[], stream: Stream, prefix = ''): Record<string, Stream> =>
  Object.fromEntries(names.map((name) => [prefix + name, stream]))

/** What each kind of importer holds, as its manifest declares it. */
export const declared: Readonly<Record<Coverage, Readonly<Record<string, Stream>>>> = {
  platform: {
    ...every(['enter', 'leave', ...acts], whole, 'activity.'),
    'activity.like': { granularity: 'burst', share: 1 },
    ...every(counters, { granularity: 'counter', share: 1 }, 'counter.'),
    ...every(ledger, whole),
  },
  merchant: {
    ...every(['enter', 'leave', 'like', ...acts], none, 'activity.'),
    ...every(counters, { granularity: 'counter', share: 1 }, 'counter.'),
    ...every(['session', 'order', 'order_event', 'product', 'claim', 'contract', 'team', 'promotion'], whole),
    ...every(['account', 'login', 'review', 'banner', 'price'], none),
  },
  partial: {
    ...every(['enter', ...acts], whole, 'activity.'),
    'activity.enter': { granularity: 'event', share: 0.6 },
    'activity.leave': none,
    'activity.like': { granularity: 'burst', share: 0.4 },
    ...every(counters, { granularity: 'counter', share: 1 }, 'counter.'),
    ...every(ledger, whole),
  },
  observer: {
    ...every(
      [
        'leave',
        'like',
        'favorite',
        'search',
        'product_view',
        'product_click',
        'cart_add',
        'message_shop',
        'report',
        'heartbeat',
        'unfollow',
      ],
      none,
      'activity.',
    ),
    ...every(['comment', 'gift', 'follow', 'share', 'fanclub'], whole, 'activity.'),
    'activity.enter': { granularity: 'event' },
    'counter.online': { granularity: 'counter', share: 1 },
    session: whole,
    ...every(['order', 'order_event', 'product', 'account', 'login', 'review', 'contract', 'team'], none),
  },
}

/** Whether an importer holds records of a kind at all. */
export function holds(coverage: Coverage, stream: string): boolean {
  const said = declared[coverage][stream]
  return said !== undefined && said.granularity !== 'none'
}
