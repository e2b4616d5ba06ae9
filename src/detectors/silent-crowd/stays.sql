-- Stays of more than a look in each session, and those without any sign of life; of followers and of all others.
WITH
  views AS (
    SELECT session_id, account_id, entered_by_follow > 0 AS own, acts
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND enters > 0 AND left_at - entered_at >= {least:Int64}
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
