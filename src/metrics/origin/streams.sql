SELECT session_id, stream, file_id, toInt64(count()) AS rows, toInt64(min(line)) AS first_line, toInt64(max(line)) AS last_line
FROM (
  SELECT session_id, concat('activity.', kind) AS stream, file_id, line
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)}
  UNION ALL
  SELECT session_id, concat('counter.', name), file_id, line
  FROM fact_counter
  WHERE session_id IN {sessions:Array(String)}
  UNION ALL
  SELECT session_id, 'order', file_id, line
  FROM fact_order
  WHERE session_id IN {sessions:Array(String)}
  UNION ALL
  SELECT owner.session_id, concat('order_event.', kind), file_id, line
  FROM fact_order_event
  INNER JOIN (
    SELECT order_id, min(session_id) AS session_id
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id
  ) AS owner ON owner.order_id = fact_order_event.order_id
  UNION ALL
  SELECT session_id, concat('banner.', kind), file_id, line
  FROM fact_banner
  WHERE session_id IN {sessions:Array(String)}
  UNION ALL
  SELECT session_id, 'promotion', file_id, line
  FROM fact_promotion
  WHERE session_id IN {sessions:Array(String)}
  UNION ALL
  SELECT session_id, concat('claim.', metric), file_id, line
  FROM fact_claim
  WHERE session_id IN {sessions:Array(String)}
  UNION ALL
  SELECT session_id, 'contract', file_id, line
  FROM fact_contract
  WHERE session_id IN {sessions:Array(String)}
)
GROUP BY session_id, stream, file_id
ORDER BY session_id, stream, rows DESC, file_id
