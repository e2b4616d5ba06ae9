import type { orderRanges } from '../constants.ts'
import { regions } from '../people/names.ts'
import { chance, pick, type Random, uniform, whole } from '../random.ts'
import { categories } from '../rooms/categories.ts'
import type { Room } from '../rooms/room.ts'
import type { World } from '../world.ts'

export type OrderHabits = Readonly<
  Record<
    keyof typeof orderRanges | 'returnShare' | 'regretShare' | 'concessionShare' | 'exchangeShare',
    number
  >
>

/** A shop behind its room: its habits as drawn for the room, its warehouse, its carriers, its way with presales. */
export interface House {
  readonly room: Room
  readonly habits: OrderHabits
  readonly region: string
  /** Hours of the day at which parcels leave, earliest first. */
  readonly waves: readonly number[]
  readonly restsOnSunday: boolean
  /** Each multiplies the days on the way. */
  readonly carriers: readonly number[]
  /** Products sold for a deposit now and the balance later. */
  readonly presale: ReadonlySet<string>
  readonly faults: readonly string[]
  readonly praise: readonly string[]
  /** Of the world, for all shops alike. */
  readonly finishDays: number
  readonly pickUpShare: number
  readonly pointSignShare: number
  readonly points: number
}

const houses = new WeakMap<Room, House>()

/** The shop of a room; the same for every session and every day of the shelf. */
export function houseOf(world: World, room: Room): House {
  const known = houses.get(room)
  if (known) return known
  const random = world.random(`house/${room.index}`)
  const habits = room.habits.orders as OrderHabits
  const { constants } = world
  const made: House = {
    room,
    habits,
    region: pick(random, regions),
    waves: wavesOf(random, habits),
    restsOnSunday: chance(random, 1 - habits.sundayShare),
    carriers: Array.from({ length: whole(random, [1, 4]) }, () =>
      uniform(random, [0.8, habits.slowestCarrier]),
    ),
    presale: new Set(
      room.products.filter(() => chance(random, habits.presaleShare)).map(({ product_id }) => product_id),
    ),
    faults: categories[room.category]?.faults ?? ['与描述不符'],
    praise: categories[room.category]?.praise ?? ['不错'],
    finishDays: Math.round(constants['finishDays'] ?? 10),
    pickUpShare: constants['pickUpShare'] ?? 0.3,
    pointSignShare: constants['pointSignShare'] ?? 0.5,
    points: Math.max(1, Math.ceil(world.public.size / 250)),
  }
  houses.set(room, made)
  return made
}

function wavesOf(random: Random, { workFrom, workUntil, wavesPerDay }: OrderHabits): number[] {
  const count = Math.round(wavesPerDay)
  return Array.from({ length: count }, () => uniform(random, [workFrom, workUntil])).sort(
    (left, right) => left - right,
  )
}
