import { day, hour, minute } from '../calendar.ts'
import type { Account, Peopled, Traits } from '../people/account.ts'
import { newId, newIp } from '../people/cast.ts'
import { chance, drawn, pick, type Random, type Range, uniform, whole } from '../random.ts'

/** How a seller of accounts works, drawn for every practice of every world. */
const ranges = {
  /** Accounts made in one go. */
  batch: [15, 250],
  batchDays: [0.02, 1.5],
  youngestDays: [2, 30],
  oldestDays: [20, 500],
  accountsPerDevice: [4, 30],
  accountsPerIdentity: [4, 14],
  accountsPerAddress: [8, 60],
} as const satisfies Record<string, Range>

type Seller = { readonly [Name in keyof typeof ranges]: number }

/** An account that keeps fewer of what its batch has in common was made as if alone: nothing ties it to the others. */
const marksOfBatch = 2

const grammars: readonly ((random: Random, number: number) => string)[] = [
  (random) => `用户${whole(random, [1_000_000, 9_999_999])}`,
  (_, number) => `小可爱${1000 + number}`,
  (random) =>
    `${pick(random, ['梦', '夏', '夜', '风', '雨'])}${pick(random, ['忆', '语', '恋', '痕'])}${whole(random, [10, 9999])}`,
  (random) => Array.from({ length: 8 }, () => pick(random, [...'abcdefghjkmnpqrstuvwxyz23456789'])).join(''),
]

interface Batch {
  readonly at: number
  readonly prefix: string
  readonly network: string
  readonly grammar: (random: Random, number: number) => string
  readonly app: string
}

function batchOf(world: Peopled, base: Random, number: number, seller: Seller): Batch {
  const random = base.at(number)
  const age =
    uniform(random, [seller.youngestDays, Math.max(seller.youngestDays + 1, seller.oldestDays)]) * day
  return {
    at: world.from - age,
    prefix: `12${whole(random, [10_000, 99_999])}`,
    network: newIp(random).replace(/\.\d+$/, ''),
    grammar: pick(random, grammars),
    app: pick(random, ['31.0.0', '30.8.0', '28.1.0', '27.4.0']),
  }
}

/** How many accounts are made in one go for this practice. */
export const batchSize = (world: Peopled, id: string): number =>
  Math.round(drawn(world.random(`bought/${id}`), ranges).batch)

/**
 * The accounts that a practice works with, as they are sold: made in batches over ranges of numbers, few devices, few networks,
 * few identities. The more skill (0–1), the more of each account looks like anybody’s: aged, a device and a home of its own.
 */
export function boughtAccounts(world: Peopled, id: string, skill: number): Traits {
  const random = world.random(`bought/${id}`)
  const seller = drawn(random, ranges)
  const [batches, people, means] = [random.fork('batches'), random.fork('people'), random.fork('means')]
  const size = Math.round(seller.batch)
  return (index) => {
    const own = people.at(index)
    const number = Math.floor(index / size)
    const batch = batchOf(world, batches, number, seller)
    const together = !chance(own, skill)
    const spread = together ? seller.batchDays * day : uniform(own, [10, 400]) * day
    const registered_at = Math.floor((batch.at - own.next() * spread) / 1000) * 1000
    const shares = (per: number) =>
      means.at(number * 10_000 + Math.floor((index % size) / per) * 10 + (Math.round(per) % 7))
    const traits: Partial<Account>[] = []
    if (!chance(own, skill))
      traits.push({
        device_id: newId(shares(seller.accountsPerDevice)),
      })
    if (!chance(own, skill))
      traits.push({ phone: `${batch.prefix}${String(index % 10_000).padStart(4, '0')}` })
    if (!chance(own, skill)) {
      const host = Math.floor(shares(seller.accountsPerAddress).next() * 250) + 1
      traits.push({ ip: `${batch.network}.${host}` })
    }
    if (!chance(own, skill)) traits.push({ nickname: batch.grammar(own, index), app: batch.app })
    if (!chance(own, skill)) {
      const identity_id = newId(shares(seller.accountsPerIdentity))
      traits.push({ identity_id, verified: true, level: whole(own, [0, 3]) })
    }
    const inBatch = traits.length + Number(together) >= marksOfBatch ? { batch: number } : {}
    return Object.assign({ registered_at: Math.min(registered_at, world.from - minute) }, inBatch, ...traits)
  }
}

/** How long an order of viewers or talkers lasts: a round time in crude hands, any in skilled ones. */
export function boughtStay(random: Random, skill: number, rounds: number): number {
  if (!chance(random, skill)) return rounds + (random.next() - 0.5) * minute * 2 * skill
  return Math.max(2 * minute, rounds * Math.exp((random.next() + random.next() - 1) * 1.2))
}

/** Times for which viewers are sold. */
export const soldTimes = [30 * minute, hour, 90 * minute, 2 * hour, 3 * hour]
