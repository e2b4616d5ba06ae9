-- What each session of these shops, and the shops' orders outside any session (''), were paid; squares say how evenly it spreads over orders.
WITH
  bought AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(currency) AS money,
      sum(ifNull(paid_amount, 0)) AS stated, sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, countIf(kind = 'paid') AS paid_events, countIf(kind = 'closed_unpaid') AS closed,
      countIf(kind = 'cancelled') AS cancelled, countIf(kind = 'refunded') AS refunded
    FROM fact_order_event
    GROUP BY order_id
  )
SELECT
  session AS session_id, shop AS shop_id, money AS currency,
  toInt64(count()) AS orders, toInt64(sum(payable)) AS paid, toFloat64(sum(toInt128(payable) * payable)) AS paid_squares
FROM bought
LEFT JOIN lives ON lives.order_id = bought.order_id
WHERE payable > 0
  AND (ifNull(paid_events, 0) > 0
    OR (ifNull(closed, 0) = 0 AND stated > 0 AND (ifNull(cancelled, 0) = 0 OR ifNull(refunded, 0) > 0)))
GROUP BY session, shop, money
ORDER BY session_id, shop_id, currency
