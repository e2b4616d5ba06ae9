import { statedParameters } from '../stated.ts'

export const assumed = {
  leastStayMinutes: 20,
  windowMinutes: 20,
  leastTogether: 5,
  mostTogether: 2000,
  mostAccounts: 200_000,
  mostStays: 64,
  chance: 0.001,
  present: 0.9,
  leastSlotShare: 0.02,
  looseShare: 0.8,
  fewBuyers: 0.05,
  manyStays: 100,
  leastMembers: 8,
  tiedShare: 0.5,
  watchDb: 5,
  twoRoomsDb: 16,
  priorDb: -12.8,
  silentShare: 0.1,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastStayMinutes: [
    'min',
    'who is paid by the hour stays; most others leave within minutes and would only fill the slots with chance',
  ],
  windowMinutes: [
    'min',
    'width of a slot, for coming as for going; slots overlap by half, so that a crew that takes ten minutes to gather shares one',
  ],
  leastTogether: ['accounts', 'fewer who come and go together twice are friends or a household'],
  mostTogether: [
    'accounts',
    'a slot that holds more is a crowd in which everybody meets: it is left out before pairs are formed, and counted',
  ],
  mostAccounts: [
    'accounts',
    'bound of memory: of accounts with long stays in two rooms or more, those in most rooms are looked at',
  ],
  mostStays: ['stays', 'bound of memory: the stays of one account that are looked at, the earliest first'],
  chance: [
    'probability',
    'how often any two slots of a whole import may look tied by chance, over all pairs of slots that were compared',
  ],
  present: [
    'ratio',
    'share of the stays of a member in these sessions that are expected to keep to the slot',
  ],
  leastSlotShare: [
    'ratio',
    'no slot is taken to be rarer than this among those who stay long: the clock of one source may be coarse',
  ],
  looseShare: [
    'ratio',
    'people who gather for something short come and go over as long a time as they stay: nearer to that than this is no shift',
  ],
  fewBuyers: [
    'ratio',
    'of members that bought and kept anything: a loose gathering below this is no bargain hunt, if it had the chance often',
  ],
  manyStays: [
    'stays',
    'so many stays of all members make it certain that hunters would have bought something',
  ],
  leastMembers: ['accounts', 'smallest group that is spoken of; families and friends are fewer'],
  tiedShare: [
    'ratio',
    'of members from one network, or of members who bought and kept what they bought: from here on a campus or a bargain club explains it; of members on telephones that others of them use as well: from here on it is not people who sit there',
  ],
  watchDb: ['dB', 'most that a group weighs which a benign cause may explain'],
  priorDb: [
    'dB',
    'odds that verdicts assume of any account: what is known of the share of members replaces them, so they are taken off',
  ],
  silentShare: [
    'ratio',
    'of their stays: below this share with any act the group only sat there, as bought viewers do',
  ],
  twoRoomsDb: ['dB', 'most that a group weighs which was seen in two rooms only: hosts may share fans'],
}

export const parameters = statedParameters(assumed, why)
