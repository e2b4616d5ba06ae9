-- Accounts that in some minute sent more likes than a client can, with the minute and what went beyond the limit.
WITH minutes AS (
  SELECT session_id, account_id, intDiv(at, 60000) AS minute, sum(ifNull(count, 1)) AS likes
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)} AND kind = 'like'
  GROUP BY session_id, account_id, minute
  HAVING likes > {limit:Int64}
)
SELECT
  session_id,
  account_id,
  toInt64(count()) AS minutes,
  toInt64(max(likes)) AS most,
  toInt64(sum(likes - {limit:Int64})) AS beyond,
  toInt64(min(minute)) * 60000 AS from_at,
  toInt64(max(minute)) * 60000 + 59999 AS until_at
FROM minutes
GROUP BY session_id, account_id
ORDER BY session_id, beyond DESC, account_id
