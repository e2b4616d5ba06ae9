import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cell } from './grid.ts'
import type { WorldTally } from './world-tally.ts'

export interface Cost {
  readonly rows: number
  readonly rejected: number
  readonly import_seconds: number
  readonly audit_seconds: number
  /** Of all threads, from the start of the process to the end of the audit; other work on the machine hardly moves it. */
  readonly cpu_seconds: number
  /** Highest resident memory of the process that imported and audited. */
  readonly peak_mib: number
}

/** One world of the grid with what came of it. */
export interface Run {
  readonly cell: Cell
  readonly tally: WorldTally
  readonly cost: Cost
}

/** Runs a script of this folder in a process of its own and answers what it wrote. */
function inProcess(script: string, folder: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, script), folder], {
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const [out, err]: [Buffer[], Buffer[]] = [[], []]
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(Buffer.concat(out).toString('utf8'))
      reject(new Error(`${script} ended with ${code ?? signal}: ${Buffer.concat(err).toString('utf8')}`))
    })
    child.stdin.end(input)
  })
}

/** Simulates, imports, audits and scores one world; nothing of it stays on the disk. */
export async function runWorld(cell: Cell): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'wring-quality-'))
  try {
    await inProcess('simulate-world.ts', folder, JSON.stringify(cell))
    const answer = await inProcess('audit-world.ts', folder, '')
    return { cell, ...(JSON.parse(answer) as Omit<Run, 'cell'>) }
  } catch (cause) {
    throw new Error(`the world ${cell.id} could not be scored`, { cause })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs worlds, so many at a time, and hands on each as it is done; the answers keep the order of the cells. */
export async function runWorlds(
  cells: readonly Cell[],
  atOnce: number,
  done: (run: Run, count: number) => void = () => {},
): Promise<Run[]> {
  const runs: Run[] = new Array(cells.length)
  let [next, finished] = [0, 0]
  const worker = async () => {
    for (let place = next++; place < cells.length; place = next++) {
      const run = await runWorld(cells[place] as Cell)
      runs[place] = run
      finished += 1
      done(run, finished)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, cells.length) }, worker))
  return runs
}
