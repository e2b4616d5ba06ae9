import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { detectors } from '../../src/detectors/catalogue.ts'
import { type Cell, cellsOf, type Purpose, sizes } from './grid.ts'
import { page } from './page.ts'
import { type KeptGrid, keep, keptGrid } from './results.ts'
import { runWorlds } from './run-world.ts'
import { score } from './score.ts'

const help = `npm run bench:quality -- [--short] [--only <practice>] [--tuning] [--out <folder>]

Audits a grid of labelled worlds and writes bench/results/quality.md, quality.json and quality-reliability.svg.

  --short            the short form alone, which CI holds the detectors to
  --only <practice>  one practice beside the honest worlds; the page is printed and not kept
  --tuning           tuning seeds, for work on a detector; the page is printed and not kept
  --out <folder>     where the page is kept instead of bench/results
`

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    tuning: { type: 'boolean', default: false },
    only: { type: 'string' },
    out: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

function follow(cells: readonly Cell[]): (run: { readonly cell: Cell }, count: number) => void {
  const started = performance.now()
  return ({ cell }, count) => {
    const seconds = (performance.now() - started) / 1000
    const left = (seconds / count) * (cells.length - count)
    const times = `${seconds.toFixed(0)} s, about ${left.toFixed(0)} s left`
    process.stderr.write(`${count}/${cells.length} ${cell.id} · ${times}\n`)
  }
}

async function measured(purpose: Purpose, command: string): Promise<KeptGrid> {
  const cells = cellsOf(purpose, values.only)
  const runs = await runWorlds(cells, Math.min(2, availableParallelism()), follow(cells))
  const seeds = `\`${purpose}-1\` to \`${purpose}-${Math.max(sizes[purpose].seeds, sizes[purpose].honest)}\``
  return keptGrid(score(runs, detectors), { command, seeds })
}

async function main(): Promise<void> {
  if (values.help) return void process.stdout.write(help)
  const main: Purpose = values.tuning ? 'tuning' : values.short ? 'short' : 'reporting'
  const command = `npm run bench:quality${main === 'reporting' ? '' : ` -- --${main}`}`
  const grid = await measured(main, command)
  if (values.tuning || values.only !== undefined)
    return void process.stdout.write(page({ full: main === 'short' ? null : grid, short: null }))
  const fresh =
    main === 'short'
      ? { short: grid }
      : { full: grid, short: await measured('short', `${command} -- --short`) }
  keep(fresh, values.out)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof RangeError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
