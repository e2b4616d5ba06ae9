import { day, hour, minute } from '../calendar.ts'
import { chance, pick, type Random, uniform, whole } from '../random.ts'
import type { Claim, Stage } from '../session/stage.ts'
import type { Row } from '../write/row.ts'
import { houseOf } from './house.ts'
import { moneyOf } from './money.ts'
import type { Ordered } from './ordered.ts'

/** Rounds down to figures as people say them: two or three that count. */
export function saidOf(random: Random, value: number): number {
  const places = Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - whole(random, [1, 2]))
  const step = 10 ** places
  return Math.floor(value / step) * step
}

const yuanText = (minor: number): string => {
  const yuan = minor / 100
  return yuan >= 10_000 ? `${Math.round(yuan / 100) / 100}万` : `${Math.round(yuan)}元`
}

/** A figure that an honest host tells of this evening, from the ledger as it stands then. */
function claimOf(stage: Stage, random: Random, ordered: readonly Ordered[]): Claim | undefined {
  const { ended_at } = stage.broadcast
  const at = Math.floor(
    ended_at + (chance(random, 0.6) ? uniform(random, [1, 40]) * minute : uniform(random, [8, 40]) * hour),
  )
  const money = moneyOf(ordered, { cutoff: at, exported_at: at })
  const metric = chance(random, 0.75) ? 'gmv_paid' : 'orders'
  const value = saidOf(random, money[metric])
  if (value <= 0 || at > stage.world.exported_at) return undefined
  const text = metric === 'gmv_paid' ? `本场支付成交${yuanText(value)}` : `本场成交${value}单`
  const by = stage.broadcast.room.agency_id !== '' && chance(random, 0.3) ? 'agency' : 'host'
  return { at, by, metric, value, medium: pick(random, ['poster', 'speech', 'report']), text }
}

/** What the merchant was promised for the evening, near what an ordinary evening of the room sells; kept as a rule, or just missed. */
function contractOf(stage: Stage, random: Random, ordered: readonly Ordered[]): Row | undefined {
  const { broadcast, world } = stage
  const { room, session_id, started_at, ended_at } = broadcast
  const { habits } = houseOf(world, room)
  const genuine = ordered.filter(({ purchase }) => purchase.nature === '')
  const money = moneyOf(genuine, { cutoff: ended_at + 15 * day, exported_at: world.exported_at })
  const committed_metric = pick(random, ['gmv_paid', 'gmv_paid', 'gmv_net', 'orders', 'gmv_audited'] as const)
  const promised = money[committed_metric] * habits.promiseOfSold * uniform(random, [0.75, 1.1])
  if (promised < 1) return undefined
  const step = committed_metric === 'orders' ? 5 : 10_000
  return {
    contract_id: world.idOf('contract', session_id),
    shop_id: room.shop_id,
    host_id: room.host_id,
    agency_id: room.agency_id || undefined,
    session_id,
    slot_fee: Math.max(100_00, Math.round((money.gmv_paid * habits.slotFeeShare) / 100_00) * 100_00),
    commission_rate: habits.commissionShare.toFixed(2),
    committed_metric,
    committed_value: Math.max(step, Math.round(promised / step) * step),
    clawback: pick(random, ['none', 'pro_rata', 'pro_rata', 'all_or_nothing']),
    currency: 'CNY',
    signed_at: Math.floor(started_at - uniform(random, [3, 40]) * day),
  }
}

/** The papers of a session: its contract where there is one, and what an honest host says of it where nobody else said anything. */
export function papersOf(
  stage: Stage,
  ordered: readonly Ordered[],
): { readonly contracts: readonly Row[]; readonly claims: readonly Claim[] } {
  const random = stage.random.fork('papers')
  const { habits } = houseOf(stage.world, stage.broadcast.room)
  const contract = chance(random, habits.contractShare)
    ? contractOf(stage, random.fork('contract'), ordered)
    : undefined
  const claim =
    stage.claims.length === 0 && chance(random, habits.claimShare)
      ? claimOf(stage, random.fork('claim'), ordered)
      : undefined
  return { contracts: contract ? [contract] : [], claims: claim ? [claim] : [] }
}
