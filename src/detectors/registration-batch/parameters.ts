import { statedParameters } from '../stated.ts'

export const assumed = {
  least: 5,
  ratio: 5,
  batchHours: 36,
  leastMembers: 6,
  coveredShare: 0.2,
  makersMarks: 2,
  oddsDb: 6,
  groupDb: 20,
  silentDb: 16,
  watchDb: 5,
  lifeDays: 7,
  leastSilent: 12,
  chance: 0.001,
  silentFloor: 0.3,
  campaignShare: 0.5,
  campaignLift: 3,
  priorDb: -12.8,
  suspectedDb: 12.8,
  mostMembers: 300,
  mostRows: 500_000,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  least: ['accounts', 'fewer with a telephone, an identity or a name in common are a home or chance'],
  ratio: [
    'ratio',
    'how many times what the value has at other times, or the fullest of a hundred values, so many must be',
  ],
  batchHours: [
    'h',
    'accounts made in one go are made within a day or two; the statement looks so far back and ahead',
  ],
  leastMembers: ['accounts', 'smallest batch that is spoken of; families are fewer'],
  coveredShare: [
    'ratio',
    'of the members that must have a mark in common before it counts as one of the batch',
  ],
  makersMarks: [
    'marks',
    'of telephone, range of numbers, identity and name that a batch needs: an event explains one network, a school one range, a shop one telephone',
  ],
  oddsDb: ['dB', 'odds from which on an account is told of as a member'],
  groupDb: ['dB', 'most that a batch weighs: no single kind of source carries more'],
  silentDb: [
    'dB',
    'most that a batch weighs that has nothing in common but its hours and its silence: what made it silent may be something else',
  ],
  watchDb: ['dB', 'most that is said where a benign cause is not ruled out'],
  lifeDays: ['d', 'an account must have had so long to give a sign of life'],
  leastSilent: ['accounts', 'fewer who never come back after signing up within some hours happen everywhere'],
  chance: ['probability', 'how often such a burst may come about anywhere in an import by chance'],
  silentFloor: ['ratio', 'of newcomers, at least so many never come back, however few the records hold'],
  campaignShare: [
    'ratio',
    'of a burst that must have come the same unusual way for a campaign to explain it',
  ],
  campaignLift: ['ratio', 'a way in is unusual where so many times as many of the burst took it as of all'],
  priorDb: ['dB', 'odds that verdicts assume of any account: the size of the batch replaces them'],
  suspectedDb: ['dB', 'accounts are told of from this weight of their batch on'],
  mostMembers: ['accounts', 'members that a finding names; how many there are stands beside it'],
  mostRows: ['rows', 'bound of memory: the fullest values first, the earliest registrations first'],
}

export const parameters = statedParameters(assumed, why)
