import { chance, logNormal, pick, type Random, weighted, whole } from '../random.ts'
import { day } from './clock.ts'
import { newId, put, type World } from './world.ts'

/** Someone with an account, and the means by which that account buys. */
export interface Person {
  readonly account_id: string
  readonly device_id: string
  readonly ip: string
  readonly phone: string
  readonly address_id: string
  readonly payer_id: string
  readonly nickname: string
  readonly app: string
  readonly registered_at: number
}

/** What is the same for several people; the rest is drawn for each. */
export type Shared = Partial<Omit<Person, 'account_id'>>

const surnames = [...'云林江沐苏顾陆叶宋温安夏秦白方唐程许沈何田乔简柳']
const given = [...'小晴阳悦南溪北辰月星禾棠一诺言朵米豆果知行远山川风雨雪春夏秋冬']
const endings = [
  '',
  '',
  '',
  '妈妈',
  '同学',
  '家的猫',
  '爱生活',
  '不熬夜',
  '呀',
  '在路上',
  '的日常',
  '2020',
  '88',
]
const regions = [
  '浙江',
  '江苏',
  '广东',
  '山东',
  '河南',
  '四川',
  '湖北',
  '河北',
  '湖南',
  '安徽',
  '福建',
  '陕西',
  '辽宁',
  '江西',
]
const apps = ['31.2.0', '31.1.0', '31.0.0', '30.8.0', '30.5.0', '29.9.0', 'lite-31.0']

/** Of 100.64.0.0/10, which no network on the open internet uses. */
export const newIp = (random: Random): string =>
  `100.${whole(random, [64, 127])}.${whole(random, [0, 255])}.${whole(random, [1, 254])}`

/** Eleven digits that begin with 12, which no mobile number does. */
const newPhone = (random: Random): string => `12${String(whole(random, [0, 999_999_999])).padStart(9, '0')}`

const nickname = (random: Random): string =>
  pick(random, surnames) +
  pick(random, given) +
  (chance(random, 0.6) ? pick(random, given) : '') +
  pick(random, endings)

const age = (random: Random): number =>
  chance(random, 0.06) ? whole(random, [1, 45]) * day : Math.min(3000, logNormal(random, 620, 0.8)) * day

/** Registers an account that was there at `by`; `shared` holds what it has in common with others. */
export function register(world: World, random: Random, by: number, shared: Shared = {}): Person {
  const person: Person = {
    account_id: newId(world, random, 12),
    device_id: newId(world, random, 11),
    ip: newIp(random),
    phone: newPhone(random),
    address_id: newId(world, random, 10),
    payer_id: newId(world, random, 10),
    nickname: nickname(random),
    app: pick(random, apps),
    registered_at: Math.floor((by - age(random)) / 1000) * 1000,
    ...shared,
  }
  put(world, 'account', {
    account_id: person.account_id,
    registered_at: person.registered_at,
    device_id: person.device_id,
    ip: person.ip,
    channel: weighted(random, [
      [6, 'app'],
      [2, 'store'],
      [1, 'invite'],
      [1, 'ad'],
    ]),
    nickname: person.nickname,
    level: Math.min(60, Math.floor(logNormal(random, 9, 0.8))),
    verified: chance(random, 0.72) ? 'true' : 'false',
    region: pick(random, regions),
  })
  return person
}

/**
 * People as they are: most live alone in the data, some share a home (address and network, now and
 * then a telephone and a purse), some a campus or company
 * (one network, one pick-up point). Sharing alone is no sign of anything.
 */
export function population(world: World, random: Random, by: number): () => Person {
  const campuses = [0, 1].map(() => ({ ip: newIp(random), address_id: newId(world, random, 10) }))
  const homes: Shared[] = []
  return () => {
    const draw = random.next()
    if (draw < 0.05) return register(world, random, by, pick(random, campuses))
    if (draw < 0.13 && homes.length > 0) return register(world, random, by, pick(random, homes))
    const person = register(world, random, by)
    if (chance(random, 0.12)) {
      const { ip, address_id, device_id, payer_id } = person
      homes.push(chance(random, 0.2) ? { ip, address_id, device_id, payer_id } : { ip, address_id })
    }
    return person
  }
}
