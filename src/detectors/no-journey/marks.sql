-- Buyers of paid orders of these sessions by what is known of them in the room before the order (2: nothing, 1: came a moment before and
-- did nothing else, 0: was there), and by whether the money came back though no goods did. Items are left out that those who were there
-- did not keep either: they were called off. Reads orders and visits; nothing of the activity.
WITH
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(account_id) AS buyer, min(product_id) AS product, min(created_at) AS placed, sum(quantity * deal_price) AS dealt,
      sum(ifNull(paid_amount, 0)) AS stated, sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, countIf(kind = 'paid') AS payments, minIf(amount, kind = 'paid') AS first_payment, countIf(kind = 'closed_unpaid') AS closed,
      countIf(kind = 'shipped') AS sent, countIf(kind = 'cancelled') AS cancels, countIf(kind = 'refunded') AS refunds,
      sumIf(ifNull(amount, 0), kind = 'refunded') AS given_back, countIf(kind IN ('return_shipped', 'return_signed')) AS returned,
      sumIf(ifNull(amount, 0), kind = 'payout') AS paid_out
    FROM fact_order_event
    GROUP BY order_id
  ),
  paid AS (
    SELECT ordered.order_id AS order_id, session, buyer, product, placed, payments > 0 AND first_payment * 2 <= dealt AS part_paid,
      (paid_out > 0 AND paid_out * 2 >= payable) OR (returned = 0 AND (given_back * 10 >= payable * 9 OR (sent = 0 AND cancels + refunds > 0))) AS empty_handed
    FROM ordered
    INNER JOIN lives ON lives.order_id = ordered.order_id
    WHERE payments > 0 OR (closed = 0 AND stated > 0 AND (cancels = 0 OR refunds > 0))
  ),
  came AS (
    SELECT session_id, account_id, toNullable(entered_at) AS entered, toNullable(first_at) AS first, toNullable(acts) AS deeds
    FROM visit
    WHERE session_id IN {sessions:Array(String)}
  ),
  marked AS (
    SELECT session, buyer, product, ifNull(empty_handed, 0) AS back,
      toUInt8(multiIf(ifNull(first, placed) >= placed, 2, ifNull(deeds = 0 AND placed - entered < {dwellMs:Int64}, 0), 1, 0)) AS mark
    FROM paid
    LEFT JOIN came ON came.session_id = paid.session AND came.account_id = paid.buyer
    WHERE NOT ifNull(part_paid, 0)
  ),
  held AS (
    SELECT *, countIf(mark = 0) OVER item AS seen, countIf(mark = 0 AND back) OVER item AS seen_back, count() OVER item AS all_orders, countIf(back) OVER item AS all_back
    FROM marked
    WINDOW item AS (PARTITION BY session, product)
  )
SELECT toString(session) AS session_id, mark, toInt64(uniqExactIf(buyer, back)) AS back, toInt64(uniqExactIf(buyer, NOT back)) AS kept
FROM held
WHERE if(seen > 0, seen_back * 2 < seen, all_back * 2 < all_orders)
GROUP BY session, mark
ORDER BY session_id, mark
