import { day, hour, isWeekend, midnight } from '../calendar.ts'
import { chance, exponential, logNormal, normal, pick, type Random, uniform } from '../random.ts'
import type { World } from '../world.ts'
import type { Account, Login } from './account.ts'
import { newIp } from './cast.ts'
import { regions } from './names.ts'
import type { loginRanges } from './ranges.ts'

/** Over which weeks people log in, and how the people of this world do. */
export interface LoginDays {
  readonly habits: Readonly<Record<keyof typeof loginRanges, number>>
  readonly since: number
  /** Telephones are renewed before the first session: whom the sessions see with a device keeps it. */
  readonly from: number
  readonly until: number
  readonly idOf: World['idOf']
  /** Carriers' addresses, others each day. */
  readonly carriers: Random
  readonly gates: number
}

export const loginDaysOf = (world: World): LoginDays => ({
  habits: world.constants as LoginDays['habits'],
  since: world.since,
  from: world.from,
  until: world.exported_at,
  idOf: world.idOf,
  carriers: world.random('carriers by day'),
  gates: Math.max(3, Math.floor(world.public.size / 400)),
})

/** What somebody logs in with over these weeks. */
interface Means {
  readonly account: Account
  readonly second?: string
  readonly before?: { readonly until: number; readonly device_id: string }
  readonly trip?: Trip
}

interface Trip {
  readonly from: number
  readonly until: number
  readonly region: string
  readonly ip: string
}

function meansOf(days: LoginDays, random: Random, account: Account): Means {
  const { habits, since, from, idOf } = days
  const device = (which: number) => idOf('device', `${account.account_id}/${which}`)
  const second = chance(random, habits.secondDeviceShare) ? { second: device(2) } : {}
  const renewed = uniform(random, [since, from])
  const before = chance(random, habits.newPhoneShare)
    ? { before: { until: renewed, device_id: device(0) } }
    : {}
  const trip = chance(random, habits.travelShare) ? { trip: tripOf(days, random) } : {}
  return { account, ...second, ...before, ...trip }
}

function tripOf({ since, until, habits }: LoginDays, random: Random): Trip {
  const from = uniform(random, [since, until])
  const lasting = uniform(random, [1, habits.travelDays]) * day
  return { from, until: from + lasting, region: pick(random, regions), ip: newIp(random) }
}

/** An address of a carrier, shared with everybody who is outside on that day. */
function outsideIp({ carriers, gates }: LoginDays, random: Random, at: number): string {
  const gate = Math.floor(random.next() * gates)
  return newIp(carriers.at(Math.floor(midnight(at) / hour) * 100_000 + gate))
}

function loginAt(days: LoginDays, random: Random, at: number, means: Means): Login {
  const { account, before, second } = means
  const trip = means.trip && at >= means.trip.from && at < means.trip.until ? means.trip : undefined
  const own = before && at < before.until ? before.device_id : account.device_id
  const outside = chance(random, days.habits.outsideShare)
  return {
    at,
    device_id: second && chance(random, days.habits.secondDeviceUse) ? second : own,
    ip: outside ? outsideIp(days, random, at) : (trip?.ip ?? account.ip),
    region: trip?.region ?? account.region,
    app: account.app,
  }
}

/**
 * The logins of one person over the weeks, in the order of time: around an hour of their own, many or few by their nature, the
 * first with the registration. Those of an account that logs in as no person does come with the account.
 */
export function loginsOf(days: LoginDays, random: Random, account: Account): readonly Login[] {
  if (account.logins) return account.logins
  const { habits, since, until } = days
  const means = meansOf(days, random, account)
  const times: number[] = account.registered_at >= since ? [account.registered_at + 3000] : []
  const least = times[0] ?? since
  const perDay = logNormal(random, habits.loginsPerWeek, habits.loginSigma) / 7
  const pause = day / Math.min(12, Math.max(perDay, 1e-4)) / Math.max(1, habits.loginWeekend)
  const usual = 1 / Math.max(1, habits.loginWeekend)
  for (let at = least + exponential(random, pause); at < until; at += exponential(random, pause)) {
    if (!chance(random, isWeekend(at) ? usual * habits.loginWeekend : usual)) continue
    const clock = (normal(random, account.habits.hour, habits.loginHours) + 24) % 24
    const instant = midnight(at) + Math.floor(clock * hour)
    if (instant > least && instant < until) times.push(instant)
  }
  times.sort((left, right) => left - right)
  return times.map((at) => loginAt(days, random, at, means))
}
