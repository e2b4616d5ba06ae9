import type { DetectorParameter } from '../detector.ts'

/** Every number this detector assumes. */
export const assumed = {
  accountDb: 30,
  payerDb: 20,
  sharedDb: 10,
  networkDb: 3,
  allowanceDb: 5,
  leastDb: 1,
  seenPayerDb: 9,
  furtherMemberDb: 8,
  closeDb: 20,
  groupDb: 10,
  leastGroup: 2,
  mostMembers: 2000,
  mostMeans: 50_000,
  mostOrders: 500_000,
  unseenShare: 0.5,
  ordinaryMean: 0.1,
  ordinaryStrength: 10,
  uncomparedDb: 5,
} as const

export const parameters: readonly DetectorParameter[] = [
  {
    name: 'accountDb',
    value: assumed.accountDb,
    unit: 'dB',
    why: 'a listed account is a matter of record, not of chance; what is left is doubt about the list, which the cap on any finding holds',
  },
  {
    name: 'payerDb',
    value: assumed.payerDb,
    unit: 'dB',
    why: 'a listed payer that pays for an unlisted account; one in a hundred is left for gifts and favours, and it falls with the number of buyers it pays for',
  },
  {
    name: 'sharedDb',
    value: assumed.sharedDb,
    unit: 'dB',
    why: 'most that a listed device or address alone may weigh: relatives and neighbours of the team buy for themselves',
  },
  {
    name: 'networkDb',
    value: assumed.networkDb,
    unit: 'dB',
    why: 'most that a listed network may add to another tie; alone it never makes a finding, for whole buildings share one',
  },
  {
    name: 'allowanceDb',
    value: assumed.allowanceDb,
    unit: 'dB',
    why: 'weight of an address, a telephone number or a device seen with the team that no other buyer uses; it falls with the number of its users, as that of a payer does',
  },
  {
    name: 'leastDb',
    value: assumed.leastDb,
    unit: 'dB',
    why: 'orders tied more weakly than this are not told: they carry no weight',
  },
  {
    name: 'seenPayerDb',
    value: assumed.seenPayerDb,
    unit: 'dB',
    why: 'a payer that the list does not name but that paid for a listed account: it may be a relative or a fan who shops here as well, so that it is short of enough also with a shared network',
  },
  {
    name: 'furtherMemberDb',
    value: assumed.furtherMemberDb,
    unit: 'dB',
    why: 'for each further member of the team whose means a buyer uses: a household or a pick-up point explains one home',
  },
  {
    name: 'closeDb',
    value: assumed.closeDb,
    unit: 'dB',
    why: 'most that shared means may weigh for a buyer whom no list names, as for a listed payer',
  },
  {
    name: 'groupDb',
    value: assumed.groupDb,
    unit: 'dB',
    why: 'from here on a buyer is named as one of the group that uses means of a team',
  },
  {
    name: 'leastGroup',
    value: assumed.leastGroup,
    unit: 'accounts',
    why: 'one buyer alone is told by itself; two who use means of the same team are a group',
  },
  {
    name: 'mostMembers',
    value: assumed.mostMembers,
    unit: 'accounts',
    why: 'of a group that are named; its number is told in full',
  },
  {
    name: 'mostMeans',
    value: assumed.mostMeans,
    unit: 'means',
    why: 'bound of memory: means of all teams of an import that are looked for',
  },
  {
    name: 'mostOrders',
    value: assumed.mostOrders,
    unit: 'orders',
    why: 'bound of memory: orders of buyers who use means of a team',
  },
  {
    name: 'unseenShare',
    value: assumed.unseenShare,
    unit: 'probability',
    why: 'how often buying inside the team would pass by a list of its accounts and means, so that a clean list excuses little',
  },
  {
    name: 'ordinaryMean',
    value: assumed.ordinaryMean,
    unit: 'share of paid value',
    why: 'allowance for what an ordinary team buys of its own room, beside the shop’s own comparison',
  },
  {
    name: 'ordinaryStrength',
    value: assumed.ordinaryStrength,
    unit: 'orders',
    why: 'how firmly that allowance is held: as if seen in ten orders, so that shares up to about a fifth stay unremarkable',
  },
  {
    name: 'uncomparedDb',
    value: assumed.uncomparedDb,
    unit: 'dB',
    why: 'most that a share may weigh where the shop has no other session and no order outside',
  },
]
