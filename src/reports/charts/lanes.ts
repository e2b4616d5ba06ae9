/** A stretch of the axis with its label, in the units of the drawing. */
export interface Span {
  readonly from: number
  readonly until: number
  readonly label: string
}

/** Where a span's label stands, and on which line, so that no two labels or bars meet. */
export interface Placed {
  readonly lane: number
  readonly textAt: number
  readonly anchor: 'start' | 'end'
}

const gap = 8

/** Roughly how wide a label is drawn at 12 units; Han characters are twice as wide as Latin ones. */
export const widthOf = (label: string): number =>
  [...label].reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 12.5 : 7), 0)

/** Puts each span on the first line where it and its label have room; a label that would leave the drawing stands to the left. */
export function lanesOf(spans: readonly Span[], right: number): readonly Placed[] {
  const taken: [number, number][][] = []
  return spans.map(({ from, until, label }) => {
    const wide = widthOf(label)
    const overflows = from + wide > right
    const textAt = overflows ? Math.min(right, Math.max(until, from)) : from
    const extent: [number, number] = overflows
      ? [Math.min(from, textAt - wide), textAt + gap]
      : [from, Math.max(until, from + wide) + gap]
    const free = taken.findIndex((line) => line.every(([a, b]) => extent[1] <= a || b <= extent[0]))
    const lane = free === -1 ? taken.length : free
    taken[lane] = [...(taken[lane] ?? []), extent]
    return { lane, textAt, anchor: overflows ? 'end' : 'start' }
  })
}
