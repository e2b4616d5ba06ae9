import { type Csr, csrOf } from '../../graph/csr.ts'
import { assumed } from './parameters.ts'
import type { Stays } from './stays.ts'

const windowMs = assumed.windowMinutes * 60_000
/** Windows are laid four times, each shifted by half a width in coming, in going, or in both. */
const shifts = [
  [0, 0],
  [0, 0.5],
  [0.5, 0],
  [0.5, 0.5],
] as const

/** A slot: those who came to a session within one window and left it within another. */
export interface Slots {
  /** Slots of each account. */
  readonly slotsOf: Csr
  /** Session of each slot. */
  readonly place: Int32Array
  readonly size: Int32Array
  /** Slots left out because too many were in them. */
  readonly crowded: number
}

/** Windows from the first stay of a session, and windows that a stay lasts: more than any session has, so that a number names a slot. */
const mostWindows = 4096
const clamped = (windows: number): number => Math.min(mostWindows - 1, Math.max(0, windows))

/** The window of the first stay of each session. */
function firstWindows({ place, came }: Stays): Map<number, number> {
  const first = new Map<number, number>()
  for (let stay = 0; stay < place.length; stay += 1) {
    const window = Math.floor((came[stay] as number) / windowMs)
    const own = place[stay] as number
    if (window < (first.get(own) ?? Number.POSITIVE_INFINITY)) first.set(own, window)
  }
  return first
}

/** Number of the slot of every stay under every shift. */
function numbered(stays: Stays): { count: number; slot: Int32Array } {
  const { place, came, went } = stays
  const first = firstWindows(stays)
  const numbers = new Map<number, number>()
  const slot = new Int32Array(place.length * shifts.length)
  for (let stay = 0; stay < place.length; stay += 1)
    for (const [shift, [early, late]] of shifts.entries()) {
      const own = place[stay] as number
      const from = Math.floor((came[stay] as number) / windowMs + early)
      const lasts = clamped(Math.floor((went[stay] as number) / windowMs + late) - from)
      const begins = clamped(from - (first.get(own) ?? from))
      const name = ((own * mostWindows + begins) * mostWindows + lasts) * shifts.length + shift
      const known = numbers.get(name) ?? numbers.size
      if (known === numbers.size) numbers.set(name, known)
      slot[stay * shifts.length + shift] = known
    }
  return { count: numbers.size, slot }
}

/** The slots in which neither too few nor too many were together. */
export function slotsOf(stays: Stays): Slots {
  const { count, slot } = numbered(stays)
  const size = new Int32Array(count)
  for (const own of slot) size[own] = (size[own] as number) + 1
  const number = new Int32Array(count).fill(-1)
  const kept: number[] = []
  let crowded = 0
  for (let own = 0; own < size.length; own += 1) {
    const together = size[own] as number
    if (together > assumed.mostTogether) crowded += 1
    if (together < assumed.leastTogether || together > assumed.mostTogether) continue
    number[own] = kept.length
    kept.push(own)
  }
  const place = new Int32Array(kept.length)
  const pairs: [number[], number[]] = [[], []]
  for (let at = 0; at < slot.length; at += 1) {
    const own = number[slot[at] as number] as number
    if (own < 0) continue
    const stay = Math.floor(at / shifts.length)
    place[own] = stays.place[stay] as number
    pairs[0].push(stays.account[stay] as number)
    pairs[1].push(own)
  }
  return {
    slotsOf: csrOf(stays.ids.length, Int32Array.from(pairs[0]), Int32Array.from(pairs[1])),
    place,
    size: Int32Array.from(kept, (own) => size[own] as number),
    crowded,
  }
}
