import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { components } from '../src/graph/components.ts'
import { incrementalPeeling } from '../src/graph/incremental-peeling.ts'
import { densestBlock, discounted } from '../src/graph/peeling.ts'
import { seeded } from '../src/graph/shuffle.ts'
import { type Market, market, ringSize } from './market.ts'
import { table } from './quality/markdown.ts'

/**
 * Speed of the graph kernels on made markets with power laws, at 1×, 4× and 16×, beside their bars. Prints and writes
 * `bench/results/graph.md`. Every kernel takes turns and medians are told, on the clock and in processor time, which is less
 * moved by what else the machine does.
 */
interface Took {
  readonly seconds: number
  readonly cpuSeconds: number
}

const scales = [1, 4, 16]
const edgesOfScale = 625_000
const turns = 3
const bars = { components: 20e6, peeling: 5e6, incrementalMs: 1 } as const

function timed<Answer>(task: () => Answer): Took & { readonly answer: Answer } {
  const [start, used] = [performance.now(), process.cpuUsage()]
  const answer = task()
  const { user, system } = process.cpuUsage(used)
  return { answer, seconds: (performance.now() - start) / 1000, cpuSeconds: (user + system) / 1e6 }
}

const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN

const middle = (all: readonly Took[]): Took => ({
  seconds: median(all.map(({ seconds }) => seconds)),
  cpuSeconds: median(all.map(({ cpuSeconds }) => cpuSeconds)),
})

const repeated = (task: () => Took): Took => middle(Array.from({ length: turns }, task))

function joined({ buyers, shops, buyerOf, shopOf }: Market): Took {
  const shopNodes = shopOf.map((shop) => buyers + shop)
  return repeated(() => timed(() => components(buyers + shops, buyerOf, shopNodes)))
}

function lightened({ shops, shopOf }: Market): Took {
  const ones = new Float64Array(shopOf.length).fill(1)
  return repeated(() => timed(() => discounted(ones, shopOf, shops)))
}

/** Peeling with the popularity of shops taken off; it must find the ring. */
function peeled({ buyers, shops, buyerOf, shopOf }: Market): Took {
  const weights = discounted(new Float64Array(buyerOf.length).fill(1), shopOf, shops)
  const tuples = { sizes: [buyers, shops], modes: [buyerOf, shopOf], weights }
  return repeated(() => {
    const { answer, ...took } = timed(() => densestBlock(tuples))
    const [ring = [], held = []] = answer?.members ?? []
    if (ring.length !== ringSize.buyers || held.length !== ringSize.shops) throw new Error('not the ring')
    return took
  })
}

interface Grown {
  readonly build: Took
  /** Of one new edge, in milliseconds. */
  readonly ordinary: Took
  readonly ring: Took
  readonly worst: number
  readonly worstOfRing: number
}

const addedEdges = 2000

/** Adds edges that are like the others, then those of a ring that grows out of buyers and shops with few. */
function grown({ buyers, shops, buyerOf, shopOf }: Market): Grown {
  const weights = discounted(new Float64Array(buyerOf.length).fill(1), shopOf, shops)
  const to = shopOf.map((shop) => buyers + shop)
  const { answer: peeling, ...build } = timed(() =>
    incrementalPeeling(buyers + shops, { from: buyerOf, to, weights }),
  )
  const random = seeded(2)
  const adding = (edgeOf: (edge: number) => readonly [number, number]): readonly [Took, number] => {
    let worst = 0
    const took = timed(() => {
      for (let edge = 0; edge < addedEdges; edge += 1) {
        const [buyer, shop] = edgeOf(edge)
        const start = performance.now()
        peeling.add(buyer, buyers + shop, 0.2)
        worst = Math.max(worst, performance.now() - start)
      }
    })
    return [took, worst]
  }
  const alike = (): readonly [number, number] => {
    const place = Math.floor(random() * buyerOf.length)
    return [buyerOf[place] as number, shopOf[place] as number]
  }
  const [ordinary, worst] = adding(alike)
  const [ring, worstOfRing] = adding((edge) => [
    buyers - 2 - 7 * (edge % 100),
    shops - 2 - 3 * Math.floor(edge / 100),
  ])
  return { build, ordinary, ring, worst, worstOfRing }
}

const rate = (edges: number, seconds: number): string => `${(edges / seconds / 1e6).toFixed(1)} M/s`
const held = (holds: boolean): string => (holds ? 'held' : 'missed')

/** Slope of log processor time over log edges between the smallest and the largest scale. */
function exponent(points: readonly { readonly edges: number; readonly took: Took }[]): string {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return 'n/a'
  return (
    Math.log(last.took.cpuSeconds / first.took.cpuSeconds) / Math.log(last.edges / first.edges)
  ).toFixed(2)
}

function bulkTable(
  name: string,
  bar: number | null,
  points: readonly { edges: number; took: Took }[],
): string[] {
  const rows = points.map(({ edges, took }, place) => [
    `${(edges / 1e6).toFixed(2)} M`,
    took.seconds.toFixed(2),
    rate(edges, took.seconds),
    took.cpuSeconds.toFixed(2),
    rate(edges, took.cpuSeconds),
    bar === null || place + 1 < points.length
      ? ''
      : `≥ ${rate(bar, 1)}: ${held(edges / took.seconds >= bar)} on the clock, ${held(edges / took.cpuSeconds >= bar)} in processor time`,
  ])
  const head = ['>edges', '>seconds', '>on the clock', '>processor seconds', '>in processor time', 'bar']
  return [
    `\n## ${name}\n`,
    table(head, rows),
    `\nExponent of processor time over edges: ${exponent(points)}.`,
  ]
}

const milliseconds = (seconds: number): string => ((1000 * seconds) / addedEdges).toFixed(3)

function grownTable(points: readonly { edges: number; took: Grown }[]): string[] {
  const rows = points.map(({ edges, took: { build, ordinary, ring, worst, worstOfRing } }, place) => {
    const slowest = 1000 * Math.max(ordinary.seconds, ring.seconds)
    return [
      `${(edges / 1e6).toFixed(2)} M`,
      build.cpuSeconds.toFixed(2),
      milliseconds(ordinary.seconds),
      milliseconds(ordinary.cpuSeconds),
      worst.toFixed(1),
      milliseconds(ring.seconds),
      milliseconds(ring.cpuSeconds),
      worstOfRing.toFixed(1),
      place + 1 < points.length
        ? ''
        : `≤ ${bars.incrementalMs} ms: ${held(slowest / addedEdges <= bars.incrementalMs)}`,
    ]
  })
  const head = [
    '>edges',
    '>first order, processor s',
    '>ms an edge like the others',
    '>processor ms',
    '>worst, ms',
    '>ms an edge of a ring that grows',
    '>processor ms',
    '>worst, ms',
    'bar',
  ]
  return ['\n## A peeling order kept while edges come in\n', table(head, rows)]
}

function main(): void {
  const load = loadavg()[0] ?? 0
  const joins: { edges: number; took: Took }[] = []
  const lights: { edges: number; took: Took }[] = []
  const peels: { edges: number; took: Took }[] = []
  const grows: { edges: number; took: Grown }[] = []
  for (const scale of scales) {
    const own = market(scale * edgesOfScale)
    const edges = own.buyerOf.length
    joins.push({ edges, took: joined(own) })
    lights.push({ edges, took: lightened(own) })
    peels.push({ edges, took: peeled(own) })
    const smaller = Math.floor(edges / 10)
    grows.push({ edges: smaller, took: grown(market(smaller)) })
    process.stderr.write(`${edges} edges measured\n`)
  }
  const lines = [
    '# Speed of the graph kernels',
    '',
    `\`npm run bench:graph\` on ${cpus().length} cores (${cpus()[0]?.model ?? ''}), one process, one thread; medians of ${turns} turns.`,
    `Load of the machine before and after: ${load.toFixed(1)} and ${(loadavg()[0] ?? 0).toFixed(1)} (as many runnable processes on average); processor time counts what this process used, compilation included at the smallest scale.`,
    `Made markets (\`bench/market.ts\`): buyers and shops with degrees of power laws, a ring of ${ringSize.buyers} buyers × ${ringSize.shops} shops that peeling must find alone.`,
    ...bulkTable('Components', bars.components, joins),
    ...bulkTable('Taking popularity off the weights', null, lights),
    ...bulkTable('Peeling to the densest block', bars.peeling, peels),
    ...grownTable(grows),
  ]
  const page = `${lines.join('\n')}\n`
  process.stdout.write(page)
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true })
  writeFileSync(join(import.meta.dirname, 'results', 'graph.md'), page)
}

main()
