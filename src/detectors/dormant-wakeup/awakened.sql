-- Accounts registered long ago whose first sign of life in the records is one session, or the purchase of one product on one day, with how many of these were registered about when they were. Reads logins, orders and registrations and visits.
WITH
  entries AS (
    SELECT account_id, toString(session_id) AS target, entered_at AS came FROM visit
    WHERE enters > 0 AND account_id != '' AND session_id IN {sessions:Array(String)}
  ),
  purchases AS (
    SELECT account_id, concat(product_id, ' ', toString(intDiv(created_at, 86400000))) AS target, min(created_at) AS came FROM fact_order
    WHERE session_id = ''
    GROUP BY account_id, target
  ),
  signs AS (
    SELECT account_id, min(at) AS came, 'login' AS way, '' AS target FROM fact_login GROUP BY account_id
    UNION ALL SELECT account_id, came, 'room' AS way, target FROM entries
    UNION ALL SELECT account_id, came, 'product' AS way, target FROM purchases
    UNION ALL SELECT account_id, min(created_at) AS came, 'login' AS way, '' AS target FROM fact_order WHERE session_id != '' GROUP BY account_id
  ),
  lives AS (
    SELECT account_id, min(came) AS woke, argMinIf((way, target, came), (came, way, target), way != 'login') AS first, countIf(way != 'login') AS targets, min(min(came)) OVER () AS opened
    FROM signs
    GROUP BY account_id
  ),
  registered AS (SELECT account_id, min(registered_at) AS since FROM fact_account GROUP BY account_id),
  known AS (
    SELECT lives.account_id AS account_id, since, first.1 AS way, first.2 AS target, first.3 AS came, targets,
      targets > 0 AND first.3 - woke <= {leadMs:Int64} AND woke >= opened + {quietMs:Int64} AND since <= woke - {agedMs:Int64} AS quiet
    FROM lives
    INNER JOIN registered ON registered.account_id = lives.account_id
  ),
  near AS (
    SELECT *, count() OVER (ORDER BY since RANGE BETWEEN {spanMs:Int64} PRECEDING AND {spanMs:Int64} FOLLOWING) AS near_all, count() OVER () AS everybody
    FROM known
  ),
  awake AS (
    SELECT *, count() OVER (PARTITION BY way, target ORDER BY since RANGE BETWEEN {spanMs:Int64} PRECEDING AND {spanMs:Int64} FOLLOWING) AS near_here,
      count() OVER (PARTITION BY way, target) AS awakened, count() OVER () AS all_awakened
    FROM near
    WHERE quiet
  )
SELECT account_id, toInt64(since) AS registered_at, way, target, toInt64(came) AS came, toInt64(targets) AS targets, toInt64(near_here) AS near_here, toInt64(awakened) AS awakened,
  toInt64(near_all) AS near_all, toInt64(everybody) AS everybody, toInt64(all_awakened) AS all_awakened
FROM awake
WHERE near_here >= {leastMembers:Int64}
ORDER BY way, target, since, account_id
LIMIT {mostAccounts:Int64}
