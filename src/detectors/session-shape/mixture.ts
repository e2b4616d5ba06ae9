import { assumed } from './parameters.ts'
import { lifeless, quiet, type Scale, type Shape, scales, shapeSizes, stays } from './shapes.ts'

/** What tells a view of the excess from anybody's: log odds by session, log ratios by the place on each scale and by source. */
export interface Excess {
  readonly odds: ReadonlyMap<string, number>
  readonly ratios: Readonly<Record<Scale, readonly number[]>>
  readonly sources: ReadonlyMap<string, number>
}

/** Log odds against a view that does not stay: viewers are sold by the hour. */
export const briefLogOdds = -4

type Weights = Float64Array

interface Table {
  readonly places: readonly number[]
  readonly size: number
}

/** ln of how much oftener each place is in the excess than among the rest. */
function lnRatios(shapes: readonly Shape[], { places, size }: Table, weights: Weights): number[] {
  const excess = new Float64Array(size)
  const rest = new Float64Array(size).fill(0.5)
  let [inExcess, inRest] = [0, 0.5 * size]
  for (const [index, { views }] of shapes.entries()) {
    const place = places[index] ?? 0
    const weight = weights[index] ?? 0
    excess[place] = (excess[place] ?? 0) + views * weight
    rest[place] = (rest[place] ?? 0) + views * (1 - weight)
    inExcess += views * weight
    inRest += views * (1 - weight)
  }
  return Array.from(rest, (count, place) => {
    const ordinary = count / inRest
    const learnt = assumed.learntViews
    return Math.log(((excess[place] ?? 0) + learnt * ordinary) / (inExcess + learnt) / ordinary)
  })
}

/** The excess is of accounts with less of a life than others, and does no more than others do: nothing else may be learnt. */
function bounded(scale: Scale, ratios: number[]): number[] {
  const most = (place: number, value: number) => {
    ratios[place] = Math.min(ratios[place] ?? 0, value)
  }
  if (scale === 'life') for (const place of [1, 4]) most(place, -Math.log(assumed.bornAgain))
  if (scale === 'tie') most(1, -Math.log(assumed.tiedAgain))
  if (scale === 'shape')
    for (let place = 0; place < ratios.length; place += 3) {
      most(place + 1, ratios[place] ?? 0)
      most(place + 2, (ratios[place] ?? 0) - Math.LN2)
    }
  return ratios
}

function oddsOf(
  shapes: readonly Shape[],
  judged: ReadonlySet<string>,
  weights: Weights,
): Map<string, number> {
  const found = new Map([...judged].map((session) => [session, { views: 0, excess: 0 }]))
  for (const [index, { session_id, views }] of shapes.entries()) {
    const own = found.get(session_id)
    if (!own) continue
    own.views += views
    own.excess += views * (weights[index] ?? 0)
  }
  return new Map(
    [...found].map(([session, { views, excess }]) => {
      const share = (excess + 0.5) / (views + assumed.learntViews)
      return [session, Math.log(share) - Math.log1p(-Math.min(share, 0.999))]
    }),
  )
}

/**
 * Learns what the views beyond the ordinary in the judged sessions look like: two components with independent scales
 * (expectation and maximisation, Dempster, Laird and Rubin 1977), the ordinary one held by all other sessions too, the excess
 * begun with quiet stays of accounts without another life.
 */
export function excessIn(shapes: readonly Shape[], judged: ReadonlySet<string>): Excess {
  const names = [...new Set(shapes.map(({ source }) => source))].sort()
  const bySource = { places: shapes.map(({ source }) => names.indexOf(source)), size: names.length }
  const weights = Float64Array.from(shapes, (shape) =>
    judged.has(shape.session_id) && stays(shape) && quiet(shape) && lifeless(shape) ? 0.7 : 0,
  )
  const ratiosOf = (scale: Scale): number[] => {
    const table = { places: shapes.map((shape) => shape[scale]), size: shapeSizes[scale] }
    return bounded(scale, lnRatios(shapes, table, weights))
  }
  const learn = (): Excess => ({
    odds: oddsOf(shapes, judged, weights),
    ratios: {
      shape: ratiosOf('shape'),
      age: ratiosOf('age'),
      life: ratiosOf('life'),
      tie: ratiosOf('tie'),
      company: ratiosOf('company'),
    },
    sources: new Map(lnRatios(shapes, bySource, weights).map((ratio, place) => [names[place] ?? '', ratio])),
  })
  let excess = learn()
  for (let round = 1; round < assumed.rounds; round += 1) {
    for (const [index, shape] of shapes.entries()) weights[index] = 1 / (1 + Math.exp(-lnOdds(shape, excess)))
    excess = learn()
  }
  return excess
}

/** ln of the odds that a view of this shape belongs to the excess of its session; −∞ in sessions that are not judged. */
function lnOdds(shape: Shape, { odds, ratios, sources }: Excess): number {
  const own = odds.get(shape.session_id)
  if (own === undefined) return Number.NEGATIVE_INFINITY
  return scales.reduce(
    (sum, scale) => sum + (ratios[scale][shape[scale]] ?? 0),
    own + (sources.get(shape.source) ?? 0) + (stays(shape) ? 0 : briefLogOdds),
  )
}
