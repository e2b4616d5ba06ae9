import { day, minute } from '../calendar.ts'
import { normalOf, type Random, randomOf } from '../random.ts'
import type { Account, Habits, Peopled } from './account.ts'
import { nickname, regions } from './names.ts'

/** What the people of a cast are drawn from. */
export interface Born {
  readonly people: Random
  readonly blocks: Random
  readonly homes: Random
  readonly campuses: Random
  readonly carriers: Random
  /** Other casts live in homes of their own, far from those of the public. */
  readonly firstHome: number
  readonly campusShare: number
  readonly campusCount: number
  readonly carrierShare: number
  readonly carrierGates: number
  readonly wrongClockShare: number
  readonly wrongClockMinutes: number
  readonly from: number
}

export const bornInto = (world: Peopled, cast: string): Born => ({
  people: world.random(`cast/${cast}`),
  blocks: world.random('homes'),
  homes: world.random('home'),
  campuses: world.random('campus'),
  carriers: world.random('carrier'),
  firstHome: cast === 'public' ? 0 : 4 * (1e8 + Math.floor(randomOf(cast).next() * 1e8)),
  campusShare: world.constants['campusShare'] ?? 0,
  campusCount: Math.max(1, world.public.size / 900),
  carrierShare: world.constants['carrierShare'] ?? 0,
  carrierGates: Math.max(2, Math.floor(world.public.size / 600)),
  wrongClockShare: world.constants['wrongClockShare'] ?? 0.01,
  wrongClockMinutes: world.constants['wrongClockMinutes'] ?? 5,
  from: world.from,
})

/** Sixteen digits, as `newId` makes them, of two lots. */
const idAt = (random: Random, index: number, place: number): string =>
  String(
    1e15 + Math.floor(random.lot(index, place) * 8e7) * 1e8 + Math.floor(random.lot(index, place + 1) * 1e8),
  )

/** Of 100.64.0.0/10, as `newIp` makes them, of three lots. */
const ipAt = (random: Random, index: number, place: number): string =>
  `100.${64 + Math.floor(64 * random.lot(index, place))}.${Math.floor(256 * random.lot(index, place + 1))}.${1 + Math.floor(254 * random.lot(index, place + 2))}`

function itemAt<Item>(items: readonly Item[], lot: number): Item {
  return items[Math.floor(lot * items.length)] as Item
}

/** Which of four neighbours live together: up to each share of blocks, the homes of the first to the fourth. */
const homesOfFour: readonly (readonly [share: number, homes: readonly number[]])[] = [
  [26 / 57, [0, 1, 2, 3]],
  [40 / 57, [0, 0, 1, 2]],
  [48 / 57, [0, 0, 1, 1]],
  [54 / 57, [0, 0, 0, 1]],
  [1, [0, 0, 0, 0]],
]

function homeOf({ blocks, firstHome }: Born, index: number): number {
  const neighbour = firstHome + index
  const block = Math.floor(neighbour / 4)
  const draw = blocks.lot(block, 0)
  for (const [share, homes] of homesOfFour) if (draw < share) return block * 4 + (homes[neighbour % 4] ?? 0)
  return block * 4
}

const channels = [...Array<string>(6).fill('app'), 'store', 'store', 'invite', 'ad']
const apps = ['31.2.0', '31.2.0', '31.1.0', '31.1.0', '31.0.0', '30.8.0', '30.5.0', '29.9.0', 'lite-31.0']

/** Where among somebody's lots each thing lies that is drawn of them. */
const own = {
  account: 0,
  identity: 2,
  device: 4,
  payer: 6,
  phone: 8,
  carried: 9,
  gate: 10,
  app: 11,
  young: 12,
  age: 13,
  channel: 15,
  level: 16,
  verified: 18,
  region: 19,
  talk: 20,
  like: 22,
  buy: 24,
  patience: 26,
  hour: 28,
  clock: 30,
  wrong: 31,
  slow: 32,
  wrongBy: 33,
} as const

/** Where among the lots of a home each thing lies; of a campus, its address and its gates. */
const shared = {
  campus: 0,
  whichCampus: 1,
  gate: 2,
  ip: 3,
  address: 6,
  purse: 8,
  payer: 9,
  phone: 11,
  device: 12,
}

/** Normal deviates of somebody; two lots each. */
const deviateAt = (people: Random, index: number, place: number): number =>
  normalOf(people.lot(index, place), people.lot(index, place + 1))

class Temper implements Habits {
  readonly #people: Random
  readonly #index: number

  constructor(people: Random, index: number) {
    this.#people = people
    this.#index = index
  }

  #many(place: number, median: number, sigma: number): number {
    return median * Math.exp(sigma * deviateAt(this.#people, this.#index, place))
  }

  get talk(): number {
    return this.#many(own.talk, 0.6, 1.1)
  }

  get like(): number {
    return this.#many(own.like, 0.6, 1.1)
  }

  get buy(): number {
    return this.#many(own.buy, 0.8, 0.7)
  }

  get patience(): number {
    return this.#many(own.patience, 0.9, 0.5)
  }

  get hour(): number {
    return (20.5 + 4 * deviateAt(this.#people, this.#index, own.hour) + 24) % 24
  }
}

/**
 * Somebody of a cast. Each thing about them is drawn when it is asked for: most of those who look in are asked for little, and
 * whom the hour does not suit for nothing but that.
 */
export class Person implements Account {
  readonly #born: Born
  readonly #index: number
  readonly #home: number
  readonly habits: Habits
  #account = ''
  #device = ''
  #ip = ''

  constructor(born: Born, index: number) {
    this.#born = born
    this.#index = index
    this.#home = homeOf(born, index)
    this.habits = new Temper(born.people, index)
  }

  #lot(place: number): number {
    return this.#born.people.lot(this.#index, place)
  }

  #ofHome(place: number): number {
    return this.#born.homes.lot(this.#home, place)
  }

  /** The campus or company of their home; -1 where it is none. */
  get #campus(): number {
    const { campusShare, campusCount } = this.#born
    if (this.#ofHome(shared.campus) >= campusShare) return -1
    return Math.floor(this.#ofHome(shared.whichCampus) * campusCount)
  }

  get account_id(): string {
    if (this.#account === '') this.#account = idAt(this.#born.people, this.#index, own.account)
    return this.#account
  }

  get identity_id(): string {
    return idAt(this.#born.people, this.#index, own.identity)
  }

  get device_id(): string {
    if (this.#device === '')
      this.#device =
        this.#campus < 0 && this.#ofHome(shared.phone) < 0.07
          ? idAt(this.#born.homes, this.#home, shared.device)
          : idAt(this.#born.people, this.#index, own.device)
    return this.#device
  }

  get payer_id(): string {
    return this.#campus < 0 && this.#ofHome(shared.purse) < 0.18
      ? idAt(this.#born.homes, this.#home, shared.payer)
      : idAt(this.#born.people, this.#index, own.payer)
  }

  get address_id(): string {
    const campus = this.#campus
    return campus < 0
      ? idAt(this.#born.homes, this.#home, shared.address)
      : idAt(this.#born.campuses, campus, shared.address)
  }

  get ip(): string {
    if (this.#ip === '') this.#ip = this.#network()
    return this.#ip
  }

  /** Carriers put thousands of telephones behind one address, campuses hundreds behind each of three gates. */
  #network(): string {
    const { carrierShare, carrierGates, carriers, campuses, homes } = this.#born
    if (this.#lot(own.carried) < carrierShare)
      return ipAt(carriers, Math.floor(this.#lot(own.gate) * carrierGates), 0)
    const campus = this.#campus
    if (campus < 0) return ipAt(homes, this.#home, shared.ip)
    return ipAt(campuses, campus, shared.gate + 10 + 3 * Math.floor(3 * this.#ofHome(shared.gate)))
  }

  /** Eleven digits that begin with 12, which no mobile number does. */
  get phone(): string {
    return `12${String(Math.floor(1e9 * this.#lot(own.phone))).padStart(9, '0')}`
  }

  get nickname(): string {
    return nickname(this.#born.people.at(this.#index))
  }

  get app(): string {
    return itemAt(apps, this.#lot(own.app))
  }

  /** Most accounts are years old; some are of this month. */
  get #days(): number {
    if (this.#lot(own.young) < 0.07) return 1 + 45 * this.#lot(own.age)
    return Math.min(3200, 620 * Math.exp(0.85 * deviateAt(this.#born.people, this.#index, own.age)))
  }

  get registered_at(): number {
    return Math.floor((this.#born.from - this.#days * day) / 1000) * 1000
  }

  get channel(): string {
    return itemAt(channels, this.#lot(own.channel))
  }

  /** Levels grow with years and with what somebody does; some skip most of them. */
  get level(): number {
    const { talk, buy, like } = this.habits
    const usual = 1 + 7 * (this.#days / 620) ** 0.45 * ((talk + buy + like) / 2.4) ** 0.6
    return Math.min(
      60,
      Math.floor(usual * Math.exp(0.45 * deviateAt(this.#born.people, this.#index, own.level))),
    )
  }

  get verified(): boolean {
    return this.#lot(own.verified) < 0.74
  }

  get region(): string {
    return itemAt(regions, this.#lot(own.region))
  }

  /** Most telephones are right to a second, a few are minutes off. */
  get clockSkew(): number {
    const { wrongClockShare, wrongClockMinutes } = this.#born
    const off = 1800 * (this.#lot(own.clock) - 0.5)
    if (this.#lot(own.wrong) >= wrongClockShare) return off
    const wrong = (1 + this.#lot(own.wrongBy) * wrongClockMinutes) * minute
    return off + (this.#lot(own.slow) < 0.5 ? wrong : -wrong)
  }
}

/** All there is to know about somebody, put down. */
export const written = (somebody: Account): Account => ({
  account_id: somebody.account_id,
  identity_id: somebody.identity_id,
  device_id: somebody.device_id,
  phone: somebody.phone,
  ip: somebody.ip,
  address_id: somebody.address_id,
  payer_id: somebody.payer_id,
  nickname: somebody.nickname,
  app: somebody.app,
  registered_at: somebody.registered_at,
  channel: somebody.channel,
  level: somebody.level,
  verified: somebody.verified,
  region: somebody.region,
  habits: somebody.habits,
  clockSkew: somebody.clockSkew,
})
