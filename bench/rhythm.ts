import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { scenarioSchema } from '../sim/scenario.ts'
import { machineRhythm } from '../src/detectors/machine-rhythm/detector.ts'
import { assumed } from '../src/detectors/machine-rhythm/parameters.ts'
import { priorDb } from '../src/verdicts/level-table.ts'
import { type Cell, cellsOf, type Purpose, sizes } from './quality/grid.ts'
import { count, number, percent, table } from './quality/markdown.ts'
import { type Act, areaUnderCurve, type Sequence, sequencesOf, simulatedSequences } from './rhythm-of.ts'

/**
 * Times of people against times of machines, as `machine-rhythm` tells them apart. People are the accounts of honest worlds with
 * all benign causes, and of recorded rooms where `WRING_ROOMS` names a folder of them; machines are accounts that the software
 * with five functions, or a machine for likes, works. Prints and writes `bench/results/rhythm.md`; `--tuning` takes other seeds and
 * keeps nothing.
 */
const practices = ['machine-likes', 'five-functions'] as const
const doses = [0.05, 0.1, 0.2, 0.4]
const skills = [0, 0.5, 1]
const honestWorlds = 8
/** From here on an account is suspected: likelier than not. */
const suspectedDb = -priorDb

interface Measured {
  readonly cell: Cell
  readonly sequences: readonly Sequence[]
}

function cells(purpose: Purpose): Cell[] {
  const honest = cellsOf(purpose, practices[0])
    .filter(({ practice }) => practice === null)
    .slice(0, honestWorlds)
  const made = practices.flatMap((practice) =>
    doses.flatMap((dose) =>
      skills.map((skill): Cell => {
        const [seed, name] = [`${purpose}-1`, `rhythm ${practice} ${dose} ${skill}`]
        const benign = ['auto-like', 'call-to-action', 'lottery'].map((cause) => ({ cause, share: 0.25 }))
        const fraud = [{ practice, dose, skill }]
        const scenario = scenarioSchema.parse({ ...sizes[purpose].world, name, benign, fraud })
        return { id: `${name}/${seed}`, practice, dose, skill, seed, scenario }
      }),
    ),
  )
  return [...honest, ...made]
}

/** One line of figures: machines of some worlds against the people of these and of the honest ones. */
function line(
  name: readonly string[],
  act: Act,
  own: readonly Measured[],
  honest: readonly Measured[],
): string[] {
  const of = (worlds: readonly Measured[]) =>
    worlds.flatMap(({ sequences }) => sequences.filter((one) => one.act === act))
  const [made, plain] = [of(own), of(honest)]
  const machines = made.filter(({ machine }) => machine === true)
  const judged = machines.filter((one) => one.judged)
  const people = [...made, ...plain].filter((one) => one.judged && one.machine === false)
  const told = (rows: readonly Sequence[]) => rows.filter(({ weight_db }) => weight_db >= suspectedDb).length
  const wrong = told(made.filter(({ machine }) => machine === false))
  const right = told(machines)
  const weights = (rows: readonly Sequence[]) => rows.map(({ weight_db }) => weight_db)
  const shares = [right / (right + wrong), right / judged.length, right / machines.length]
  return [
    ...name,
    act === 'like' ? 'likes' : 'comments',
    count(judged.length),
    count(machines.length - judged.length),
    count(people.length),
    number(areaUnderCurve(weights(judged), weights(people))),
    ...shares.map((share) => percent(Number.isNaN(share) ? null : share)),
  ]
}

const head = [
  'acts',
  '>machines judged',
  '>machines with too few acts',
  '>people judged',
  '>AUC',
  '>precision',
  '>recall of judged',
  '>recall of all',
]
const acts: readonly Act[] = ['like', 'comment']
const isMade = (act: Act, practice: string | null): boolean =>
  practice === 'five-functions' || (act === 'like' && practice === 'machine-likes')

function tables(worlds: readonly Measured[]): string[] {
  const honest = worlds.filter(({ cell }) => cell.practice === null)
  const made = worlds.filter(({ cell }) => cell.practice !== null)
  const bySkill = acts.flatMap((act) =>
    skills.map((skill) =>
      line(
        [String(skill)],
        act,
        made.filter(({ cell }) => cell.skill === skill && isMade(act, cell.practice)),
        honest,
      ),
    ),
  )
  const all = acts.map((act) =>
    line(
      ['all'],
      act,
      made.filter(({ cell }) => isMade(act, cell.practice)),
      honest,
    ),
  )
  const byWorld = made.flatMap((one) =>
    acts
      .filter((act) => isMade(act, one.cell.practice))
      .map((act) =>
        line([one.cell.practice ?? '', percent(one.cell.dose), String(one.cell.skill)], act, [one], honest),
      ),
  )
  return [
    '## By skill\n',
    table(['skill', ...head], [...all, ...bySkill]),
    '\n## By practice, dose and skill\n',
    table(['practice', 'dose', 'skill', ...head], byWorld),
  ]
}

/** Sequences of people, and how many of them are told of at all. */
function peopleTable(rows: readonly (readonly [string, readonly Sequence[]])[]): string {
  return table(
    ['people of', 'acts', '>sequences', '>judged', '>suspected', '>watched'],
    rows.flatMap(([name, sequences]) =>
      acts.map((act) => {
        const own = sequences.filter((one) => one.act === act)
        const from = (db: number) => own.filter(({ weight_db }) => weight_db >= db).length
        const [suspected, told] = [from(suspectedDb), from(suspectedDb - 6.02)]
        const judged = own.filter((one) => one.judged).length
        return [
          name,
          act === 'like' ? 'likes' : 'comments',
          ...[own.length, judged, suspected, told - suspected].map(count),
        ]
      }),
    ),
  )
}

async function recordedRooms(): Promise<(readonly [string, readonly Sequence[]])[]> {
  const rooms = process.env['WRING_ROOMS']
  if (!rooms || !existsSync(rooms)) return []
  const names = readdirSync(rooms, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const rows: (readonly [string, readonly Sequence[]])[] = []
  for (const [place, { name }] of names.entries()) {
    const folder = mkdtempSync(join(tmpdir(), 'wring-rhythm-'))
    rows.push([`recorded room ${place + 1}`, await sequencesOf(join(rooms, name), join(folder, 'store'), [])])
    rmSync(folder, { recursive: true, force: true })
  }
  return rows
}

async function measure(purpose: Purpose): Promise<Measured[]> {
  const worlds: Measured[] = []
  const all = cells(purpose)
  for (const cell of all) {
    worlds.push({ cell, sequences: await simulatedSequences(cell) })
    process.stderr.write(`${worlds.length}/${all.length} ${cell.id}\n`)
  }
  return worlds
}

async function main(tuning: boolean): Promise<void> {
  const purpose: Purpose = tuning ? 'tuning' : 'reporting'
  const worlds = await measure(purpose)
  const honest = worlds.flatMap(({ cell, sequences }) => (cell.practice === null ? sequences : []))
  const page = [
    '# Times of people and times of machines\n',
    `\`npm run bench:rhythm${tuning ? ' -- --tuning' : ''}\`: \`${machineRhythm.id}\` ${machineRhythm.version} on ${worlds.length} worlds, seeds \`${purpose}-…\`.`,
    `A sequence is what one account does of one sort in one session; it is judged from ${assumed.leastActs} acts on. A machine is an account`,
    'with the label `fake_likes` or `fake_comments` in the session; everybody without any label is a person. AUC is over the sequences',
    'that were judged, by weight, those of which nothing was told weighing nothing; precision and recall are at `suspected`, the',
    'first against people of the same worlds, of whom none is left out. Comments at random intervals (skill 1) are not judged by their',
    'times: how fast people talk is each room’s own.\n',
    ...tables(worlds),
    '\n## People alone\n',
    peopleTable([[`${honestWorlds} honest worlds`, honest], ...(await recordedRooms())]),
  ].join('\n')
  process.stdout.write(`${page}\n`)
  if (!tuning) writeFileSync(join(import.meta.dirname, 'results', 'rhythm.md'), `${page}\n`)
}

await main(process.argv.includes('--tuning'))
