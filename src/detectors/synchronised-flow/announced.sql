-- What was announced in the sessions that sends people in or out together.
SELECT session_id, at, toInt64(ifNull(until, at)) AS until
FROM fact_promotion
WHERE session_id IN {sessions:Array(String)}
ORDER BY session_id, at, until
