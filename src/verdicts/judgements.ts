import type { FraudType } from '../detectors/finding.ts'
import type { Engine } from '../engine/engine.ts'
import { judgedOrderTable } from './judged-order.ts'
import { levelOf, levelTable } from './level-table.ts'
import type { Level, Verdict } from './verdict.ts'

export type JudgedClass = 'related_party' | 'fictitious'

export interface JudgedOrder {
  readonly order_id: string
  readonly judged_class: JudgedClass
  readonly probability: number
  readonly level: Level
}

/**
 * What the metrics take an order for. An order aimed at a rival is no sale either, whoever placed it: the same figure,
 * though the room is the victim. Every other type speaks of people, reviews or displays and takes no order out.
 */
export const classOf: Readonly<Record<FraudType, JudgedClass | null>> = {
  related_party_order: 'related_party',
  brushed_order: 'fictitious',
  reverse_brushing: 'fictitious',
  fake_viewers: null,
  paid_crowd: null,
  fake_likes: null,
  fake_comments: null,
  fake_follows: null,
  phantom_banners: null,
  inflated_counters: null,
  list_price_gmv: null,
  refund_blind_gmv: null,
  fake_review: null,
  malicious_registration: null,
  raised_account: null,
  handed_over_account: null,
  farm_device: null,
  brushing_advert: null,
}

const ladder: readonly Level[] = levelTable.map(({ level }) => level)

/** The level of one claim: what its own probability carries, and never above the order's own. */
function claimLevel(verdict: Verdict, probability: number): Level {
  const own = levelOf(probability, Number.POSITIVE_INFINITY)
  return ladder.indexOf(own) <= ladder.indexOf(verdict.level) ? own : verdict.level
}

function judgementOf(verdict: Verdict): JudgedOrder[] {
  const claims = verdict.fraud_types.flatMap(({ type, probability }) => {
    const judged_class = classOf[type]
    const level = claimLevel(verdict, probability)
    if (judged_class === null || ladder.indexOf(level) < ladder.indexOf('watch')) return []
    return [{ order_id: verdict.subject_id, judged_class, probability, level }]
  })
  const rank = ({ level, judged_class }: JudgedOrder) =>
    2 * ladder.indexOf(level) + (judged_class === 'related_party' ? 1 : 0)
  const [first] = claims.sort((a, b) => rank(b) - rank(a) || b.probability - a.probability)
  return first ? [first] : []
}

/**
 * The orders that verdicts speak of, from `watch` on, one row an order: under the claim with the highest level, and where
 * two are level, as bought inside the team, which is the simpler thing to say and to check.
 */
export const judgedOrders = (verdicts: readonly Verdict[]): JudgedOrder[] =>
  verdicts.filter(({ subject_kind }) => subject_kind === 'order').flatMap(judgementOf)

/** Rows of one insert: embedded, they travel within the statement. */
const rowsAtOnce = 1000

/** Replaces what was judged before, so that an audit of a store that stays starts anew. */
export async function storeJudgements(engine: Engine, judged: readonly JudgedOrder[]): Promise<void> {
  await engine.createTable(judgedOrderTable)
  await engine.deleteWhere(judgedOrderTable, '1')
  for (let from = 0; from < judged.length; from += rowsAtOnce) {
    const rows = judged.slice(from, from + rowsAtOnce)
    await engine.insertRows(
      judgedOrderTable,
      rows.map((order) => ({ ...order })),
    )
  }
}
