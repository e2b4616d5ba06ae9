import { day, hour, minute, second } from '../calendar.ts'
import type { Happening, PlanCause } from '../happening.ts'
import { anyOf, newCast, newIp } from '../people/cast.ts'
import { regions } from '../people/names.ts'
import { chance, exponential, logNormal, pick, shuffled, uniform, whole } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import type { WorldDraft } from '../world.ts'
import { excuse, excuseCast, sessionCause, someTime } from './touched.ts'

/** Some of the public, without doubles; for causes of accounts `share` is of the public. */
function somePeople(world: WorldDraft, id: string, share: number): number[] {
  const count = Math.max(3, Math.round(world.public.size * share * 0.05))
  const random = world.random(`cause/${id}/people`)
  return [...new Set(Array.from({ length: count }, () => Math.floor(random.next() * world.public.size)))]
}

const excused = (
  world: WorldDraft,
  id: string,
  people: readonly number[],
  outside: Parameters<NonNullable<Happening['outside']>>[0],
): void => {
  for (const index of people)
    outside.truths.label({
      subject_kind: 'account',
      subject_id: world.public.member(index).account_id,
      label: 'genuine',
      cause: id,
    })
}

/** On a journey: another network and region for some days, the same telephone. */
export const travellers: PlanCause = (world, { share }): Happening => {
  const id = 'travellers'
  const people = somePeople(world, id, share)
  return {
    id,
    touches: new Set(),
    outside(outside) {
      const random = world.random(`cause/${id}`)
      for (const index of people) {
        const own = random.at(index)
        const { account_id, device_id, app } = world.public.member(index)
        const away = uniform(own, [world.since, world.until])
        const [ip, region] = [newIp(own), pick(own, regions)]
        for (let at = away; at < away + uniform(own, [1, 12]) * day; at += uniform(own, [6, 30]) * hour)
          outside.put('login', { account_id, at: Math.floor(at), device_id, ip, region, app })
      }
      excused(world, id, people, outside)
    },
  }
}

/** A telephone that was another's: two accounts, one device, one after the other. */
export const secondHandPhones: PlanCause = (world, { share }): Happening => {
  const id = 'second-hand-phones'
  const people = somePeople(world, id, share)
  return {
    id,
    touches: new Set(),
    outside(outside) {
      const random = world.random(`cause/${id}`)
      for (const index of people) {
        const own = random.at(index)
        const { account_id, ip, region, app } = world.public.member(index)
        const device_id = world.public.member(whole(own, [0, world.public.size - 1])).device_id
        for (
          let at = uniform(own, [world.from, world.until]);
          at < world.exported_at;
          at += exponential(own, 1.4 * day)
        )
          outside.put('login', { account_id, at: Math.floor(at), device_id, ip, region, app })
      }
      excused(world, id, people, outside)
    },
  }
}

/** An advertising campaign or a fair: hundreds of real people register within hours, many from one network, and follow at once. */
export const signUpCampaign: PlanCause = (world, { share }): Happening => {
  const id = 'sign-up-campaign'
  const random = world.random(`cause/${id}`)
  const at = uniform(random, [world.from - 3 * day, world.until - day])
  const lasting = uniform(random, [2, 30]) * hour
  const venue = newIp(random)
  const size = Math.max(20, Math.round(world.public.size * share * 0.06))
  const cast = newCast(world, id, size, (index) => {
    const own = random.at(index)
    const ip = chance(own, 0.3) ? { ip: venue } : {}
    return {
      registered_at: Math.floor(at + own.next() * lasting),
      channel: 'ad',
      level: whole(own, [0, 2]),
      ...ip,
    }
  })
  world.casts.push(cast)
  const next = world.broadcasts.filter(({ started_at }) => started_at > at).slice(0, 2)
  return {
    id,
    touches: new Set(next.map(({ session_id }) => session_id)),
    inSession: (stage) => newcomers(stage, cast, stage.random.fork(id)),
    outside: (outside) => excuseCast(outside, id, cast),
  }
}

function newcomers(stage: Stage, cast: ReturnType<typeof newCast>, random: Stage['random']): void {
  const { started_at, ended_at, room } = stage.broadcast
  stage.truths.cause('sign-up-campaign')
  for (let index = 0; index < cast.size; index += 1) {
    const account = cast.member(index)
    if (account.registered_at > ended_at - 5 * minute || chance(random, 0.35)) continue
    const entered_at = Math.floor(
      uniform(random, [Math.max(started_at, account.registered_at), ended_at - 2 * minute]),
    )
    const left_at = Math.floor(Math.min(ended_at, entered_at + logNormal(random, 70 * second, 1)))
    stage.visits.push({ account, source: 'ad', entered_at, left_at, nature: '' })
    if (chance(random, 0.5))
      stage.acts.push({
        at: Math.floor(uniform(random, [entered_at, left_at])),
        account,
        kind: 'follow',
        nature: '',
      })
    if (chance(random, 0.05))
      stage.purchases.push({
        at: left_at,
        account,
        product: pick(random, room.products),
        quantity: 1,
        shop_discount: 0,
        nature: '',
      })
  }
}

/** Bargain hunters go through every room of the evening, together with the others who read the same list. */
export const bargainHunters: PlanCause = (world, { share }): Happening => {
  const id = 'bargain-hunters'
  const people = somePeople(world, id, share)
  const reach = uniform(world.random(`cause/${id}`), [0.3, 0.9])
  return {
    id,
    touches: new Set(world.broadcasts.map(({ session_id }) => session_id)),
    inSession(stage) {
      const random = stage.random.fork(id)
      const { ended_at, room } = stage.broadcast
      const drop = someTime(stage, random)
      for (const index of people) {
        if (!chance(random, reach)) continue
        const account = stage.world.public.member(index)
        const entered_at = Math.floor(drop - uniform(random, [0.2, 15]) * minute)
        const left_at = Math.floor(Math.min(ended_at, drop + exponential(random, 4 * minute)))
        if (left_at <= entered_at + second) continue
        stage.visits.push({
          account,
          source: 'search',
          entered_at: Math.max(stage.broadcast.started_at, entered_at),
          left_at,
          nature: '',
        })
        if (chance(random, 0.35)) {
          const at = Math.floor(drop + logNormal(random, 4 * second, 0.9))
          stage.purchases.push({
            at,
            account,
            product: room.products[0] ?? pick(random, room.products),
            quantity: 1,
            shop_discount: 0,
            nature: '',
          })
        }
      }
      stage.truths.cause(id)
    },
    outside: (outside) => excused(world, id, people, outside),
  }
}

/** A tool that taps for those who cannot: likes by the clock for an hour, from somebody who also talks and buys. */
export const autoLike = sessionCause('auto-like', (stage, random) => {
  const { ended_at, room } = stage.broadcast
  const genuine = stage.visits.filter(({ nature }) => nature === '')
  for (const visit of shuffled(random, genuine).slice(0, whole(random, [1, 6]))) {
    const { account, entered_at } = visit
    const interval = uniform(random, [0.4, 6]) * second
    visit.left_at = Math.floor(
      Math.max(visit.left_at, Math.min(ended_at, entered_at + uniform(random, [10, 90]) * minute)),
    )
    for (let at = entered_at + 5 * second; at < visit.left_at; at += interval + (random.next() - 0.5) * 60)
      stage.acts.push({ at: Math.floor(at), account, kind: 'like', count: whole(random, [1, 3]), nature: '' })
    if (chance(random, 0.6))
      stage.acts.push({
        at: Math.floor(uniform(random, [entered_at, visit.left_at])),
        account,
        kind: 'comment',
        text: pick(random, ['手机自动点的哈哈', '主播加油', '这个多少钱', '还有货吗']),
        nature: '',
      })
    if (chance(random, 0.5))
      stage.acts.push({
        at: Math.floor(uniform(random, [entered_at, visit.left_at])),
        account,
        kind: 'product_click',
        product_id: pick(random, room.products).product_id,
        nature: '',
      })
    excuse(stage, 'auto-like', account)
  }
})

/** People who never say a word: at night, in the background, from abroad. */
export const smallHours = sessionCause('small-hours', (stage, random) => {
  const { started_at, ended_at } = stage.broadcast
  for (let people = whole(random, [5, 60]); people > 0; people -= 1) {
    const account = anyOf(random, stage.world.public)
    const entered_at = Math.floor(uniform(random, [started_at, ended_at - minute]))
    const left_at = Math.floor(Math.min(ended_at, entered_at + logNormal(random, 25 * minute, 0.8)))
    stage.visits.push({ account, source: 'follow', entered_at, left_at, nature: '' })
    excuse(stage, 'small-hours', account)
  }
})
