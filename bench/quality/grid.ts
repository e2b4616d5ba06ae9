import { benignCauses } from '../../sim/benign/catalogue.ts'
import { fraudPractices } from '../../sim/fraud/catalogue.ts'
import { type Scenario, scenarioSchema } from '../../sim/scenario.ts'

/** Tuning seeds are for whoever works on a detector; reporting seeds are looked at by the committed page only. */
export type Purpose = 'tuning' | 'reporting' | 'short'

/** One world to be simulated, audited and scored. */
export interface Cell {
  readonly id: string
  /** Null for a world where nothing is made up; several are joined by ` + `. */
  readonly practice: string | null
  readonly dose: number
  readonly skill: number
  readonly seed: string
  readonly scenario: Scenario
}

export interface Size {
  readonly doses: readonly number[]
  readonly skills: readonly number[]
  readonly seeds: number
  readonly honest: number
  /** Practices in one world, each in rooms of its own choice: more to be seen for the same time, less to be told apart. */
  readonly together: number
  readonly world: Partial<Scenario>
}

const world = { rooms: 6, sessions_per_room: 3, views_per_session: 800, accounts: 4000 }

/** The full grid takes twenty minutes on two cores, the short form one. */
export const sizes: Readonly<Record<Purpose, Size>> = {
  reporting: { doses: [0.05, 0.1, 0.2, 0.4], skills: [0, 1], seeds: 1, honest: 24, together: 1, world },
  tuning: { doses: [0.1, 0.3], skills: [0, 1], seeds: 2, honest: 12, together: 1, world },
  short: { doses: [0.4], skills: [0.3], seeds: 1, honest: 3, together: 3, world },
}

const causes = Object.keys(benignCauses)
const causesBesideMade = 3
const touchedShare = 0.25

const touched = (names: readonly string[]) => names.map((cause) => ({ cause, share: touchedShare }))

/** A few causes for a world with a practice in it, others for each, so that what is made up never stands alone. */
function someCauses(place: number): string[] {
  const step = Math.max(1, Math.floor(causes.length / causesBesideMade))
  const chosen = Array.from(
    { length: causesBesideMade },
    (_, index) => causes[(place + index * step) % causes.length],
  )
  return [...new Set(chosen.filter((cause) => cause !== undefined))]
}

/** Every benign cause in every honest world, each in a part of it; the constants differ by seed. */
function honestCells(purpose: Purpose, { honest, world }: Size): Cell[] {
  return Array.from({ length: honest }, (_, index) => {
    const seed = `${purpose}-${index + 1}`
    const scenario = scenarioSchema.parse({ ...world, name: 'honest', benign: touched(causes) })
    return { id: `honest/${seed}`, practice: null, dose: 0, skill: 0, seed, scenario }
  })
}

interface Dosed {
  readonly dose: number
  readonly skill: number
  readonly seed: string
}

/** The name is part of every stream of a world: each cell has people, rooms and constants of its own. */
function cellOf(practices: readonly string[], { dose, skill, seed }: Dosed, place: number, size: Size): Cell {
  const practice = practices.join(' + ')
  const name = `${practice} ${dose} ${skill}`
  const scenario = scenarioSchema.parse({
    ...size.world,
    name,
    benign: touched(someCauses(place)),
    fraud: practices.map((one) => ({ practice: one, dose, skill })),
  })
  return { id: `${name}/${seed}`, practice, dose, skill, seed, scenario }
}

/** Practices that share a world are taken from far apart in the catalogue, where those of a kind stand together. */
function companies(practices: readonly string[], together: number): string[][] {
  const count = Math.ceil(practices.length / together)
  return Array.from({ length: count }, (_, first) => practices.filter((_, index) => index % count === first))
}

/** Every world of a grid: honest ones, and each practice at each dose and skill. `only` leaves one practice and the honest. */
export function cellsOf(purpose: Purpose, only?: string): Cell[] {
  const size = sizes[purpose]
  const practices = Object.keys(fraudPractices).filter((id) => only === undefined || id === only)
  if (only !== undefined && practices.length === 0)
    throw new RangeError(`no world holds a practice of this name: ${only}`)
  const seeds = Array.from({ length: size.seeds }, (_, index) => `${purpose}-${index + 1}`)
  const dosed = size.doses.flatMap((dose) =>
    size.skills.flatMap((skill) => seeds.map((seed): Dosed => ({ dose, skill, seed }))),
  )
  const made = companies(practices, size.together).flatMap((company, first) =>
    dosed.map((one, index) => cellOf(company, one, first + index, size)),
  )
  return [...honestCells(purpose, size), ...made]
}
