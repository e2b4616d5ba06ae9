-- Paid orders of each session by what became of them, beside the shop's other units: its other sessions, and its days outside any.
-- Early is given back before shipment, within a night or soon, counted from the order: for both sides alike. Orders too young to
-- tell are left out. A deposit that is given back (presale) counts as sent: it is no sign either way.
WITH
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(product_id) AS product, min(account_id) AS buyer,
      min(created_at) AS placed, min(currency) AS money, sum(quantity * deal_price) AS dealt, sum(ifNull(paid_amount, 0)) AS stated,
      sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, max(at) AS last_at, countIf(kind = 'paid') AS payments, minIf(amount, kind = 'paid') AS first_payment,
      countIf(kind = 'closed_unpaid') AS closed, minIf(at, kind = 'shipped') AS shipped_at,
      countIf(kind = 'cancelled') AS cancels, countIf(kind = 'refunded') AS refunds,
      countIf(kind IN ('refund_requested', 'refunded', 'cancelled') AND NOT startsWith(ifNull(reason, ''), 'time not in export')) AS timed,
      minIf(at, kind IN ('refund_requested', 'refunded', 'cancelled') AND NOT startsWith(ifNull(reason, ''), 'time not in export')) AS timed_at
    FROM fact_order_event
    GROUP BY order_id
  ),
  paid AS (
    SELECT ordered.order_id AS order_id, session, shop, product, buyer, placed, money, payable, last_at,
      cancels + refunds > 0 AS back,
      payments > 0 AND first_payment * 2 <= dealt AS part_paid,
      ifNull(timed_at, 0) AS back_at, ifNull(shipped_at, 0) AS sent_at, timed > 0 AS known
    FROM ordered
    INNER JOIN lives ON lives.order_id = ordered.order_id
    WHERE payments > 0 OR (closed = 0 AND stated > 0 AND (cancels = 0 OR refunds > 0))
  ),
  followed AS (SELECT *, max(last_at) OVER (PARTITION BY shop) AS known_until FROM paid),
  classified AS (
    SELECT *,
      multiIf(
        NOT back, 'kept',
        NOT known, 'unknown',
        part_paid OR (sent_at > 0 AND sent_at <= back_at), 'sent',
        back_at - placed < {night:Int64}, 'night',
        back_at - placed < {soon:Int64}, 'soon',
        'late') AS outcome
    FROM followed
    WHERE placed + {soon:Int64} <= known_until
  ),
  units AS (
    SELECT shop, session, if(session = '', intDiv(placed, 86400000), 0) AS day,
      count() AS orders, countIf(outcome = 'night') AS night, countIf(outcome = 'soon') AS soon,
      countIf(outcome = 'late') AS late, countIf(outcome = 'sent') AS sent, countIf(outcome = 'unknown') AS unknown,
      sum(if(outcome IN ('night', 'soon'), payable, 0)) AS early_value, sum(payable) AS paid_value, min(money) AS currency
    FROM classified
    GROUP BY shop, session, day
  ),
  beside AS (
    SELECT *,
      count() OVER alike - 1 AS cohort_units, sum(orders) OVER alike - orders AS cohort_orders,
      sum(orders * orders) OVER alike - orders * orders AS cohort_orders_squared,
      sum(night) OVER alike - night AS cohort_night, sum(soon) OVER alike - soon AS cohort_soon,
      sum(night * night / orders) OVER alike - night * night / orders AS cohort_night_squares,
      sum(soon * soon / orders) OVER alike - soon * soon / orders AS cohort_soon_squares
    FROM units
    WINDOW alike AS (PARTITION BY shop)
  ),
  items AS (
    SELECT shop, session, product, count() AS ordered, countIf(outcome = 'night') AS night, countIf(outcome = 'soon') AS soon,
      night + soon AS early, countIf(outcome = 'kept') AS kept
    FROM classified
    GROUP BY shop, session, product
  ),
  tops AS (
    SELECT shop, session, argMax(product, (early, product)) AS top_item, max(early) AS top_early,
      argMax(night, (early, product)) AS top_night, argMax(ordered, (early, product)) AS top_orders, argMax(kept, (early, product)) AS top_kept
    FROM items
    GROUP BY shop, session
  )
SELECT
  beside.session AS session_id, beside.shop AS shop_id, currency,
  toInt64(orders) AS orders, toInt64(night) AS night, toInt64(soon) AS soon, toInt64(late) AS late, toInt64(sent) AS sent,
  toInt64(unknown) AS unknown, toInt64(early_value) AS early_value, toInt64(paid_value) AS paid_value,
  toInt64(cohort_units) AS cohort_units, toInt64(cohort_orders) AS cohort_orders, toFloat64(cohort_orders_squared) AS cohort_orders_squared,
  toInt64(cohort_night) AS cohort_night, toInt64(cohort_soon) AS cohort_soon,
  round(cohort_night_squares, 9) AS cohort_night_squares, round(cohort_soon_squares, 9) AS cohort_soon_squares,
  top_item, toInt64(top_early) AS top_early, toInt64(top_night) AS top_night, toInt64(top_orders) AS top_orders, toInt64(top_kept) AS top_kept
FROM beside
INNER JOIN tops ON tops.shop = beside.shop AND tops.session = beside.session
WHERE beside.session IN {sessions:Array(String)}
ORDER BY session_id, shop_id
