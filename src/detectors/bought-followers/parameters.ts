import { statedParameters } from '../stated.ts'

export const assumed = {
  leastShare: 0.95,
  shortSeconds: 300,
  slackSeconds: 2,
  freshDays: 7,
  leastEmpty: 5,
  lostShare: 0.02,
  emptyShare: 0.03,
  spread: 1.3,
  likely: 0.9,
  clusterShare: 0.01,
  mostClusterRatio: 20,
  accuseDb: 20,
  suspectedDb: 12.8,
  watchDb: 5,
  clearDb: -3,
  priorDb: -12.8,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastShare: [
    'ratio',
    'where entries are lost, a follow without one proves nothing: sessions that hold less are not judged',
  ],
  shortSeconds: [
    's',
    'who only comes to press the button is gone by then; others are held against people as brief',
  ],
  slackSeconds: ['s', 'an entry may be stamped this much after the follow that it belongs to'],
  freshDays: [
    'd',
    'accounts this young at the follow have had no time to be seen elsewhere; a campaign brings many of them at once',
  ],
  leastEmpty: ['follows', 'fewer follows by accounts that do nothing else are not worth anybody’s suspicion'],
  lostShare: [
    'ratio',
    'share of accounts whose entry even a complete ledger may lack: late rows, test accounts, lost rows',
  ],
  emptyShare: [
    'ratio',
    'no fewer genuine followers than this are taken to look in once and never do anything else, whatever the room shows',
  ],
  spread: [
    'ratio',
    'how far genuine sessions may lie above the middle one of the import before anything is made of it',
  ],
  likely: [
    'ratio',
    'share of bought followers that come the way their seller sends them, without an entry or only just',
  ],
  clusterShare: [
    'ratio',
    'no span of registration is taken to hold a smaller part of ordinary accounts: registries have gaps and batches',
  ],
  mostClusterRatio: [
    'ratio',
    'most that one account’s registration beside the others may count: its neighbours are not independent',
  ],
  accuseDb: [
    'dB',
    'a session must weigh this much before single followers of it are picked out: one chance in a hundred',
  ],
  suspectedDb: ['dB', 'from here on a follow is likelier bought than not, and counts as picked out'],
  watchDb: ['dB', 'most that a session weighs in which no followers could be picked out'],
  clearDb: [
    'dB',
    'most that ordinary follows speak for a session: bought ones may be made to look like them',
  ],
  priorDb: [
    'dB',
    'odds that verdicts assume of any account: the share found in the session replaces them, so they are taken off',
  ],
}

export const parameters = statedParameters(assumed, why)

/** Shares of bought follows among which the alternative is averaged. */
export const allegedShares = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.95] as const

/** Hours on either side of a registration in which others are counted: sellers make accounts within hours or days. */
export const clusterHours = [2, 12, 48] as const
