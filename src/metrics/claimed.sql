SELECT session_id, metric, currency, max(value) AS value
FROM fact_claim
WHERE session_id IN {sessions:Array(String)}
GROUP BY session_id, metric, currency
ORDER BY session_id, metric, currency
