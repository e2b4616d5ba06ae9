import { statedParameters } from '../stated.ts'

export const assumed = {
  gram: 4,
  leastGrams: 4,
  leastLines: 2,
  leastEchoes: 1,
  exclusive: 0.6,
  closed: 0.6,
  leastMembers: 5,
  leastCounted: 3,
  leastTemplates: 4,
  binLines: 64,
  shuffles: 8,
  shuffledAccounts: 20_000,
  ordinaryShare: 0.08,
  ordinaryStrength: 12,
  alikeSize: 0.25,
  seenShare: 0.8,
  sessionShare: 0.02,
  fewDb: 9,
  clearDb: -2,
  leastJudged: 20,
  sameMembers: 0.2,
  sameWords: 0.3,
  mostLines: 40_000,
  batchComments: 200_000,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  gram: ['characters', 'four characters of Chinese are a phrase of two words: rarely the same by chance'],
  leastGrams: [
    'different n-grams',
    'seven characters and more: cries, numbers and single words, which everybody shares, have fewer',
  ],
  leastLines: [
    'lines',
    'one line says with whom somebody agrees once; two different ones begin to tell a set',
  ],
  leastEchoes: ['accounts', 'others inside the circle who must say a phrase for it to count as shared'],
  exclusive: [
    'ratio',
    'most of those who say a phrase must be inside: what a room says in common is said outside as well',
  ],
  closed: [
    'ratio',
    'most of what somebody says at length must be shared inside; busy ordinary rooms form no circle above one half',
  ],
  leastMembers: ['accounts', 'fewer who talk alike are friends, or chance'],
  leastCounted: [
    'accounts',
    'ordinary accounts that fall into a circle of so many count against every other circle; two may be friends',
  ],
  leastTemplates: [
    'lines',
    'a chant or a draw has one line or two; fewer than four prove nothing of a script',
  ],
  binLines: [
    'lines',
    'speakers are shuffled among so many lines in the order of time: what a moment makes many say stays with it',
  ],
  shuffles: [
    'shuffles',
    'how often, at most, speakers are shuffled to see who would stand in a circle by chance',
  ],
  shuffledAccounts: [
    'accounts',
    'fewer shuffles do where they move so many: one in a thousand is then seen twenty times',
  ],
  ordinaryShare: [
    'ratio',
    'share of honest speakers assumed to fall into a circle, where the import has few to compare with',
  ],
  ordinaryStrength: [
    'accounts',
    'how firmly that share is held: too little to go beyond a second look until some dozen ordinary speakers are seen',
  ],
  alikeSize: [
    'ratio',
    'ordinary circles from this part of its size on count against a circle: three who chat say little of a hundred who recite',
  ],
  seenShare: ['ratio', 'how many of those who speak by a script would be seen in its circle'],
  sessionShare: [
    'ratio',
    'share of comments from which on the room’s talk is no longer its own; below it the room may be the victim of a few',
  ],
  fewDb: ['dB', 'most that a session weighs whose comments are hardly touched: worth a second look only'],
  clearDb: [
    'dB',
    'what it speaks for a session that nobody speaks in a circle: single lines of a script pass unseen',
  ],
  leastJudged: ['accounts', 'with fewer accounts that say two long lines, their difference says nothing'],
  sameMembers: ['ratio', 'circles of two sessions are one group where a fifth of the smaller is in both'],
  sameWords: ['ratio', 'or where so much of what the smaller shares is shared in the other as well'],
  mostLines: [
    'lines',
    'different long lines of one session that are held in memory; the rest is left out and said',
  ],
  batchComments: ['comments', 'sessions are read together up to so many comments, to bound memory'],
}

export const parameters = statedParameters(assumed, why)
