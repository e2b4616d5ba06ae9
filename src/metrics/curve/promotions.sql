SELECT at, until, kind, note
FROM fact_promotion
WHERE session_id = {session:String}
ORDER BY at, kind, until, note
