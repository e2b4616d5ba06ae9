import { day, hour, minute, shanghai } from '../calendar.ts'
import { audienceRanges, displayRanges, orderRanges, talkRanges } from '../constants.ts'
import type { Account } from '../people/account.ts'
import { newCast } from '../people/cast.ts'
import { chance, drawn, logNormal, pick, type Random, shuffled, uniform, whole } from '../random.ts'
import type { WorldDraft } from '../world.ts'
import { categories } from './categories.ts'
import type { Broadcast, Product, Room } from './room.ts'

type Roomless = Omit<WorldDraft, 'rooms' | 'broadcasts'>

const brandHeads = [...'云棠暖韩桑禾星沐南北清素果木山海朵言若锦']
const brandTails = ['居', '里', '物集', '屋', '优选', '家', '坊', '日记', '生活', '記']

/** Prices end the way prices end: in 9, or in 0. */
const priced = (yuan: number): number => Math.max(1, Math.round(yuan / 10) * 10 - 1) * 100

function products(world: Roomless, random: Random, key: string, category: string): Product[] {
  const goods = categories[category]
  if (!goods) throw new RangeError(`no such category: ${category}`)
  const brand = pick(random, brandHeads) + pick(random, brandTails)
  const count = whole(random, [3, 14])
  return Array.from({ length: count }, (_, index) => {
    const [least, most] = goods.price
    const deal_price = priced(least * (most / least) ** random.next())
    return {
      product_id: world.idOf('product', `${key}/${index}`),
      title: `${brand} ${goods.items[index % goods.items.length]}${index < goods.items.length ? '' : ' 升级款'}`,
      category,
      list_price: Math.max(deal_price, priced((deal_price / 100) * uniform(random, goods.markUp))),
      deal_price,
      weight_grams: Math.round(uniform(random, goods.grams)),
      pull: logNormal(random, 1, 0.8),
    }
  })
}

function staffOf(world: Roomless, random: Random, key: string): Account[] {
  const office = { ip: world.idOf('office', key), address_id: world.idOf('office-address', key) }
  const cast = newCast(world, `staff-${key}`, whole(random, [2, 9]), () => ({
    address_id: office.address_id,
  }))
  world.casts.push(cast)
  return Array.from({ length: cast.size }, (_, index) => cast.member(index))
}

/** The rooms of a world, the best known first. */
export function planRooms(world: Roomless): Room[] {
  const { scenario, constants } = world
  const named =
    scenario.categories.length > 0
      ? scenario.categories
      : shuffled(world.random('categories'), Object.keys(categories))
  return Array.from({ length: scenario.rooms }, (_, index) => {
    const key = String(index)
    const random = world.random(`room/${key}`)
    const category = named[index % named.length] ?? 'food'
    const own = products(world, random.fork('products'), key, category)
    const fame = (index + 1) ** -(constants['fame'] ?? 1)
    return {
      index,
      room_id: world.idOf('room', key),
      host_id: world.idOf('host', key),
      agency_id: chance(random, 0.6) ? world.idOf('agency', whole(random, [0, 3])) : '',
      shop_id: world.idOf('shop', key),
      name: `${own[0]?.title.split(' ')[0]}${categories[category]?.zh}`,
      category,
      popularity: fame * logNormal(random, 1, 0.3),
      products: own,
      staff: staffOf(world, random.fork('staff'), key),
      habits: {
        audience: drawn(random.fork('audience'), audienceRanges),
        talk: drawn(random.fork('talk'), talkRanges),
        orders: drawn(random.fork('orders'), {
          ...orderRanges,
          returnShare: categories[category]?.returnShare ?? [0.05, 0.2],
          regretShare: categories[category]?.regretShare ?? [0.03, 0.1],
          concessionShare: categories[category]?.concessionShare ?? [0.005, 0.04],
          exchangeShare: categories[category]?.exchangeShare ?? [0.005, 0.03],
        }),
        display: drawn(random.fork('display'), displayRanges),
      },
    }
  })
}

const titles = ['上新专场', '返场', '工厂直播', '福利日', '晚间档', '清仓', '会员日', '直播间专享']

/** Each room keeps hours of its own; sessions are a few hours long, most in the evening. */
export function planBroadcasts(world: Omit<WorldDraft, 'broadcasts'>): Broadcast[] {
  const { scenario, scale, rooms, from } = world
  const meanPopularity = rooms.reduce((sum, { popularity }) => sum + popularity, 0) / rooms.length
  const planned = rooms.flatMap((room) => {
    const random = world.random(`schedule/${room.index}`)
    const startHour = chance(random, 0.75) ? uniform(random, [18, 21]) : uniform(random, [8, 17])
    const lasting = uniform(random, [1.5, 5]) * hour
    const days = shuffled(
      random,
      Array.from(
        { length: Math.max(scenario.days, scenario.sessions_per_room) },
        (_, index) => index % scenario.days,
      ),
    )
    return days.slice(0, scenario.sessions_per_room).map((onDay, number) => {
      const started_at =
        Math.round((from + onDay * day + startHour * hour + uniform(random, [-20, 20]) * minute) / 1000) *
        1000
      const views = (scenario.views_per_session * scale * room.popularity) / meanPopularity
      return {
        session_id: world.idOf('session', `${room.index}/${number}`),
        room,
        title: `${room.name} ${pick(random, titles)}`,
        started_at,
        ended_at: Math.round((started_at + lasting * uniform(random, [0.7, 1.3])) / 1000) * 1000,
        expected_views: Math.max(20, Math.round(views * logNormal(random, 1, 0.3))),
      }
    })
  })
  return planned
    .sort((left, right) => left.started_at - right.started_at || left.room.index - right.room.index)
    .map((broadcast, index) => ({ ...broadcast, index }))
}

/** The first midnight of a world; worlds of other seeds lie in other weeks, some across Double 11. */
export const firstMidnight = (random: Random): number => shanghai('2026-09-01') + whole(random, [0, 80]) * day
