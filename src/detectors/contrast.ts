import { median } from './cohort.ts'
import { lnExcessRatio } from './excess.ts'
import { decibans } from './weight.ts'

/** Buyers of a session whose orders bear the same mark (0: none), by whether these came back or were kept. */
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

/** Of the buyers of a session whose orders came back, those with the mark, beside the same of those who kept theirs. */
export interface Contrast {
  readonly session_id: string
  readonly mark: number
  readonly back: Counted
  readonly kept: Counted
  /** The share that bears the mark ordinarily, as high as it may be. */
  readonly high: number
  /** Its share among what comes back in other rooms; null where fewer than two of them tell. */
  readonly usual: number | null
  /** How much likelier an order that bears the mark and came back belongs to the excess of its session than not. */
  readonly oddsDb: number
}

export interface ContrastChoices {
  /** Buyers of the whole import who kept theirs, added to those of each session. */
  readonly pseudoOrders: number
  readonly strength: number
  readonly openDeviations: number
  readonly driftDeviations: number
  readonly leastBack: number
  /** What is held against a session before anything of it is known. */
  readonly sessionDb: number
  readonly mostDb: number
}

interface Usual {
  readonly share: number
  /** How far rooms differ, in standard deviations. */
  readonly spread: number
}

type Fate = 'back' | 'kept'

const counted = (rows: readonly MarkedRow[], mark: number, fate: Fate): Counted => ({
  marked: rows.reduce((sum, row) => sum + (row.mark === mark ? row[fate] : 0), 0),
  of: rows.reduce((sum, row) => sum + row[fate], 0),
})

/** Of a normal distribution, how many median absolute deviations are one standard deviation. */
const deviationsOfMedian = 1.4826

/** What comes back in rooms, by the middle one: a few where orders are placed by task do not make these ordinary. */
function usualOf(shares: readonly number[]): Usual | null {
  if (shares.length < 2) return null
  const share = median(shares)
  return { share, spread: deviationsOfMedian * median(shares.map((each) => Math.abs(each - share))) }
}

/** For each room, what comes back in the others of those that tell. */
function usualElsewhere(
  rooms: ReadonlyMap<string, readonly MarkedRow[]>,
  mark: number,
  least: number,
): ReadonlyMap<string, Usual | null> {
  const telling = [...rooms].flatMap(([room, rows]) => {
    const { marked, of } = counted(rows, mark, 'back')
    return of >= least ? [{ room, share: marked / of }] : []
  })
  const elsewhere = (own: string) => telling.flatMap(({ room, share }) => (room === own ? [] : [share]))
  return new Map([...rooms.keys()].map((room) => [room, usualOf(elsewhere(room))]))
}

interface Held {
  readonly back: Counted
  readonly kept: Counted
  /** The share of the mark among all that were kept. */
  readonly everywhere: number
  readonly usual: Usual | null
}

/** What is ordinary is told by what was kept, or by what comes back elsewhere where that is more. */
function oddsOf({ back, kept, everywhere, usual }: Held, choices: ContrastChoices): [number, number] {
  const { pseudoOrders, strength, openDeviations, driftDeviations, leastBack, sessionDb, mostDb } = choices
  const hits = kept.marked + everywhere * pseudoOrders
  const of = kept.of + pseudoOrders
  const share = Math.min(0.99, Math.max((hits + 0.5) / (of + 1), usual?.share ?? 0))
  const open = (hits + 1 + openDeviations * Math.sqrt(hits + 1)) / (of + 1)
  const elsewhere = usual === null ? 0 : usual.share + openDeviations * usual.spread
  const drift = driftDeviations * Math.sqrt((share * (1 - share)) / strength)
  const high = Math.min(0.99, Math.max(open, elsewhere) + drift)
  if (back.marked < leastBack) return [high, Number.NEGATIVE_INFINITY]
  const weight = decibans(lnExcessRatio(back.marked, back.of, { share, strength })) - sessionDb
  const excess = Math.max(0, back.marked - high * back.of) / (1 + 10 ** (-weight / 10))
  if (excess <= 0) return [high, Number.NEGATIVE_INFINITY]
  return [high, Math.min(mostDb, 10 * Math.log10(excess / (back.marked - excess)))]
}

/**
 * Whether what came back of a session bears a mark more often than what was kept does. What is kept is ordinary by and large; where
 * the mark goes with coming back in other rooms too (those who know what they want also know what they do not), that is ordinary.
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
    const everywhere = all.marked / Math.max(1, all.of)
    const elsewhere = usualElsewhere(rooms, mark, choices.leastBack)
    return sessions.map(([session_id, own]): Contrast => {
      const usual = elsewhere.get(roomOf(session_id)) ?? null
      const [back, kept] = [counted(own, mark, 'back'), counted(own, mark, 'kept')]
      const [high, oddsDb] = oddsOf({ back, kept, everywhere, usual }, choices)
      return { session_id, mark, back, kept, high, usual: usual?.share ?? null, oddsDb }
    })
  })
}

/** The contrasts that tell something, by session and mark. */
export const contrastKey = ({ session_id, mark }: Pick<Contrast, 'session_id' | 'mark'>): string =>
  `${session_id}\n${mark}`
