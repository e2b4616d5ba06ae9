import { type Html, html } from '../html/template.ts'

export interface CurveValue {
  readonly at: number
  readonly online: number | null
  readonly displayed: number | null
}

export interface CurveMark {
  readonly from: number
  readonly until: number
  readonly label: string
}

export interface CurveData {
  readonly points: readonly CurveValue[]
  readonly findings: readonly CurveMark[]
  readonly promotions: readonly CurveMark[]
}

export interface CurveText {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly online: string
  readonly displayed: string
  readonly clock: (at: number) => string
}

const box = { width: 720, height: 250, left: 58, right: 12, top: 44, bottom: 26 }
const mostPoints = 600

const grouped = (value: number): string =>
  String(Number(value.toFixed(1))).replace(/\B(?=(\d{3})+(?!\d))/g, ',')

/** A round number at or above the largest value, so that the axis reads easily. */
export function roundAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
  return ([1, 1.2, 1.6, 2, 3, 4, 6, 8, 10].find((factor) => factor * power >= value) ?? 10) * power
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

/** The path of one line; it breaks where that mouth was silent. */
function pathOf(
  points: readonly CurveValue[],
  mouth: Mouth,
  at: (p: CurveValue, v: number) => string,
): string {
  let open = false
  return points
    .map((point) => {
      const value = point[mouth]
      const move = open ? 'L' : 'M'
      open = value !== null
      return value === null ? '' : `${move}${at(point, value)}`
    })
    .join('')
}

/** Displayed and recorded viewers over time, with the windows of findings and promotions on record above. */
export function onlineCurveSvg(data: CurveData, text: CurveText): Html {
  const points = thinned([...data.points].sort((a, b) => a.at - b.at))
  const first = points[0]?.at ?? 0
  const span = Math.max(1, (points.at(-1)?.at ?? 1) - first)
  const most = roundAbove(Math.max(1, ...points.map((p) => Math.max(p.online ?? 0, p.displayed ?? 0))))
  const { width, height, left, right, top, bottom } = box
  const x = (at: number) =>
    Number((left + Math.min(1, Math.max(0, (at - first) / span)) * (width - left - right)).toFixed(1))
  const y = (value: number) => Number((height - bottom - (value / most) * (height - top - bottom)).toFixed(1))
  const path = (mouth: Mouth) => pathOf(points, mouth, (p, v) => `${x(p.at)} ${y(v)}`)
  const bars = (marks: readonly CurveMark[], kind: string, line: number) =>
    marks.map(
      ({ from, until, label }) =>
        html`<rect class="${kind} band" x="${x(from)}" y="${line}" width="${Math.max(3, x(until) - x(from)).toFixed(1)}" height="${kind === 'finding' ? height - bottom - line : 10}"><title>${label}</title></rect><text class="mark" x="${x(from)}" y="${line - 2}">${label}</text>`,
    )
  const ticks = [0, 0.25, 0.5, 0.75, 1]
  return html`<svg class="curve" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${text.id}-t ${text.id}-d"><title id="${text.id}-t">${text.title}</title><desc id="${text.id}-d">${text.description}</desc>${ticks.map((part) => html`<line class="grid" x1="${left}" x2="${width - right}" y1="${y(most * part)}" y2="${y(most * part)}"/><text x="${left - 6}" y="${y(most * part) + 4}" text-anchor="end">${grouped(most * part)}</text><text x="${x(first + span * part)}" y="${height - 8}" text-anchor="${part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}">${text.clock(first + span * part)}</text>`)}${bars(data.findings, 'finding', 14)}${bars(data.promotions, 'promotion', 30)}<path class="displayed" d="${path('displayed')}"/><path class="online" d="${path('online')}"/></svg><p class="key"><span class="swatch solid"></span>${text.online} <span class="swatch dashed"></span>${text.displayed}</p>`
}
