-- Paid orders of each session by what became of them, beside what its shop sells outside any session, day by day; only where that is
-- too little to weigh against, beside all its other sessions and days. Early is given back before shipment, within a night or soon,
-- counted from the order: for both sides alike; again where its buyer got money back more than once in the session or day without
-- sending anything; unreturned where it was sent and all the money came back, though nothing was sent back. Orders too young to tell
-- are left out. A deposit that is given back (presale) counts as sent: it is no sign either way.
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
      sumIf(ifNull(amount, 0), kind = 'refunded') AS given_back, countIf(kind IN ('return_shipped', 'return_signed')) AS returns,
      countIf(kind IN ('refund_requested', 'refunded', 'cancelled') AND NOT startsWith(ifNull(reason, ''), 'time not in export')) AS timed,
      minIf(at, kind IN ('refund_requested', 'refunded', 'cancelled') AND NOT startsWith(ifNull(reason, ''), 'time not in export')) AS timed_at
    FROM fact_order_event
    GROUP BY order_id
  ),
  paid AS (
    SELECT ordered.order_id AS order_id, session, shop, product, buyer, placed, money, payable, last_at,
      cancels + refunds > 0 AS back,
      payments > 0 AND first_payment * 2 <= dealt AS part_paid, given_back * 10 >= payable * 9 AND returns = 0 AS goods_kept,
      ifNull(timed_at, 0) AS back_at, ifNull(shipped_at, 0) AS sent_at, timed > 0 AS known
    FROM ordered
    INNER JOIN lives ON lives.order_id = ordered.order_id
    WHERE payments > 0 OR (closed = 0 AND stated > 0 AND (cancels = 0 OR refunds > 0))
  ),
  followed AS (SELECT *, max(last_at) OVER (PARTITION BY shop) AS known_until FROM paid),
  sorted AS (
    SELECT *, if(session = '', intDiv(placed, 86400000), 0) AS day,
      multiIf(
        NOT back, 'kept',
        NOT known, 'unknown',
        part_paid, 'sent',
        sent_at > 0 AND sent_at <= back_at, if(goods_kept, 'unreturned', 'sent'),
        back_at - placed < {night:Int64}, 'night',
        back_at - placed < {soon:Int64}, 'soon',
        'late') AS fate
    FROM followed
    WHERE placed + {soon:Int64} <= known_until
  ),
  classified AS (
    SELECT *, if(fate IN ('night', 'soon') AND countIf(fate IN ('night', 'soon', 'unreturned')) OVER (PARTITION BY shop, session, day, buyer) > 1, 'again', fate) AS outcome
    FROM sorted
  ),
  units AS (
    SELECT shop, session, day,
      count() AS orders, countIf(outcome = 'night') AS night, countIf(outcome = 'soon') AS soon, countIf(outcome = 'unreturned') AS unreturned, countIf(outcome = 'again') AS again,
      countIf(outcome = 'late') AS late, countIf(outcome = 'sent') AS sent, countIf(outcome = 'unknown') AS unknown,
      sum(if(outcome IN ('night', 'soon', 'again'), payable, 0)) AS early_value, sum(payable) AS paid_value, min(money) AS currency
    FROM classified
    GROUP BY shop, session, day
  ),
  beside AS (
    SELECT *, sumIf(orders, session = '') OVER alike AS off_orders, off_orders >= {least:UInt64} AS apart,
      if(apart, countIf(session = '') OVER alike, count() OVER alike - 1) AS cohort_units,
      if(apart, off_orders, sum(orders) OVER alike - orders) AS cohort_orders,
      if(apart, sumIf(orders * orders, session = '') OVER alike, sum(orders * orders) OVER alike - orders * orders) AS cohort_orders_squared,
      if(apart, sumIf(night, session = '') OVER alike, sum(night) OVER alike - night) AS cohort_night,
      if(apart, sumIf(night * night / orders, session = '') OVER alike, sum(night * night / orders) OVER alike - night * night / orders) AS cohort_night_squares,
      if(apart, sumIf(soon, session = '') OVER alike, sum(soon) OVER alike - soon) AS cohort_soon,
      if(apart, sumIf(soon * soon / orders, session = '') OVER alike, sum(soon * soon / orders) OVER alike - soon * soon / orders) AS cohort_soon_squares,
      if(apart, sumIf(unreturned, session = '') OVER alike, sum(unreturned) OVER alike - unreturned) AS cohort_unreturned,
      if(apart, sumIf(unreturned * unreturned / orders, session = '') OVER alike, sum(unreturned * unreturned / orders) OVER alike - unreturned * unreturned / orders) AS cohort_unreturned_squares,
      if(apart, sumIf(again, session = '') OVER alike, sum(again) OVER alike - again) AS cohort_again,
      if(apart, sumIf(again * again / orders, session = '') OVER alike, sum(again * again / orders) OVER alike - again * again / orders) AS cohort_again_squares
    FROM units
    WINDOW alike AS (PARTITION BY shop)
  ),
  items AS (
    SELECT shop, session, product, count() AS ordered, countIf(outcome = 'night') AS night, countIf(outcome = 'soon') AS soon, countIf(outcome = 'unreturned') AS unreturned, countIf(outcome = 'again') AS again,
      night + soon + unreturned + again AS early, countIf(outcome = 'kept') AS kept,
      sum(ordered) OVER (PARTITION BY shop, product) - ordered AS ordered_elsewhere, sumIf(ordered, session = '') OVER (PARTITION BY shop, product) AS ordered_off
    FROM classified
    GROUP BY shop, session, product
  ),
  tops AS (
    SELECT shop, session, argMax(product, (early, product)) AS top_item, max(early) AS top_early,
      argMax(night, (early, product)) AS top_night, argMax(soon, (early, product)) AS top_soon, argMax(unreturned, (early, product)) AS top_unreturned, argMax(again, (early, product)) AS top_again,
      argMax(ordered, (early, product)) AS top_orders, argMax(kept, (early, product)) AS top_kept,
      sumIf(early, ordered_elsewhere < {compared:Float64} * ordered) AS strange_elsewhere, sumIf(early, ordered_off < {compared:Float64} * ordered) AS strange_off
    FROM items
    GROUP BY shop, session
  )
SELECT
  beside.session AS session_id, beside.shop AS shop_id, currency,
  toInt64(orders) AS orders, toInt64(night) AS night, toInt64(soon) AS soon, toInt64(unreturned) AS unreturned, toInt64(again) AS again,
  toInt64(late) AS late, toInt64(sent) AS sent,
  toInt64(unknown) AS unknown, toInt64(early_value) AS early_value, toInt64(paid_value) AS paid_value,
  toInt64(cohort_units) AS cohort_units, toInt64(cohort_orders) AS cohort_orders, toFloat64(cohort_orders_squared) AS cohort_orders_squared,
  toInt64(cohort_night) AS cohort_night, round(cohort_night_squares, 9) AS cohort_night_squares,
  toInt64(cohort_soon) AS cohort_soon, round(cohort_soon_squares, 9) AS cohort_soon_squares,
  toInt64(cohort_unreturned) AS cohort_unreturned, round(cohort_unreturned_squares, 9) AS cohort_unreturned_squares,
  toInt64(cohort_again) AS cohort_again, round(cohort_again_squares, 9) AS cohort_again_squares,
  top_item, toInt64(top_early) AS top_early, toInt64(top_night) AS top_night, toInt64(top_soon) AS top_soon, toInt64(top_unreturned) AS top_unreturned, toInt64(top_again) AS top_again, toInt64(top_orders) AS top_orders, toInt64(top_kept) AS top_kept,
  toInt64(if(apart, strange_off, strange_elsewhere)) AS uncompared
FROM beside
INNER JOIN tops ON tops.shop = beside.shop AND tops.session = beside.session
WHERE beside.session IN {sessions:Array(String)}
ORDER BY session_id, shop_id
