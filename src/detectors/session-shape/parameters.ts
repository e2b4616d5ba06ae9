import { statedParameters } from '../stated.ts'

export const assumed = {
  briefSeconds: 300,
  quietActs: 2,
  leastViews: 10,
  leastMatched: 4,
  leastShare: 0.9,
  oddsBetween: 3,
  shrinkViews: 20,
  leastOrdinary: 0.02,
  clearDb: -3,
  judgedDb: 12.8,
  bornAgain: 8,
  tiedAgain: 4,
  learntViews: 10,
  rounds: 40,
  leastOdds: 1.5,
  mostViewDb: 20,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  briefSeconds: [
    's',
    'glances and looks around end well before five minutes; what lasts longer is a stay that somebody means',
  ],
  quietActs: ['acts', 'a stay with a tap or two is still a quiet one: machines are made to tap now and then'],
  leastViews: ['views', 'a session with fewer quiet stays than this has no shape to compare'],
  leastMatched: ['sessions', 'below four sessions a middle one says nothing of what is ordinary'],
  leastShare: ['ratio', 'stays need nearly all entries and exits; a throttled feed loses one end of many'],
  oddsBetween: [
    'ratio',
    'odds of a stay by somebody without another life may ordinarily differ this much between rooms',
  ],
  shrinkViews: ['views', 'a session’s own brief visitors count against twenty of the whole import’s'],
  leastOrdinary: ['ratio', 'share of stayers without another life below which no session is held to be'],
  clearDb: [
    'dB',
    'most that an ordinary shape speaks for a session: machines with lives of their own have it',
  ],
  judgedDb: ['dB', 'single views are picked out only where the session itself is likelier made up than not'],
  bornAgain: ['ratio', 'the excess may hold at most this part of ordinary viewers’ brief visits elsewhere'],
  tiedAgain: ['ratio', 'the excess may hold at most this part of ordinary viewers’ follows and orders'],
  learntViews: ['views', 'the excess is learnt as if so many ordinary views were in it, against chance'],
  rounds: ['rounds', 'expectation and maximisation settle within twenty; forty leave room'],
  leastOdds: ['ratio', 'odds from which a view is told: three to two that it belongs to the excess'],
  mostViewDb: ['dB', 'one view is judged by its company; one in a hundred is left for a quiet newcomer'],
}

export const parameters = statedParameters(assumed, why)

/** Parts of the quiet stays beyond the ordinary, among which the alternative is averaged. */
export const allegedParts = [0.05, 0.1, 0.2, 0.4, 0.8] as const
