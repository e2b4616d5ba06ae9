import { day } from '../calendar.ts'
import { chance, logNormal, normal, pick, type Random, randomOf, weighted, whole } from '../random.ts'
import type { Account, Cast, Habits, IdOf, NewCast, Peopled } from './account.ts'
import { nickname, regions } from './names.ts'

/** Sixteen digits: long enough that a world of millions has no two alike. */
export const newId = (random: Random): string => {
  const low = Math.floor(random.next() * 1e8)
  return `${10_000_000 + Math.floor(random.next() * 89_999_999)}${String(low).padStart(8, '0')}`
}

export const idsOf =
  (seed: string): IdOf =>
  (namespace, index) =>
    newId(randomOf(`${seed}/id/${namespace}/${index}`))

/** Of 100.64.0.0/10, which no network on the open internet uses. */
export const newIp = (random: Random): string =>
  `100.${whole(random, [64, 127])}.${whole(random, [0, 255])}.${whole(random, [1, 254])}`

/** Eleven digits that begin with 12, which no mobile number does. */
export const newPhone = (random: Random): string =>
  `12${String(whole(random, [0, 999_999_999])).padStart(9, '0')}`

/** What the people of one home share; of a campus or company, one network and one place where parcels are left. */
interface Home {
  readonly ip: string
  readonly address_id: string
  readonly payer_id?: string
  readonly device_id?: string
}

/** Which of four neighbours live together: each line gives the home of the first to the fourth. */
const homesOfFour: readonly (readonly [weight: number, homes: readonly number[]])[] = [
  [26, [0, 1, 2, 3]],
  [14, [0, 0, 1, 2]],
  [8, [0, 0, 1, 1]],
  [6, [0, 0, 0, 1]],
  [3, [0, 0, 0, 0]],
]

/** The streams from which the people of a world are drawn. */
interface Streams {
  readonly people: Random
  readonly blocks: Random
  readonly homes: Random
  readonly campuses: Random
  readonly carriers: Random
  /** Other casts live in homes of their own, far from those of the public. */
  readonly firstHome: number
}

const streamsOf = (world: Peopled, cast: string): Streams => ({
  people: world.random(`cast/${cast}`),
  blocks: world.random('homes'),
  homes: world.random('home'),
  campuses: world.random('campus'),
  carriers: world.random('carrier'),
  firstHome: cast === 'public' ? 0 : 4 * (1e8 + Math.floor(randomOf(cast).next() * 1e8)),
})

function homeOf(world: Peopled, streams: Streams, index: number): Home {
  const block = Math.floor(index / 4)
  const place = weighted(streams.blocks.at(block), homesOfFour)[index % 4] ?? 0
  const random = streams.homes.at(block * 4 + place)
  if (random.next() < (world.constants['campusShare'] ?? 0)) {
    const campus = Math.floor(random.next() * Math.max(1, world.public.size / 900))
    const gate = streams.campuses.at(campus * 4 + 1 + Math.floor(random.next() * 3))
    return { ip: newIp(gate), address_id: newId(streams.campuses.at(campus * 4)) }
  }
  const home = { ip: newIp(random), address_id: newId(random) }
  const purse = chance(random, 0.18) ? { payer_id: newId(random) } : {}
  const phone = chance(random, 0.07) ? { device_id: newId(random) } : {}
  return { ...home, ...purse, ...phone }
}

/** Carriers put thousands of telephones behind one address. */
function carrierIp(world: Peopled, { carriers }: Streams, random: Random): string {
  const gates = Math.max(2, Math.floor(world.public.size / 600))
  return newIp(carriers.at(Math.floor(random.next() * gates)))
}

const habitsOf = (random: Random): Habits => ({
  talk: logNormal(random, 0.6, 1.1),
  like: logNormal(random, 0.6, 1.1),
  buy: logNormal(random, 0.8, 0.7),
  patience: logNormal(random, 0.9, 0.5),
  hour: (normal(random, 20.5, 4) + 24) % 24,
})

/** Most accounts are years old; some are of this month. */
const ageOf = (random: Random): number =>
  chance(random, 0.07) ? whole(random, [1, 45]) * day : Math.min(3200, logNormal(random, 620, 0.85)) * day

/** Levels grow with years and with what somebody does; some skip most of them. */
const levelOf = (random: Random, days: number, { talk, buy, like }: Habits): number =>
  Math.min(
    60,
    Math.floor(logNormal(random, 1 + 7 * (days / 620) ** 0.45 * ((talk + buy + like) / 2.4) ** 0.6, 0.45)),
  )

const channels = [
  [60, 'app'],
  [20, 'store'],
  [10, 'invite'],
  [10, 'ad'],
] as const
const apps = ['31.2.0', '31.2.0', '31.1.0', '31.1.0', '31.0.0', '30.8.0', '30.5.0', '29.9.0', 'lite-31.0']

function account(world: Peopled, streams: Streams, index: number): Account {
  const random = streams.people.at(index)
  const home = homeOf(world, streams, streams.firstHome + index)
  const age = ageOf(random)
  const habits = habitsOf(random)
  return {
    account_id: newId(random),
    identity_id: newId(random),
    device_id: home.device_id ?? newId(random),
    payer_id: home.payer_id ?? newId(random),
    address_id: home.address_id,
    phone: newPhone(random),
    ip: chance(random, world.constants['carrierShare'] ?? 0) ? carrierIp(world, streams, random) : home.ip,
    nickname: nickname(random),
    app: pick(random, apps),
    registered_at: Math.floor((world.from - age) / 1000) * 1000,
    channel: weighted(random, channels),
    level: levelOf(random, age / day, habits),
    verified: chance(random, 0.74),
    region: pick(random, regions),
    habits,
  }
}

/** A cast of accounts like the public’s, but for their traits; its members come with the world’s accounts once it is added. */
export const newCast: NewCast = (world, name, size, traits) => {
  const streams = streamsOf(world, name)
  return {
    name,
    size,
    member: (index) => {
      const base = account(world, streams, index)
      return traits ? { ...base, ...traits(index) } : base
    },
  }
}

/** Somebody of a cast at random. */
export const anyOf = (random: Random, cast: Cast): Account =>
  cast.member(Math.floor(random.next() * cast.size))
