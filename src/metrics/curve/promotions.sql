SELECT session_id, at, until, kind, note
FROM fact_promotion
WHERE session_id IN {sessions:Array(String)}
ORDER BY session_id, at, kind, until, note
