import { assumed } from './parameters.ts'
import { firstStay, lifeless, quiet, type Scale, type Shape, scales, shapeSizes, stays } from './shapes.ts'

/** What tells a view of the excess from anybody's: log odds by session, log ratios by the place on each scale and by source. */
export interface Excess {
  readonly odds: ReadonlyMap<string, number>
  readonly ratios: Readonly<Record<Scale, readonly number[]>>
  readonly sources: ReadonlyMap<string, number>
}

/** Log odds against a view that does not stay: viewers are sold by the hour. */
const briefLogOdds = -4

/** The shapes of judged sessions: their views, and the part of those that is held to belong to the excess. */
interface Judged {
  readonly views: Float64Array
  readonly weights: Float64Array
}

/** Where each shape of a judged session lies on something, and how many views of all sessions lie at each place of it. */
interface Table {
  readonly places: Uint16Array
  readonly all: Float64Array
}

interface Placing {
  readonly placeOf: (shape: Shape) => number
  readonly size: number
}

const ofJudged = ({ session_id }: Shape): boolean => session_id !== ''

function tableOf(shapes: readonly Shape[], { placeOf, size }: Placing): Table {
  const all = new Float64Array(size)
  for (const shape of shapes) {
    const place = placeOf(shape)
    all[place] = (all[place] ?? 0) + shape.views
  }
  return { places: Uint16Array.from(shapes.filter(ofJudged), placeOf), all }
}

/** The place of each name among names. */
function placing(names: readonly string[], nameOf: (shape: Shape) => string): Placing {
  const places = new Map(names.map((name, place) => [name, place]))
  return { placeOf: (shape) => places.get(nameOf(shape)) ?? 0, size: names.length }
}

/** Views of the excess at each place. */
function excessAt({ places, all }: Table, { views, weights }: Judged): Float64Array {
  const excess = new Float64Array(all.length)
  for (let index = 0; index < places.length; index += 1) {
    const place = places[index] ?? 0
    excess[place] = (excess[place] ?? 0) + (views[index] ?? 0) * (weights[index] ?? 0)
  }
  return excess
}

const sum = (values: Float64Array): number => values.reduce((left, right) => left + right, 0)

/** ln of how much oftener each place is in the excess than among the rest. */
function lnRatios(table: Table, judged: Judged): number[] {
  const excess = excessAt(table, judged)
  const inExcess = sum(excess)
  const inRest = sum(table.all) - inExcess + 0.5 * excess.length
  const learnt = assumed.learntViews
  return Array.from(excess, (own, place) => {
    const ordinary = ((table.all[place] ?? 0) - own + 0.5) / inRest
    return Math.log((own + learnt * ordinary) / (inExcess + learnt) / ordinary)
  })
}

/** ln of the odds that any view of a judged session belongs to its excess. */
function lnOdds(table: Table, judged: Judged): number[] {
  return Array.from(excessAt(table, judged), (own, place) => {
    const share = (own + 0.5) / ((table.all[place] ?? 0) + assumed.learntViews)
    return Math.log(share) - Math.log1p(-Math.min(share, 0.999))
  })
}

/** The excess stays, is of accounts with less of a life than others, and does no more than they do: nothing else may be learnt. */
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
  if (scale === 'shape')
    return ratios.map((ratio, place) => ratio + (place < firstStay * 3 ? briefLogOdds : 0))
  return ratios
}

type Measure = Scale | 'source' | 'session'
type By<Value> = Readonly<Record<Measure, Value>>

function tablesOf(
  shapes: readonly Shape[],
  sessions: readonly string[],
  sources: readonly string[],
): By<Table> {
  const on = (scale: Scale) => tableOf(shapes, { placeOf: (shape) => shape[scale], size: shapeSizes[scale] })
  return {
    session: tableOf(
      shapes.filter(ofJudged),
      placing(sessions, ({ session_id }) => session_id),
    ),
    source: tableOf(
      shapes,
      placing(sources, ({ source }) => source),
    ),
    shape: on('shape'),
    age: on('age'),
    life: on('life'),
    tie: on('tie'),
    company: on('company'),
  }
}

function learn(tables: By<Table>, judged: Judged): By<readonly number[]> {
  const on = (scale: Scale) => bounded(scale, lnRatios(tables[scale], judged))
  return {
    session: lnOdds(tables.session, judged),
    source: lnRatios(tables.source, judged),
    shape: on('shape'),
    age: on('age'),
    life: on('life'),
    tie: on('tie'),
    company: on('company'),
  }
}

const measures: readonly Measure[] = ['session', 'source', ...scales]

/** The part of each shape that belongs to the excess, by what was learnt on every measure. */
function reweigh({ weights }: Judged, tables: By<Table>, learnt: By<readonly number[]>): void {
  weights.fill(0)
  for (const measure of measures) {
    const { places } = tables[measure]
    for (let index = 0; index < places.length; index += 1)
      weights[index] = (weights[index] ?? 0) + (learnt[measure][places[index] ?? 0] ?? 0)
  }
  for (const [index, ln] of weights.entries()) weights[index] = 1 / (1 + Math.exp(-ln))
}

/**
 * Learns what the views beyond the ordinary in the judged sessions look like: two components with independent scales
 * (expectation and maximisation, Dempster, Laird and Rubin 1977), the ordinary one held by all other sessions too, the excess
 * begun with quiet stays of accounts without another life.
 */
export function excessIn(shapes: readonly Shape[], sessions: readonly string[]): Excess {
  const own = shapes.filter(ofJudged)
  const judged: Judged = {
    views: Float64Array.from(own, ({ views }) => views),
    weights: Float64Array.from(own, (shape) => (stays(shape) && quiet(shape) && lifeless(shape) ? 0.7 : 0)),
  }
  const sources = [...new Set(shapes.map(({ source }) => source))].sort()
  const tables = tablesOf(shapes, sessions, sources)
  let learnt = learn(tables, judged)
  for (let round = 1; round < assumed.rounds; round += 1) {
    reweigh(judged, tables, learnt)
    learnt = learn(tables, judged)
  }
  const named = (ids: readonly string[], ln: readonly number[]) =>
    new Map(ids.map((id, place) => [id, ln[place] ?? 0]))
  const { session, source, ...ratios } = learnt
  return { odds: named(sessions, session), sources: named(sources, source), ratios }
}
