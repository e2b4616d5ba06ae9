import { day, hour, midnight, minute, second } from '../calendar.ts'
import type { Happening, Outside, PlanPractice } from '../happening.ts'
import type { Account } from '../people/account.ts'
import { newId, newIp } from '../people/cast.ts'
import { chance, exponential, pick, type Random, uniform, whole } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import type { WorldDraft } from '../world.ts'
import { confirmCast, drawnFor, type Hired, hire, madeUp } from './hire.ts'

const id = 'account-raising'
const nature = 'raised_account'

/** The two hours of the day in which one raiser works; skilled ones move about. */
function shiftOf(world: WorldDraft, raiser: number, dayNumber: number, skill: number): number {
  const own = world.random(`practice/${id}/shifts`).at(raiser)
  const start = uniform(own, [7, 21.5]) * hour
  const moved = world.random(`practice/${id}/days`).at(raiser * 4096 + dayNumber)
  return start + uniform(moved, [-1, 1]) * (0.1 + skill * 5) * hour
}

const boilerplate = [
  '好评',
  '很好，物流快',
  '质量不错，值得购买',
  '和描述一致，满意',
  '包装完好，下次再来',
  '性价比高，推荐',
]

interface Raising {
  readonly world: WorldDraft
  readonly outside: Outside
  readonly random: Random
}

/** A penny order a few times a week, signed at once and praised. */
function pennyOrder({ world, outside, random }: Raising, account: Account, at: number): void {
  const shop = whole(random, [0, 3])
  const order_id = world.idOf('penny', `${account.account_id}/${at}`)
  const amount = whole(random, [1, 99])
  outside.put('order', {
    order_id,
    created_at: at,
    account_id: account.account_id,
    shop_id: world.idOf('penny-shop', shop),
    product_id: world.idOf('penny-product', `${shop}/${whole(random, [0, 4])}`),
    quantity: 1,
    list_price: amount + 100,
    deal_price: amount,
    paid_amount: amount,
    currency: 'CNY',
    payer_id: account.payer_id,
    receiver_phone: account.phone,
    address_id: account.address_id,
    device_id: account.device_id,
    ip: account.ip,
  })
  const life = [
    { kind: 'paid', at: at + 5 * second, amount },
    {
      kind: 'shipped',
      at: at + 6 * hour,
      tracking_id: world.idOf('penny-parcel', order_id),
      parcel_grams: whole(random, [10, 60]),
    },
    { kind: 'signed', at: at + 2 * day },
    { kind: 'finished', at: at + 2 * day + hour },
  ].filter((event) => event.at < world.exported_at)
  for (const event of life) outside.put('order_event', { order_id, ...event })
  if (life.length < 4) return
  const review = {
    at: at + 2 * day + hour + whole(random, [1, 30]) * minute,
    rating: 5,
    text: pick(random, boilerplate),
    image_count: 0,
  }
  const review_id = world.idOf('penny-review', order_id)
  outside.truths.label({
    subject_kind: 'review',
    subject_id: review_id,
    label: 'confirmed',
    fraud_type: 'fake_review',
  })
  outside.put('review', {
    review_id,
    account_id: account.account_id,
    product_id: world.idOf('penny-product', `${shop}/0`),
    order_id,
    ...review,
  })
}

interface Routine {
  readonly skill: number
  readonly perDevice: number
}

/** Each account of a raiser in its turn, every day: log in, a little of everything, log out. */
function raise(world: WorldDraft, outside: Outside, hired: Hired, { skill, perDevice }: Routine): void {
  const random = world.random(`practice/${id}/raising`)
  const days = Math.ceil((world.until - world.since) / day)
  for (let index = 0; index < hired.cast.size; index += 1) {
    const account = hired.cast.member(index)
    const own = random.at(index)
    const raiser = Math.floor(index / perDevice)
    for (let number = 0; number < days; number += 1) {
      if (chance(own, 0.06 + 0.3 * skill)) continue
      const turn = ((index % perDevice) / perDevice) * 2 * hour
      const jitter = exponential(own, (1 + 40 * skill) * minute)
      const at = Math.floor(
        midnight(world.since) + number * day + shiftOf(world, raiser, number, skill) + turn + jitter,
      )
      const { account_id, device_id, ip, region, app } = account
      outside.put('login', { account_id, at, device_id, ip, region, app })
      if (chance(own, 0.12))
        pennyOrder({ world, outside, random: own }, account, at + whole(own, [2, 15]) * minute)
    }
  }
}

/** In sessions they look in for some minutes when the session falls in their shift: a favourite, a word, and away. */
function lookIn(stage: Stage, account: Account, shift: number, skill: number): void {
  const { started_at, ended_at, session_id, room } = stage.broadcast
  const random = stage.world.random(`practice/${id}/${session_id}`).fork(account.account_id)
  const from = Math.max(started_at, shift)
  const until = Math.min(ended_at, shift + 2 * hour)
  if (until - from < 5 * minute || chance(random, 0.4 + 0.3 * skill)) return
  const entered_at = Math.floor(uniform(random, [from, until - 4 * minute]))
  const left_at = Math.floor(entered_at + uniform(random, [2, 4 + 20 * skill]) * minute)
  stage.visits.push({
    account,
    source: 'recommend',
    entered_at,
    left_at: Math.min(left_at, ended_at),
    nature,
  })
  const product_id = pick(random, room.products).product_id
  if (chance(random, 0.7))
    stage.acts.push({ at: entered_at + 40 * second, account, kind: 'favorite', product_id, nature })
  if (chance(random, 0.4))
    stage.acts.push({
      at: entered_at + 70 * second,
      account,
      kind: 'comment',
      text: pick(random, ['不错', '喜欢', '主播好', '支持一下', '怎么买']),
      nature,
    })
}

/** Each raiser's accounts are a set of their own: raisers have nothing to do with each other. */
function raisersSets({ cast }: Hired, perDevice: number, { truths }: Outside): void {
  for (let first = 0; first < cast.size; first += perDevice) {
    const size = Math.min(perDevice, cast.size - first)
    const members = Array.from({ length: size }, (_, place) => cast.member(first + place).account_id)
    if (size > 1)
      truths.group({
        group_id: `group-${id}-${first / perDevice}`,
        fraud_type: nature,
        members,
        sessions: [],
      })
  }
}

/** Accounts kept alive to be sold: ten to a telephone in rotation, two hours a day, penny orders, boilerplate reviews. */
export const accountRaising: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const perDevice = Math.round(drawnFor(world, id, 'perDevice', [6, 14]))
  const count = Math.max(perDevice * 2, madeUp(world.public.size * 0.02, dose))
  const raisers = world.random(`practice/${id}/raisers`)
  const hired = hire(world, {
    id,
    sessions: [world.broadcasts[0]].flatMap((broadcast) => broadcast ?? []),
    count: () => count,
    uses: 1,
    traits: (index) => {
      const raiser = raisers.at(Math.floor(index / perDevice))
      const device_id = newId(raiser)
      const ip = newIp(raiser)
      const own = raisers.at(1e6 + index)
      return {
        ...(chance(own, skill) ? {} : { device_id }),
        ip,
        registered_at: Math.floor(world.since - uniform(own, [5, 200]) * day),
      }
    },
  })
  const cast = { ...hired.cast, ordinaryUntil: () => 0 }
  world.casts.splice(world.casts.indexOf(hired.cast), 1, cast)
  const raised: Hired = { ...hired, cast }
  return {
    id,
    touches: new Set(world.broadcasts.map(({ session_id }) => session_id)),
    inSession(stage) {
      const number = Math.floor((stage.broadcast.started_at - midnight(world.since)) / day)
      for (let index = 0; index < cast.size; index += 1) {
        const shift =
          midnight(world.since) + number * day + shiftOf(world, Math.floor(index / perDevice), number, skill)
        lookIn(stage, cast.member(index), shift, skill)
      }
    },
    outside(outside) {
      raise(world, outside, raised, { skill, perDevice })
      confirmCast(raised, nature, outside)
      raisersSets(raised, perDevice, outside)
    },
  }
}
