import { lnGamma } from '../weight.ts'
import { assumed } from './parameters.ts'
import type { Rhythm } from './usual.ts'

/** A sequence with how rare its sameness is. */
export interface Timed {
  readonly rhythm: Rhythm
  readonly lnRare: number
}

/** Accounts that keep one tempo. */
export interface Tempo {
  readonly tempo_ms: number
  /** Different accounts whose sequences are rare, and all that have this usual interval. */
  readonly regular: number
  readonly all: number
  /** How many regular ones would be expected here. */
  readonly expected: number
  readonly lnP: number
}

/** ln P(X ≥ k) for a Poisson number. */
function lnPoissonTail(k: number, expected: number): number {
  if (k <= 0) return 0
  let [term, sum] = [1, 1]
  for (let more = 1; more < 1000 && term > 1e-16 * sum; more += 1) {
    term *= expected / (k + more)
    sum += term
  }
  return Math.min(0, k * Math.log(expected) - expected - lnGamma(k + 1) + Math.log(sum))
}

const cellOf = ({ tempo_ms }: Rhythm): number =>
  Math.round(Math.log(Math.max(1, tempo_ms)) / assumed.cellWidth)

const accountsOf = (timed: readonly Timed[]): number =>
  new Set(timed.map(({ rhythm }) => rhythm.account_id)).size

/** Most of its intervals repeat, and ordinary accounts hardly ever do that. */
export const isRegular = ({ lnRare, rhythm }: Timed): boolean =>
  lnRare <= Math.log(assumed.regularP) && rhythm.same > assumed.majority * rhythm.pairs

/**
 * Tempos by cell. Regular sequences are expected at any tempo in the share that ordinary accounts have of them, where the
 * platform’s own packets are a tempo of many; and of those who have a tool each, few keep the same tempo by chance.
 */
export function temposOf(timed: readonly Timed[]): (one: Timed) => Tempo {
  const byCell = Map.groupBy(timed, ({ rhythm }) => cellOf(rhythm))
  const regularCells = [...byCell].filter(([, own]) => own.some(isRegular)).map(([cell]) => cell)
  const span = Math.max(60, Math.max(...regularCells, 0) - Math.min(...regularCells, 0))
  const regulars = accountsOf(timed.filter(isRegular))
  const known = new Map<number, Tempo>()
  const tempoAt = (cell: number, tempo_ms: number): Tempo => {
    const near = [cell - 1, cell, cell + 1].flatMap((each) => byCell.get(each) ?? [])
    const [regular, all] = [accountsOf(near.filter(isRegular)), accountsOf(near)]
    const expected = assumed.regularP * all + (3 * (regulars - regular)) / span + 0.05
    const tests = Math.log(Math.max(1, regularCells.length))
    return { tempo_ms, regular, all, expected, lnP: Math.min(0, lnPoissonTail(regular, expected) + tests) }
  }
  return (one) => {
    const cell = cellOf(one.rhythm)
    const tempo = known.get(cell) ?? tempoAt(cell, one.rhythm.tempo_ms)
    known.set(cell, tempo)
    return tempo
  }
}
