-- How many orders each session holds, and whether prizes were drawn in it.
WITH drawn AS (
  SELECT session_id, count() AS draws FROM fact_promotion
  WHERE kind IN ('lottery', 'red_packet') AND session_id IN {sessions:Array(String)}
  GROUP BY session_id
)
SELECT bought.session_id AS session_id, bought.orders AS orders, toInt64(ifNull(draws, 0)) AS draws
FROM (
  SELECT session_id, toInt64(uniqExact(order_id)) AS orders FROM fact_order WHERE session_id IN {sessions:Array(String)} GROUP BY session_id
) AS bought
LEFT JOIN drawn ON drawn.session_id = bought.session_id
ORDER BY session_id
