import { statedParameters } from '../stated.ts'

export const assumed = {
  leastTaken: 4,
  leastAccounts: 3,
  meansOnlyDb: 10,
  leastOthers: 20,
  mostDb: 20,
  mostForDb: 10,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastTaken: [
    'orders',
    'another shop’s people may try a purchase or two and think better of it: fewer taken back are not told',
  ],
  leastAccounts: [
    'accounts',
    'of another team that take back: one or two may have ordered for a coupon and thought better of it',
  ],
  meansOnlyDb: [
    'dB',
    'most of an order tied by a payer or device alone: it may have been lent, and does not say who ordered',
  ],
  leastOthers: [
    'orders',
    'of a shop with fewer orders by others it is not known how many are ordinarily taken back',
  ],
  mostDb: [
    'dB',
    'lists of a team are kept by people and grow old; one in a hundred is left for a mistake in them',
  ],
  mostForDb: [
    'dB',
    'most that it speaks for a session: that others placed these orders does not say that nobody else placed any',
  ],
}

export const parameters = statedParameters(assumed, why)
