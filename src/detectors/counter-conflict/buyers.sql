-- Distinct buyers who ordered while the session ran.
SELECT session_id, toInt64(uniqExact(account_id)) AS buyers
FROM fact_order
WHERE session_id IN {sessions:Array(String)}
  AND created_at BETWEEN transform(toString(session_id), {sessions:Array(String)}, {froms:Array(Int64)}, toInt64(0))
    AND transform(toString(session_id), {sessions:Array(String)}, {untils:Array(Int64)}, toInt64(0))
GROUP BY session_id
ORDER BY session_id
