-- Accounts registered while logins are on record, and which of them gave no sign of life after their first day. Reads registrations, logins, orders and visits.
WITH
  recorded AS (SELECT min(at) AS since, max(at) AS until FROM fact_login),
  recent AS (
    SELECT account_id, min(registered_at) AS made_at, max(channel) AS way
    FROM fact_account
    WHERE registered_at >= (SELECT since FROM recorded) AND registered_at <= (SELECT until FROM recorded) - {lifeMs:Int64}
    GROUP BY account_id
  ),
  logins AS (
    SELECT account_id, max(at) AS last_at FROM fact_login WHERE account_id IN (SELECT account_id FROM recent) GROUP BY account_id
  ),
  acted AS (
    SELECT account_id FROM visit WHERE account_id IN (SELECT account_id FROM recent)
    UNION DISTINCT
    SELECT account_id FROM fact_order WHERE account_id IN (SELECT account_id FROM recent)
  )
SELECT recent.account_id AS account_id, toInt64(made_at) AS made_at, toString(way) AS channel,
  toInt64(ifNull(last_at, 0) <= made_at + 86400000 AND recent.account_id NOT IN (SELECT account_id FROM acted)) AS silent
FROM recent
LEFT JOIN logins ON logins.account_id = recent.account_id
ORDER BY made_at, account_id
LIMIT {mostRows:Int64}
