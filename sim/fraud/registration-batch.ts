import { day, hour } from '../calendar.ts'
import type { Happening, Outside, PlanPractice } from '../happening.ts'
import type { Account, Cast, Traits } from '../people/account.ts'
import { newCast } from '../people/cast.ts'
import { chance, uniform } from '../random.ts'
import type { WorldDraft } from '../world.ts'
import { batchSize, boughtAccounts } from './bought-accounts.ts'
import { madeUp } from './hire.ts'
import { callFarmed, callOverQuota } from './shared-means.ts'

const id = 'registration-batch'
const nature = 'malicious_registration'

/** Registered within the weeks that the records tell of; their making is what can be seen. */
function recent(world: WorldDraft, traits: Traits, size: number): Traits {
  const starts = world.random(`practice/${id}/starts`)
  return (index) => {
    const made = traits(index)
    const first = starts.at(Math.floor(index / size))
    const at = uniform(first, [world.since, world.until - day])
    const own = starts.at(1e6 + index)
    const spread = uniform(first, [0.1, 20]) * hour
    return {
      ...made,
      registered_at: Math.floor((at + own.next() * spread) / 1000) * 1000,
      channel: chance(own, 0.9) ? 'app' : 'invite',
    }
  }
}

function groupsOf(cast: Cast, size: number): Account[][] {
  const members = Array.from({ length: cast.size }, (_, index) => cast.member(index))
  return Array.from({ length: Math.ceil(cast.size / size) }, (_, batch) =>
    members.slice(batch * size, (batch + 1) * size),
  )
}

/** The first login comes with the registration; most are then left to lie. */
function firstLogins(
  { put }: Outside,
  random: ReturnType<WorldDraft['random']>,
  members: readonly Account[],
): void {
  for (const [index, { account_id, registered_at, device_id, ip, region, app }] of members.entries())
    put('login', {
      account_id,
      at: registered_at + Math.floor(random.at(index).next() * 90_000),
      device_id,
      ip,
      region,
      app,
    })
}

/**
 * Accounts made in batches: ranges of numbers, few telephones, few networks, a name grammar, six and more to an identity. The
 * dose is their share among all accounts registered in the same weeks.
 */
export const registrationBatch: PlanPractice = (world, dosed): Happening => {
  const size = Math.max(6, Math.round(batchSize(world, id) / 2))
  const ordinary = world.public.size * 0.07
  const count = Math.max(2 * size, madeUp(ordinary, dosed.dose))
  const traits = recent(world, boughtAccounts(world, id, dosed.skill), size)
  const cast = { ...newCast(world, id, count, traits), ordinaryUntil: () => 0 }
  world.casts.push(cast)
  return {
    id,
    touches: new Set(),
    outside(outside) {
      const groups = groupsOf(cast, size)
      callFarmed(groups.flat(), outside)
      callOverQuota(groups.flat(), outside)
      firstLogins(outside, world.random(`practice/${id}/logins`), groups.flat())
      for (const [batch, members] of groups.entries()) {
        const ids = members.map(({ account_id }) => account_id)
        for (const subject_id of ids)
          outside.truths.label({
            subject_kind: 'account',
            subject_id,
            label: 'confirmed',
            fraud_type: nature,
          })
        if (ids.length > 1)
          outside.truths.group({
            group_id: `group-${id}-${batch}`,
            fraud_type: nature,
            members: ids,
            sessions: [],
          })
      }
    },
  }
}
