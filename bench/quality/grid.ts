import { benignCauses } from '../../sim/benign/catalogue.ts'
import { fraudPractices } from '../../sim/fraud/catalogue.ts'
import { type Scenario, scenarioSchema } from '../../sim/scenario.ts'

/** Tuning seeds are for whoever works on a detector; reporting seeds are looked at by the committed page only. */
export type Purpose = 'tuning' | 'reporting' | 'short'

/** One world to be simulated, audited and scored. */
export interface Cell {
  readonly id: string
  /** Null for a world where nothing is made up. */
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
  readonly world: Partial<Scenario>
}

export const sizes: Readonly<Record<Purpose, Size>> = {
  reporting: {
    doses: [0.05, 0.1, 0.2, 0.4],
    skills: [0, 1],
    seeds: 2,
    honest: 32,
    world: { rooms: 6, sessions_per_room: 3, views_per_session: 1000, accounts: 5000 },
  },
  tuning: {
    doses: [0.1, 0.3, 0.5],
    skills: [0, 1],
    seeds: 2,
    honest: 12,
    world: { rooms: 6, sessions_per_room: 3, views_per_session: 1000, accounts: 5000 },
  },
  short: {
    doses: [0.4],
    skills: [0.3],
    seeds: 1,
    honest: 4,
    world: { rooms: 4, sessions_per_room: 2, views_per_session: 600, accounts: 2500 },
  },
}

const causes = Object.keys(benignCauses)
const causesBesideMade = 3

/** A few causes for a world with a practice in it, others for each, so that what is made up never stands alone. */
const someCauses = (place: number): string[] =>
  Array.from({ length: Math.min(causesBesideMade, causes.length) }, (_, index) => {
    const step = Math.max(1, Math.floor(causes.length / causesBesideMade))
    return causes[(place + index * step) % causes.length] ?? ''
  })

const touched = (names: readonly string[], share: number) => names.map((cause) => ({ cause, share }))

/** Every benign cause in every honest world, each in a part of it; the constants differ by seed. */
function honestCells(purpose: Purpose, { honest, world }: Size): Cell[] {
  return Array.from({ length: honest }, (_, index) => {
    const scenario = { ...world, name: 'honest', benign: touched(causes, 0.25) }
    const seed = `${purpose}-${index + 1}`
    return {
      id: `honest/${seed}`,
      practice: null,
      dose: 0,
      skill: 0,
      seed,
      scenario: scenarioSchema.parse(scenario),
    }
  })
}

function practiceCells(purpose: Purpose, practice: string, size: Size): Cell[] {
  const { doses, skills, seeds, world } = size
  const first = Object.keys(fraudPractices).indexOf(practice)
  return doses.flatMap((dose) =>
    skills.flatMap((skill) =>
      Array.from({ length: seeds }, (_, index): Cell => {
        // The name is part of every stream of a world: each cell has people, rooms and constants of its own.
        const name = `${practice} ${dose} ${skill}`
        const seed = `${purpose}-${index + 1}`
        const place = first + index + Math.round(dose * 100) + Math.round(skill * 10)
        const scenario = {
          ...world,
          name,
          benign: touched(someCauses(place), 0.25),
          fraud: [{ practice, dose, skill }],
        }
        return {
          id: `${name}/${seed}`,
          practice,
          dose,
          skill,
          seed,
          scenario: scenarioSchema.parse(scenario),
        }
      }),
    ),
  )
}

/** Every world of a grid: honest ones, and each practice at each dose and skill. `only` leaves one practice and the honest. */
export function cellsOf(purpose: Purpose, only?: string): Cell[] {
  const size = sizes[purpose]
  const practices = Object.keys(fraudPractices).filter((id) => only === undefined || id === only)
  if (only !== undefined && practices.length === 0)
    throw new RangeError(`no world holds a practice of this name: ${only}`)
  return [
    ...honestCells(purpose, size),
    ...practices.flatMap((practice) => practiceCells(purpose, practice, size)),
  ]
}
