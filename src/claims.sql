SELECT claim_id, session_id, at, by, metric, value, currency, medium, text, file_id, line
FROM fact_claim
WHERE session_id IN {sessions:Array(String)}
ORDER BY session_id, at, claim_id
