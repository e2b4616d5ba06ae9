import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { simulate } from '../../sim/simulate.ts'
import type { Cell } from './grid.ts'

/** Writes the world of a cell, in a process of its own: `simulate-world.ts <folder>` with the cell on standard input. */
const [folder = ''] = process.argv.slice(2)

/** Labels are taken out of the records: an audit is to see nothing of the truth. */
function hideLabels(): void {
  mkdirSync(join(folder, 'truth'), { recursive: true })
  for (const name of readdirSync(join(folder, 'records')).filter((file) => file.startsWith('label-')))
    renameSync(join(folder, 'records', name), join(folder, 'truth', name))
  for (const name of readdirSync(join(folder, 'records', 'truth')))
    renameSync(join(folder, 'records', 'truth', name), join(folder, 'truth', name))
}

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const { scenario, seed } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Cell
const started = performance.now()
const rows = await simulate({ scenario, seed, out: join(folder, 'records'), threads: 1 })
hideLabels()
const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
process.stdout.write(JSON.stringify({ seconds: (performance.now() - started) / 1000, rows: all }))
