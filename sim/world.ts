import { benignCauses } from './benign/catalogue.ts'
import { day, shanghai } from './calendar.ts'
import { worldRanges } from './constants.ts'
import { fraudPractices } from './fraud/catalogue.ts'
import type { Happening } from './happening.ts'
import type { Cast, IdOf } from './people/account.ts'
import { idsOf, newCast } from './people/cast.ts'
import { drawn, type Random, randomOf } from './random.ts'
import { firstMidnight, planBroadcasts, planRooms } from './rooms/plan.ts'
import type { Broadcast, Room } from './rooms/room.ts'
import type { Scenario } from './scenario.ts'

/** A planned world: who lives in it, which rooms broadcast when, and what happens there. Nothing is written yet. */
export interface World {
  readonly scenario: Scenario
  readonly seed: string
  readonly scale: number
  /** A stream of its own for each name. */
  readonly random: (name: string) => Random
  readonly idOf: IdOf
  /** Sessions lie between these; accounts, logins and shelf orders reach back to `since`. */
  readonly since: number
  readonly from: number
  readonly until: number
  /** The last instant that the records know of. */
  readonly exported_at: number
  readonly constants: Readonly<Record<string, number>>
  readonly public: Cast
  /** Every cast whose accounts are registered in this world, the public first. */
  readonly casts: readonly Cast[]
  readonly rooms: readonly Room[]
  readonly broadcasts: readonly Broadcast[]
  readonly happenings: readonly Happening[]
}

/** A world while it is planned: rooms and happenings add casts. */
export type WorldDraft = Omit<World, 'casts' | 'happenings'> & { readonly casts: Cast[] }

/** Plans a world; the same scenario, seed and scale give the same world on every machine. */
export function planWorld(scenario: Scenario, seed: string, scale = 1): World {
  const random = (name: string): Random => randomOf(`${seed}/${scenario.name}/${name}`)
  const constants = drawn(random('constants'), worldRanges)
  const from = scenario.from ? shanghai(scenario.from) : firstMidnight(random('calendar'))
  const until = from + scenario.days * day
  const casts: Cast[] = []
  const draft = {
    scenario,
    seed,
    scale,
    random,
    idOf: idsOf(`${seed}/${scenario.name}`),
    since: from - Math.round(constants.weeksBefore * 7) * day,
    from,
    until,
    exported_at: until + Math.round(constants.daysAfter) * day,
    constants,
    casts,
  }
  const size = peopleOf(scenario, scale)
  const everybody = newCast({ ...draft, public: { size } }, 'public', size)
  casts.push(everybody)
  const peopled = { ...draft, public: everybody }
  const roomed = { ...peopled, rooms: planRooms(peopled) }
  const scheduled = { ...roomed, broadcasts: planBroadcasts(roomed) }
  return { ...scheduled, happenings: planHappenings(scheduled) }
}

const peopleOf = (scenario: Scenario, scale: number): number =>
  Math.max(50, Math.round(scenario.accounts * scale))

/** Practices first: a benign cause may then fall on a room where something is made up, as in life. */
function planHappenings(world: WorldDraft): Happening[] {
  const { benign, fraud } = world.scenario
  const practised = fraud.map((dosed, place) => {
    const before = fraud.slice(0, place).filter(({ practice }) => practice === dosed.practice).length
    return planned(fraudPractices, dosed.practice)(before === 0 ? world : othersOf(world, before), dosed)
  })
  const caused = benign.map((touched) => planned(benignCauses, touched.cause)(world, touched))
  return [...caused, ...practised]
}

/** The same practice at another dose or skill is done by others, elsewhere: their draws are their own. */
const othersOf = (world: WorldDraft, before: number): WorldDraft => ({
  ...world,
  random: (name) => world.random(`${name}/others ${before}`),
})

function planned<Plan>(catalogue: Readonly<Record<string, Plan>>, id: string): Plan {
  const plan = catalogue[id]
  if (!plan) throw new RangeError(`nothing of this name happens in any world: ${id}`)
  return plan
}
