-- Stays of more than a look in each session, and those without any sign of life; of followers and of all others.
WITH
  views AS (
    SELECT session_id, account_id, minIf(at, kind = 'enter') AS came, maxIf(at, kind = 'leave') AS went,
      countIf(kind = 'enter') AS enters, countIf(kind = 'enter' AND entry_source = 'follow') > 0 AS own,
      countIf(kind NOT IN ('enter', 'leave', 'heartbeat')) AS acts
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY session_id, account_id
    HAVING enters > 0 AND went - came >= {least:Int64}
  ),
  judged AS (
    SELECT session_id, own,
      acts = 0 AND (session_id, account_id) NOT IN (SELECT session_id, account_id FROM fact_order WHERE session_id IN {sessions:Array(String)}) AS silent
    FROM views
  )
SELECT session_id, toInt64(countIf(own)) AS followers, toInt64(countIf(own AND silent)) AS silent_followers,
  toInt64(countIf(NOT own)) AS others, toInt64(countIf(NOT own AND silent)) AS silent_others
FROM judged
GROUP BY session_id
ORDER BY session_id
