import { sqlFile } from '../../engine/statement.ts'
import { judgeAble } from '../able.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Finding } from '../finding.ts'
import { findingsOn } from './findings.ts'
import type { BuyerCount } from './hired-share.ts'
import { assumed, parameters } from './parameters.ts'
import { judgeBuyers, ringsOf, type SuspectOrder } from './rings.ts'
import { benign } from './words.ts'

const buyers = sqlFile(import.meta.url, 'buyers.sql')
const suspects = sqlFile(import.meta.url, 'suspects.sql')

/** Reads orders and their events, twice; no activity. */
async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const ids = sessions.map(({ session_id }) => session_id)
  const { ofShop, mostOrders, leastCounted } = assumed
  const orders = await engine.rows<SuspectOrder>(suspects, { sessions: ids, ofShop, mostOrders })
  if (orders.length === 0) return []
  const counts = await engine.rows<BuyerCount>(buyers, { sessions: ids, ofShop, leastCounted })
  return ringsOf(judgeBuyers(orders, counts)).flatMap((ring) => findingsOn(ring, buyerRing))
}

/** Buyers who order again and again in the same shops and whose money nearly always comes back, more of them than habit explains. */
export const buyerRing: Detector = {
  id: 'buyer-ring',
  version: 1,
  status: 'experimental',
  family: 'group',
  fraudTypes: ['brushed_order'],
  subjects: ['order', 'account', 'group'],
  name: { zh: '一起下单又退回的买家', en: 'buyers who order and take back together' },
  needs: [
    { stream: 'order', granularity: 'event' },
    { stream: 'order_event', granularity: 'event' },
  ],
  sees: {
    zh: '在这些直播间多次付款、货款几乎全部退回的一批账号，人数超出同店买家的退货习惯所能解释；以及他们一起下单的店铺和日期',
    en: 'accounts that paid for several orders in these sessions and got nearly all of the money back, more of them than the habits of the same shops’ buyers explain; and the shops and days in which they ordered together',
  },
  misses: {
    zh: '每个账号只下一单的；留下大部分货物的；单独一个账号',
    en: 'accounts that place a single order each; rings that keep most of the goods; one account by itself',
  },
  benign,
  parameters,
  queries: [
    {
      statement: buyers,
      row: { shop_id: 'String', orders: 'Float64', undone: 'Float64', share: 'Float64', buyers: 'Int64' },
    },
    {
      statement: suspects,
      row: {
        account_id: 'String',
        order_id: 'String',
        session_id: 'String',
        shop_id: 'String',
        placed_at: 'Int64',
        last_at: 'Int64',
        undone: 'Int64',
        payer_id: 'String',
        address_id: 'String',
        device_id: 'String',
        share: 'Float64',
      },
    },
  ],
  detect: (input) => judgeAble(buyerRing, input, judge),
}
