-- How many orders of each shop were placed in each session (or in none), and how many of them were taken back with nothing sent back.
WITH
  bought AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, countIf(kind IN ('cancelled', 'refunded')) AS backs, countIf(kind IN ('return_shipped', 'return_signed')) AS returns
    FROM fact_order_event
    GROUP BY order_id
  )
SELECT toString(shop) AS shop_id, toString(session) AS session_id, toInt64(count()) AS orders,
  toInt64(countIf(ifNull(backs, 0) > 0 AND ifNull(returns, 0) = 0)) AS taken_back
FROM bought
LEFT JOIN lives ON lives.order_id = bought.order_id
GROUP BY shop, session
ORDER BY shop_id, session_id
