import { median } from './cohort.ts'
import { lnExcessRatio } from './excess.ts'
import { decibans } from './weight.ts'

/** Orders of a session that bear the same mark (0: none), by whether they came back or were kept. */
export interface MarkedRow {
  readonly session_id: string
  readonly mark: number
  readonly back: number
  readonly kept: number
}

interface Counted {
  readonly marked: number
  readonly of: number
}

/** Of the orders of a session that came back, those with the mark, beside the same of those that were kept. */
export interface Contrast {
  readonly session_id: string
  readonly mark: number
  readonly back: Counted
  readonly kept: Counted
  /** The share that bears the mark ordinarily, as high as it may be. */
  readonly high: number
  /** How much likelier an order that bears the mark and came back belongs to the excess of its session than not. */
  readonly oddsDb: number
}

export interface ContrastChoices {
  /** Orders of the whole import, added to the kept ones of each session. */
  readonly pseudoOrders: number
  readonly strength: number
  readonly openDeviations: number
  readonly driftDeviations: number
  readonly leastBack: number
  /** What is held against a session before anything of it is known. */
  readonly sessionDb: number
  readonly mostDb: number
}

const counted = (rows: readonly MarkedRow[], mark: number, fate: 'back' | 'kept'): Counted => ({
  marked: rows.reduce((sum, row) => sum + (row.mark === mark ? row[fate] : 0), 0),
  of: rows.reduce((sum, row) => sum + row[fate], 0),
})

/** An ordinary room’s share of a mark among what comes back: the middle one of those that tell. */
function usualBack(rooms: readonly (readonly MarkedRow[])[], mark: number, least: number): number {
  const shares = rooms
    .map((rows) => counted(rows, mark, 'back'))
    .filter(({ of }) => of >= least)
    .map(({ marked, of }) => marked / of)
  return shares.length < 2 ? 0 : median(shares)
}

function oddsOf(back: Counted, kept: Counted, usual: number, choices: ContrastChoices): [number, number] {
  const { pseudoOrders, strength, openDeviations, driftDeviations, leastBack, sessionDb, mostDb } = choices
  const hits = kept.marked + usual * pseudoOrders
  const of = kept.of + pseudoOrders
  const share = (hits + 0.5) / (of + 1)
  const open = (hits + 1 + openDeviations * Math.sqrt(hits + 1)) / (of + 1)
  const high = Math.min(0.99, open + driftDeviations * Math.sqrt((share * (1 - share)) / strength))
  if (back.marked < leastBack) return [high, Number.NEGATIVE_INFINITY]
  const weight = decibans(lnExcessRatio(back.marked, back.of, { share, strength })) - sessionDb
  const excess = Math.max(0, back.marked - high * back.of) / (1 + 10 ** (-weight / 10))
  if (excess <= 0) return [high, Number.NEGATIVE_INFINITY]
  return [high, Math.min(mostDb, 10 * Math.log10(excess / (back.marked - excess)))]
}

/**
 * Whether what came back of a session bears a mark more often than what was kept does. What is kept is ordinary by and large; where
 * the mark goes with coming back in other rooms too (those who know what they want also know what they do not), that counts.
 */
export function contrastsOf(
  rows: readonly MarkedRow[],
  roomOf: (session_id: string) => string,
  choices: ContrastChoices,
): Contrast[] {
  const rooms = Map.groupBy(rows, ({ session_id }) => roomOf(session_id))
  const sessions = [...Map.groupBy(rows, ({ session_id }) => session_id)]
  const marks = [...new Set(rows.map(({ mark }) => mark))].filter((mark) => mark !== 0).sort()
  return marks.flatMap((mark) => {
    const all = counted(rows, mark, 'kept')
    return sessions.map(([session_id, own]): Contrast => {
      const others = [...rooms].filter(([room]) => room !== roomOf(session_id)).map(([, own]) => own)
      const usual = Math.max(usualBack(others, mark, choices.leastBack), all.marked / Math.max(1, all.of))
      const [back, kept] = [counted(own, mark, 'back'), counted(own, mark, 'kept')]
      const [high, oddsDb] = oddsOf(back, kept, usual, choices)
      return { session_id, mark, back, kept, high, oddsDb }
    })
  })
}

/** The contrasts that tell something, by session and mark. */
export const contrastKey = ({ session_id, mark }: Pick<Contrast, 'session_id' | 'mark'>): string =>
  `${session_id}\n${mark}`
