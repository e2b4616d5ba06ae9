import { statedParameters } from '../stated.ts'

export const assumed = {
  leastTimes: 2,
  mostTimes: 200,
  mostRows: 500_000,
  monthDays: 30,
  leastRepeat: 0.3,
  mostRepeat: 0.6,
  moreThanAHome: 5,
  largestFarm: 100,
  mostOnOne: 300,
  aboutAsMany: 1.5,
  rare: 0.01,
  peersAlike: 0.05,
  leastAlike: 3,
  leastOverlapMs: 60_000,
  standIns: 300,
  mostJudged: 50_000,
  mostStays: 100,
  mostInMinute: 60,
  leastTogether: 3,
  mostPairs: 100_000,
  leastPhones: 4,
  leastTied: 0.6,
  livelier: 3,
  watchDb: 5,
  findingDb: 0,
  suspectedDb: 12.8,
  mostMembers: 300,
  priorDb: -12.8,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastTimes: [
    'sightings',
    'an account that was seen once has no main telephone, and one of these must be after the day of its registration; a purse that pays its only order is its main one',
  ],
  mostTimes: ['sightings', 'bound of memory: of one account with one telephone or purse, the earliest'],
  mostRows: ['accounts', 'bound of memory: the telephones and purses with most accounts are looked at first'],
  monthDays: [
    'd',
    'accounts must be seen with it within one month: a telephone that is sold on has one owner after another',
  ],
  leastRepeat: [
    'ratio',
    'each further account on a home’s telephone or purse is at least this likely, however few of them the records hold',
  ],
  mostRepeat: [
    'ratio',
    'and at most so likely: where more have three than two, it is not homes that the records hold',
  ],
  moreThanAHome: [
    'accounts',
    'from here on the telephones of an import are counted together: homes hardly have so many, farms have many such telephones',
  ],
  largestFarm: [
    'accounts',
    'a worked telephone is taken to hold any number up to this, small ones more often (even on a scale of ratios)',
  ],
  mostOnOne: [
    'accounts',
    'nobody works more on one telephone within a month: an identifier with more is a placeholder that many telephones send',
  ],
  aboutAsMany: [
    'ratio',
    'telephones of one farm have about equally many accounts: those within this ratio are counted together',
  ],
  rare: ['probability', 'company is looked into where strangers keep so much no more often than this'],
  peersAlike: [
    'ratio',
    'of homes of one size at least so many keep company, however few the strangers who do: they watch together as a family does',
  ],
  leastAlike: ['telephones', 'fewer that keep company are homes who like the same rooms'],
  leastOverlapMs: ['ms', 'a shorter overlap is a change of accounts whose end was written down late'],
  standIns: [
    'accounts',
    'others of a session, drawn by lot, that those who share a telephone are held against',
  ],
  mostJudged: ['accounts', 'bound of memory: on the telephones with most accounts first'],
  mostStays: ['stays', 'bound of memory: of one account'],
  mostInMinute: [
    'telephones',
    'a network from which more enter within one minute is a carrier or a campus: such minutes are not paired',
  ],
  leastTogether: ['times', 'fewer minutes in common happen to any two people under one roof'],
  mostPairs: ['pairs', 'bound of memory: pairs with most minutes in common first'],
  leastPhones: ['telephones', 'fewer on one network are a couple or a family in the same evening'],
  leastTied: [
    'ratio',
    'of all pairs of the telephones that must move together: one hand moves all, neighbours only meet now and then',
  ],
  livelier: [
    'ratio',
    'people enter in lively hours: an entry is taken to be at least so many times as likely in the same minute as evenly spread ones',
  ],
  watchDb: ['dB', 'most that is said where a benign cause is not ruled out'],
  findingDb: ['dB', 'lighter ones are not told: they would speak of every home'],
  suspectedDb: [
    'dB',
    'accounts are told of from the weight on at which their telephone or purse is likelier worked than not',
  ],
  mostMembers: ['accounts', 'members that a finding names; how many there are stands beside it'],
  priorDb: ['dB', 'odds that verdicts assume of any subject'],
}

export const parameters = statedParameters(assumed, why)
