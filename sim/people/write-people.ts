import { day } from '../calendar.ts'
import { chance, type Random } from '../random.ts'
import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import type { Account, Cast } from './account.ts'
import { newIp } from './cast.ts'
import { loginDaysOf, loginsOf } from './logins.ts'

/** Writes the registrations of some members of a cast, and the logins of their weeks. */
export function writePeople(
  world: World,
  cast: Cast,
  [first, last]: readonly [number, number],
  records: Pick<Records, 'put'>,
): void {
  const days = loginDaysOf(world)
  const people = world.random(`people/${cast.name}`)
  const ordinary = cast === world.public
  for (let index = first; index < last; index += 1) {
    const account = cast.member(index)
    const random = people.at(index)
    writeRegistration(account, ordinary ? firstMeans(world, random, account) : account, records)
    const until = cast.ordinaryUntil?.(index) ?? Number.POSITIVE_INFINITY
    for (const login of loginsOf(days, random, account))
      if (login.at < until) records.put('login', { account_id: account.account_id, ...login })
  }
}

type FirstMeans = Pick<Account, 'device_id' | 'ip'>

/** Telephones and homes change over the years: who registered long ago did so with others than today's. */
function firstMeans({ constants, from, idOf }: World, random: Random, account: Account): FirstMeans {
  const years = (from - account.registered_at) / (365 * day)
  const kept = Math.exp(-Math.max(0, years) / (constants['phoneYears'] ?? 2.5))
  return {
    device_id: chance(random, kept) ? account.device_id : idOf('device', `${account.account_id}/1`),
    ip: chance(random, kept) ? account.ip : newIp(random),
  }
}

function writeRegistration(account: Account, means: FirstMeans, records: Pick<Records, 'put'>): void {
  const { account_id, registered_at, identity_id, phone, channel, nickname, level, verified, region } =
    account
  records.put('account', {
    account_id,
    registered_at,
    identity_id: verified ? identity_id : undefined,
    phone,
    device_id: means.device_id,
    ip: means.ip,
    channel,
    nickname,
    level,
    verified: verified ? 'true' : 'false',
    region,
  })
}
