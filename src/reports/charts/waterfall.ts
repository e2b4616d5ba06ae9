import { type Html, html } from '../html/template.ts'

export interface WaterfallBar {
  readonly label: string
  /** Minor units: a height of its own for `total`, taken off for `step`; `part` is within the step before it. */
  readonly amount: number
  readonly text: string
  readonly kind: 'total' | 'step' | 'part'
}

export interface WaterfallText {
  readonly id: string
  readonly title: string
  readonly description: string
}

const row = 30
const left = 214
const width = 760
const plot = 410

/** Where each bar begins and ends, in minor units: every step hangs from what the one before it left. */
export function waterfallSpans(bars: readonly WaterfallBar[]): readonly (readonly [number, number])[] {
  let level = 0
  return bars.map(({ amount, kind }) => {
    if (kind === 'part') return [level, level + amount] as const
    const from = kind === 'total' ? 0 : level
    level = kind === 'total' ? amount : level - amount
    return [Math.min(from, level), Math.max(from, level)] as const
  })
}

/** What is left after each bar, in minor units; a part leaves what its step left. */
export function waterfallLevels(bars: readonly WaterfallBar[]): readonly number[] {
  let level = 0
  return bars.map(({ amount, kind }) => {
    if (kind !== 'part') level = kind === 'total' ? amount : level - amount
    return level
  })
}

const shapeOf = ({ kind, amount }: WaterfallBar): string => {
  if (kind === 'total') return 'total'
  if (kind === 'part') return 'within'
  return amount < 0 ? 'added' : 'taken'
}

/** Horizontal bars from what was asserted to what stands; labels left, values right, so that it prints without colour. */
export function waterfallSvg(bars: readonly WaterfallBar[], text: WaterfallText): Html {
  const spans = waterfallSpans(bars)
  const levels = waterfallLevels(bars)
  const low = Math.min(0, ...spans.map(([from]) => from))
  const high = Math.max(1, ...spans.map(([, until]) => until))
  const x = (amount: number) => Number((left + ((amount - low) / (high - low)) * plot).toFixed(1))
  const height = bars.length * row + 8
  const marks = bars.map((bar, index) => {
    const [from, until] = spans[index] ?? [0, 0]
    const y = index * row + 4
    const part = bar.kind === 'part'
    const thread = x(levels[index] ?? 0)
    return html`<text${part && html` class="soft"`} x="${left - 10}" y="${y + 15}" text-anchor="end">${bar.label}</text>${bar.amount !== 0 && html`<rect class="${shapeOf(bar)}" x="${x(from)}" y="${part ? y + 5 : y}" width="${Math.max(1, x(until) - x(from)).toFixed(1)}" height="${part ? 10 : 20}"/>`}${index + 1 < bars.length && html`<line class="thread" x1="${thread}" x2="${thread}" y1="${part || bar.amount === 0 ? y : y + 20}" y2="${y + row}"/>`}<text class="value${bar.kind === 'total' ? ' strong' : ''}${part ? ' soft' : ''}" x="${width - 4}" y="${y + 15}" text-anchor="end">${bar.text}</text>`
  })
  return html`<svg class="waterfall" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${text.id}-t ${text.id}-d"><title id="${text.id}-t">${text.title}</title><desc id="${text.id}-d">${text.description}</desc><line class="axis" x1="${x(0)}" x2="${x(0)}" y1="0" y2="${height}"/>${marks}</svg>`
}
