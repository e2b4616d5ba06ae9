import { sqlFile } from '../../engine/statement.ts'
import type { Need } from '../../records/coverage.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { decibans, lnBinomialTail, lnTailWeight } from '../weight.ts'
import {
  byAccount,
  orderFinding,
  type Spared,
  sessionFinding,
  type TiedOrder,
  type Wave,
} from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const tiedOrders = sqlFile(import.meta.url, 'tied-orders.sql')
const usual = sqlFile(import.meta.url, 'usual.sql')

const needs: readonly Need[] = [
  { stream: 'order', granularity: 'event' },
  { stream: 'order_event', granularity: 'event' },
  { stream: 'team', granularity: 'event' },
]

interface Usual {
  readonly shop_id: string
  readonly session_id: string
  readonly orders: number
  readonly taken_back: number
}

const sumOf = (rows: readonly Usual[], key: 'orders' | 'taken_back'): number =>
  rows.reduce((sum, row) => sum + row[key], 0)

/** What one buyer takes back in one session is one decision, however many orders it makes. */
const decisionsIn = (orders: readonly TiedOrder[]): number =>
  new Set(orders.map(({ account_id, session_id }) => `${account_id}\n${session_id}`)).size

const isTaken = ({ taken_back }: TiedOrder): boolean => taken_back === 1

/** What the people of each other team did in each shop, weighed against what the shop’s other buyers take back. */
function wavesOf(tied: readonly TiedOrder[], shops: ReadonlyMap<string, readonly Usual[]>): Wave[] {
  const byShop = Map.groupBy(tied, ({ shop_id }) => shop_id)
  const pairs = [...Map.groupBy(tied, ({ shop_id, owner_id }) => `${shop_id}\n${owner_id}`).values()]
  return pairs.flatMap((orders) => {
    const taken = orders.filter(isTaken)
    const shop = orders[0]?.shop_id ?? ''
    const inShop = byShop.get(shop) ?? []
    const rows = shops.get(shop) ?? []
    const others = sumOf(rows, 'orders') - inShop.length
    const othersTaken = sumOf(rows, 'taken_back') - inShop.filter(isTaken).length
    const accounts = new Set(taken.map(({ account_id }) => account_id)).size
    if (taken.length < assumed.leastTaken || accounts < assumed.leastAccounts) return []
    if (others < assumed.leastOthers) return []
    const ordinary = (othersTaken + 1) / (others + 2)
    const tail = lnBinomialTail(decisionsIn(taken), decisionsIn(orders), ordinary) + Math.log(pairs.length)
    const weightDb = Math.min(assumed.mostDb, decibans(lnTailWeight(Math.min(0, tail))))
    return weightDb > 0 ? [{ orders, taken, others, othersTaken, weightDb }] : []
  })
}

function sparedIn(
  wave: Wave,
  shops: ReadonlyMap<string, readonly Usual[]>,
  { sessions }: DetectorInput,
): Spared[] {
  const takenIn = Map.groupBy(wave.taken, ({ session_id }) => session_id)
  return sessions.flatMap(({ session_id, started_at, ended_at }) => {
    const own = takenIn.get(session_id) ?? []
    if (own.length === 0) return []
    const [taken, all] = [own.length, sumOf(shops.get(session_id) ?? [], 'taken_back')]
    // A payer or a device that is listed there does not say who ordered.
    const counted = own.filter(byAccount).length
    if (counted === 0) return []
    const left = Math.max(10 ** (-assumed.mostForDb / 10), 1 - counted / all)
    return [
      {
        session_id,
        window: { from: started_at, until: ended_at },
        taken,
        all,
        weightDb: 10 * Math.log10(left),
      },
    ]
  })
}

async function judge(input: DetectorInput): Promise<Finding[]> {
  const sessions = input.sessions.map(({ session_id }) => session_id)
  const tied = await input.engine.rows<TiedOrder>(tiedOrders, { sessions })
  if (tied.length === 0) return []
  const shops = await input.engine.rows<Usual>(usual, { sessions })
  const known = new Set(sessions)
  const ofShops = Map.groupBy(shops, ({ shop_id }) => shop_id)
  const ofSessions = Map.groupBy(shops, ({ session_id }) => session_id)
  const waves = wavesOf(tied, ofShops).toSorted((one, other) => other.weightDb - one.weightDb)
  const told = new Set<string>()
  return waves.flatMap((wave) => [
    ...wave.taken.map((order) => orderFinding(order, wave, reverseBrushing, known.has(order.session_id))),
    ...sparedIn(wave, ofSessions, input)
      .filter(({ session_id }) => !told.has(session_id) && told.add(session_id))
      .map((spared) => sessionFinding(spared, wave, reverseBrushing)),
  ])
}

/** Orders that people of another shop’s team place and take back: whom they harm, and that they are not the shop’s doing. */
export const reverseBrushing: Detector = {
  id: 'reverse-brushing',
  version: 1,
  status: 'experimental',
  family: 'shared_means',
  fraudTypes: ['reverse_brushing', 'brushed_order'],
  subjects: ['order', 'session'],
  name: { zh: '他人恶意拍下又撤回', en: 'orders placed against a shop' },
  needs,
  sees: {
    zh: '由另一家店铺、直播间或主播名单上的人（账号、付款方、设备）下单又撤回、货未寄回的订单，多于该店其他买家；并说明这些不是店铺所为',
    en: 'orders placed and taken back, nothing sent back, by people listed with another shop, room or host (account, payer, device), more than the shop’s other buyers take back; and that these are not the shop’s doing',
  },
  misses: {
    zh: '雇来的、与对手没有登记关系的买家；没有关系人名单的导入；未付款即关闭的订单',
    en: 'hired buyers whom no list ties to a rival; imports without lists of teams; orders closed unpaid',
  },
  benign,
  parameters,
  queries: [
    {
      statement: tiedOrders,
      row: {
        order_id: 'String',
        session_id: 'String',
        shop_id: 'String',
        created_at: 'Int64',
        account_id: 'String',
        currency: 'String',
        paid_minor: 'Int64',
        owner_id: 'String',
        means_used: 'Array(String)',
        taken_back: 'Int64',
      },
    },
    {
      statement: usual,
      row: { shop_id: 'String', session_id: 'String', orders: 'Int64', taken_back: 'Int64' },
    },
  ],
  detect: (input) => judgeAble(reverseBrushing, input, judge),
}
