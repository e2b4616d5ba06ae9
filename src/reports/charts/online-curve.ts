import { type Html, html } from '../html/template.ts'
import { lanesOf } from './lanes.ts'

export interface CurveValue {
  readonly at: number
  readonly online: number | null
  readonly displayed: number | null
}

export interface CurveMark {
  readonly from: number
  readonly until: number
  readonly label: string
  readonly kind: 'finding' | 'promotion'
}

export interface CurveData {
  readonly from: number
  readonly until: number
  readonly points: readonly CurveValue[]
  /** In the order of their labels. */
  readonly marks: readonly CurveMark[]
}

export interface CurveText {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly online: string
  readonly displayed: string
  /** The units of the two axes. */
  readonly people: string
  readonly time: string
  readonly clock: (at: number) => string
}

const box = { width: 760, plot: 200, left: 62, right: 24, bottom: 44, lane: 24, head: 22 }
const mostPoints = 600
const minute = 60_000

const grouped = (value: number): string =>
  String(Number(value.toFixed(1))).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** A round number at or above the largest value, so that the axis reads easily. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return ([1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power
}

/** Instants on round minutes, at most eight of them. */
export function timeTicks(from: number, until: number): number[] {
  const lasting = Math.max(1, until - from)
  const step =
    ([1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720].find((minutes) => lasting / (minutes * minute) <= 7) ??
      1440 * Math.ceil(lasting / (7 * 1440 * minute))) * minute
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((until - first) / step) + 1 }, (_, index) => first + index * step)
}

/** At most `most` points, the highest of each stretch kept, so that no peak is lost. */
export function thinned(points: readonly CurveValue[], most = mostPoints): readonly CurveValue[] {
  if (points.length <= most) return points
  const stretch = Math.ceil(points.length / most)
  const height = ({ online, displayed }: CurveValue) => Math.max(online ?? -1, displayed ?? -1)
  return Array.from({ length: Math.ceil(points.length / stretch) }, (_, index) =>
    points.slice(index * stretch, (index + 1) * stretch).reduce((a, b) => (height(b) > height(a) ? b : a)),
  )
}

type Mouth = 'online' | 'displayed'
type Place = (value: number) => number

/** The path of one line; it breaks where that mouth was silent. */
function pathOf(points: readonly CurveValue[], mouth: Mouth, [x, y]: readonly [Place, Place]): string {
  let open = false
  return points
    .map((point) => {
      const value = point[mouth]
      const move = open ? 'L' : 'M'
      open = value !== null
      return value === null ? '' : `${move}${x(point.at)} ${y(value)}`
    })
    .join('')
}

interface Frame {
  readonly x: Place
  readonly y: Place
  readonly top: number
  readonly floor: number
  readonly most: number
}

function axes({ x, y, most, floor }: Frame, data: CurveData, text: CurveText): Html[] {
  const { width, left, right } = box
  const levels = [0, 0.25, 0.5, 0.75, 1].map((part) => most * part)
  return [
    html`<text x="${left - 8}" y="${y(most) - 10}" text-anchor="end" class="unit">${text.people}</text><text x="${width - right}" y="${floor + 38}" text-anchor="end" class="unit">${text.time}</text>`,
    ...levels.map(
      (level) =>
        html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(level)}" y2="${y(level)}"/><text x="${left - 8}" y="${y(level) + 4}" text-anchor="end">${grouped(level)}</text>`,
    ),
    ...timeTicks(data.from, data.until).map(
      (at) =>
        html`<line class="axis" x1="${x(at)}" x2="${x(at)}" y1="${floor}" y2="${floor + 4}"/><text x="${x(at)}" y="${floor + 19}" text-anchor="middle">${text.clock(at)}</text>`,
    ),
  ]
}

/** A bar with its label above the plot, and the same stretch within it where it is not nearly all of the session. */
function marked({ x, floor, top }: Frame, data: CurveData): Html[] {
  const right = box.width - box.right
  const spans = data.marks.map(({ from, until, label }) => ({ from: x(from), until: x(until), label }))
  const places = lanesOf(spans, right)
  return data.marks.map(({ kind, label, from, until }, index) => {
    const { lane, textAt, anchor } = places[index] ?? { lane: 0, textAt: 0, anchor: 'start' }
    const y = lane * box.lane
    const wide = Math.max(4, x(until) - x(from)).toFixed(1)
    const within = kind === 'finding' && until - from < (data.until - data.from) * 0.9
    return html`${within && html`<rect class="band" x="${x(from)}" y="${top}" width="${wide}" height="${floor - top}"/>`}<rect class="${kind}" x="${Math.min(x(from), right - 4)}" y="${y + 16}" width="${wide}" height="5"/><text class="mark" x="${textAt}" y="${y + 12}" text-anchor="${anchor}">${label}</text>`
  })
}

/** Displayed and recorded viewers over time; findings and promotions on record stand above, each on a line of its own where they would meet. */
export function onlineCurveSvg(data: CurveData, text: CurveText): Html {
  const points = thinned([...data.points].sort((a, b) => a.at - b.at))
  const { width, plot, left, right, bottom, lane, head } = box
  const span = Math.max(1, data.until - data.from)
  const most = roundAbove(Math.max(1, ...points.map((p) => Math.max(p.online ?? 0, p.displayed ?? 0))))
  const x = (at: number) =>
    Number((left + Math.min(1, Math.max(0, (at - data.from) / span)) * (width - left - right)).toFixed(1))
  const spans = data.marks.map(({ from, until, label }) => ({ from: x(from), until: x(until), label }))
  const lanes = Math.max(0, ...lanesOf(spans, width - right).map((each) => each.lane + 1))
  const top = lanes * lane + head
  const floor = top + plot
  const y = (value: number) => Number((floor - (value / most) * plot).toFixed(1))
  const frame = { x, y, top, floor, most }
  return html`<svg class="curve" viewBox="0 0 ${width} ${floor + bottom}" role="img" aria-labelledby="${text.id}-t ${text.id}-d"><title id="${text.id}-t">${text.title}</title><desc id="${text.id}-d">${text.description}</desc>${axes(frame, data, text)}${marked(frame, data)}<path class="displayed" d="${pathOf(points, 'displayed', [x, y])}"/><path class="online" d="${pathOf(points, 'online', [x, y])}"/></svg><p class="key"><span class="swatch solid"></span>${text.online} <span class="swatch dashed"></span>${text.displayed}</p>`
}
