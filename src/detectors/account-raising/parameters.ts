import { statedParameters } from '../stated.ts'

export const assumed = {
  leastDays: 8,
  mostADay: 1.5,
  mainShare: 0.7,
  presence: 0.35,
  smallShare: 0.05,
  smallDays: 2,
  windowMinutes: 60,
  standIns: 300,
  chance: 0.05,
  leastMembers: 4,
  mostTogether: 120,
  mostAccounts: 200_000,
  leastShare: 0.01,
  likely: 0.9,
  upkeep: 0.7,
  openP: 0.01,
  watchDb: 5,
  priorDb: -12.8,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastDays: ['days', 'a routine shows over days: whoever logged in on fewer is not looked at'],
  mostADay: [
    'logins',
    'upkeep is one turn a day; people come and go as they like, often several times a day',
  ],
  mainShare: [
    'ratio',
    'of the logins of an account through one telephone or one network: from here on it counts as its own',
  ],
  presence: [
    'ratio',
    'of the days between first and last login on which there was one: upkeep leaves out few',
  ],
  smallShare: [
    'ratio',
    'of the middle order of the import: what costs less serves to have bought and not to have the goods',
  ],
  smallDays: ['days', 'one cheap purchase is a sample; from so many different days on it is a habit'],
  windowMinutes: [
    'min',
    'two logins so near to each other follow one another in a rotation of ten accounts over two hours, with room to spare',
  ],
  standIns: [
    'accounts',
    'drawn from all who log in as regularly: how near their logins lie to those of a set by chance',
  ],
  chance: ['probability', 'how rarely a stand-in may keep to the hours of a set as well as a member does'],
  leastMembers: ['accounts', 'smallest set that is spoken of; families are fewer'],
  mostTogether: [
    'accounts',
    'regular accounts behind one network or telephone: more is a carrier, a campus or a company and is left out, and counted',
  ],
  mostAccounts: ['accounts', 'bound of memory over one import'],
  leastShare: [
    'ratio',
    'no habit is taken to be rarer than this among others: a small import cannot show that it is',
  ],
  likely: ['ratio', 'share of the members of a raised set that keep to its hours'],
  upkeep: ['ratio', 'share of the members of a raised set that buy for next to nothing on several days'],
  openP: [
    'probability',
    'where chance would do as much as often as this, the innocent cause stays open and nobody is suspected',
  ],
  watchDb: ['dB', 'most that may be said while an innocent cause is open'],
  priorDb: [
    'dB',
    'the odds that verdicts assume of any account: the share found in the set replaces them, so they are taken off',
  ],
}

export const parameters = statedParameters(assumed, why)
