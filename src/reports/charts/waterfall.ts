import { type Html, html } from '../html/template.ts'

export interface WaterfallBar {
  readonly label: string
  /** Minor units: a height of its own for `total`, taken off for `step`. */
  readonly amount: number
  readonly text: string
  readonly kind: 'total' | 'step'
}

export interface WaterfallText {
  readonly id: string
  readonly title: string
  readonly description: string
}

const row = 30
const left = 190
const width = 720
const plot = 380

/** Where each bar begins and ends, in minor units: every step hangs from what the one before it left. */
export function waterfallSpans(bars: readonly WaterfallBar[]): readonly (readonly [number, number])[] {
  let level = 0
  return bars.map(({ amount, kind }) => {
    const from = kind === 'total' ? 0 : level
    level = kind === 'total' ? amount : level - amount
    return [Math.min(from, level), Math.max(from, level)] as const
  })
}

/** Horizontal bars from what was asserted to what stands; labels left, values right, so that it prints without colour. */
export function waterfallSvg(bars: readonly WaterfallBar[], text: WaterfallText): Html {
  const spans = waterfallSpans(bars)
  const low = Math.min(0, ...spans.map(([from]) => from))
  const high = Math.max(1, ...spans.map(([, until]) => until))
  const x = (amount: number) => Number((left + ((amount - low) / (high - low)) * plot).toFixed(1))
  const height = bars.length * row + 8
  const marks = bars.map((bar, index) => {
    const [from, until] = spans[index] ?? [0, 0]
    const y = index * row + 4
    const shape = bar.kind === 'total' ? 'total' : bar.amount < 0 ? 'added' : 'taken'
    return html`<text x="${left - 10}" y="${y + 15}" text-anchor="end">${bar.label}</text><rect class="${shape}" x="${x(from)}" y="${y}" width="${Math.max(1, x(until) - x(from)).toFixed(1)}" height="20"/>${index + 1 < bars.length && html`<line class="thread" x1="${x(bar.kind === 'total' ? until : bar.amount < 0 ? until : from)}" x2="${x(bar.kind === 'total' ? until : bar.amount < 0 ? until : from)}" y1="${y + 20}" y2="${y + row}"/>`}<text class="value${bar.kind === 'total' ? ' strong' : ''}" x="${width - 4}" y="${y + 15}" text-anchor="end">${bar.text}</text>`
  })
  return html`<svg class="waterfall" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${text.id}-t ${text.id}-d"><title id="${text.id}-t">${text.title}</title><desc id="${text.id}-d">${text.description}</desc><line class="axis" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${height}"/>${marks}</svg>`
}
