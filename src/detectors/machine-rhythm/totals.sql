-- How much of each sort of act a session holds: what the acts by the clock are a part of.
SELECT session_id, act, toInt64(sum(amount)) AS amount
FROM (
  SELECT session_id, toString(kind) AS act, ifNull(count, 1) AS amount
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)} AND kind IN ('like', 'comment')
  UNION ALL
  SELECT session_id, 'order' AS act, 1 AS amount
  FROM fact_order
  WHERE session_id IN {sessions:Array(String)}
)
GROUP BY session_id, act
ORDER BY session_id, act
