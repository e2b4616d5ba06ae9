import type { Engine } from '../src/engine/engine.ts'

export interface LedgerFigures {
  readonly session_id: string
  readonly orders: number
  readonly buyers: number
  readonly gmv_list: number
  readonly gmv_order: number
  readonly gmv_paid: number
  readonly gmv_shipped: number
  readonly gmv_net: number
  readonly gmv_settled: number
}

/**
 * The money figures of every session as the metric registry words them, recomputed from what was imported: a second reckoning,
 * which shares nothing with that of the truth files or of the product. Orders that are labelled as from inside the team are
 * left out.
 */
export const ledgerFigures = (engine: Engine): Promise<LedgerFigures[]> =>
  engine.rows<LedgerFigures>({
    name: 'figures again',
    text: `WITH
      back AS (
        SELECT r.order_id AS id, r.at AS at, ifNull(r.amount, 0) AS given, s.first AS shipped
        FROM fact_order_event AS r
        LEFT JOIN (SELECT order_id, min(at) AS first FROM fact_order_event WHERE kind = 'shipped' GROUP BY order_id) AS s
          ON s.order_id = r.order_id
        WHERE r.kind = 'refunded'
      ),
      refunds AS (
        SELECT b.id AS id,
          sumIf(given, b.at <= e.ended_at + 15 * 86400000) AS in_time,
          sumIf(given, b.shipped IS NULL OR b.at < b.shipped) AS unsent
        FROM back AS b
        INNER JOIN fact_order AS o ON o.order_id = b.id
        INNER JOIN fact_session AS e ON e.session_id = o.session_id
        GROUP BY b.id
      ),
      settled AS (SELECT order_id AS id, sum(amount) AS amount FROM fact_order_event WHERE kind = 'settled' GROUP BY order_id)
    SELECT o.session_id AS session_id,
      toInt64(countIf(o.paid_amount IS NOT NULL)) AS orders,
      toInt64(uniqExactIf(o.account_id, o.paid_amount IS NOT NULL)) AS buyers,
      toInt64(sum(o.quantity * o.list_price)) AS gmv_list,
      toInt64(sum(o.quantity * o.deal_price)) AS gmv_order,
      toInt64(sum(ifNull(o.paid_amount, 0))) AS gmv_paid,
      toInt64(sum(ifNull(o.paid_amount, 0) - ifNull(r.unsent, 0))) AS gmv_shipped,
      toInt64(sum(ifNull(o.paid_amount, 0) - ifNull(r.in_time, 0))) AS gmv_net,
      toInt64(sum(ifNull(s.amount, 0))) AS gmv_settled
    FROM fact_order AS o
    LEFT JOIN refunds AS r ON r.id = o.order_id
    LEFT JOIN settled AS s ON s.id = o.order_id
    WHERE o.session_id != ''
      AND o.order_id NOT IN (SELECT subject_id FROM fact_label WHERE fraud_type = 'related_party_order')
    GROUP BY session_id
    ORDER BY session_id`,
  })
