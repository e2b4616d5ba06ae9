import { statedParameters } from '../stated.ts'

export const assumed = {
  limit: 6,
  overDb: 20,
  watchDb: 5,
  mostOnOne: 300,
  mostMembers: 300,
  mostRows: 200_000,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  limit: [
    'accounts',
    'most that platforms let one identity hold; where an import holds several platforms, so many on each of them',
  ],
  overDb: [
    'dB',
    'a platform refuses what is beyond its limit, so that the identity was passed by its check: weighed against one identity in a hundred that the provider gave to two people, no more than any one source may weigh',
  ],
  watchDb: ['dB', 'most that is said where a benign cause is not ruled out'],
  mostOnOne: [
    'accounts',
    'an identity with more is what a provider gives where it has none, such as the token of an empty text',
  ],
  mostMembers: ['accounts', 'members that a finding names; how many there are stands beside it'],
  mostRows: ['accounts', 'bound of memory: of identities beyond the limit'],
}

export const parameters = statedParameters(assumed, why)
