import { statedParameters } from '../stated.ts'

export const assumed = {
  leastAfter: 2,
  stayedShare: 0.6,
  settleDays: 2,
  agedDays: 30,
  hoursApart: 3,
  leastMembers: 4,
  mostAccounts: 200_000,
  leastShare: 0.01,
  likely: 0.9,
  hoursLikely: 0.7,
  nearHours: 240,
  mostShare: 0.9,
  fewPhones: 0.8,
  openP: 0.01,
  watchDb: 5,
  singleDb: 10,
  fourLikely: 0.5,
  priorDb: -12.8,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastAfter: ['logins', 'one login from elsewhere is a visit; from two on somebody stays there'],
  stayedShare: [
    'ratio',
    'of the logins from then on that come from the new network: who moved house logs in outside, too, who travels comes back',
  ],
  settleDays: [
    'days',
    'at the start of the records everything is new: what changed before this much of them cannot be told from what was always so',
  ],
  agedDays: [
    'days',
    'an account without earlier logins had a life before only if it was registered this long ago',
  ],
  hoursApart: [
    'h',
    'how far the usual hour moves before it is called another one; people vary by an hour or two',
  ],
  leastMembers: ['accounts', 'smallest batch that is spoken of; families are fewer'],
  mostAccounts: ['accounts', 'bound of memory over one import'],
  leastShare: [
    'ratio',
    'no change is taken to be rarer than this among others who moved: a small import cannot show that it is',
  ],
  likely: ['ratio', 'share of the accounts of a batch of which telephone and region are seen to change'],
  hoursLikely: ['ratio', 'share of them whose usual hour changes; a new holder may keep the same hours'],
  nearHours: [
    'h',
    'an arrival so near to the middle one of its batch belongs to it; a batch is handed over within hours, or one by one within days',
  ],
  mostShare: [
    'ratio',
    'most that the share found in a batch may say of one that came with it: somebody may have come there by chance',
  ],
  fewPhones: [
    'ratio',
    'telephones for each account: above this everybody has one of their own, as people who move together do',
  ],
  openP: [
    'probability',
    'where chance would do as much as often as this, the innocent cause stays open and nobody is suspected',
  ],
  watchDb: ['dB', 'most that may be said of a batch while an innocent cause is open'],
  singleDb: [
    'dB',
    'most that may be said of one account that changed alone: somebody who moved far away with a new telephone looks the same',
  ],
  fourLikely: ['ratio', 'share of single hand-overs in which all four changes can be seen'],
  priorDb: [
    'dB',
    'the odds that verdicts assume of any account: the share found in the batch replaces them, so they are taken off',
  ],
}

export const parameters = statedParameters(assumed, why)
