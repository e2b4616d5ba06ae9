-- Identities that hold more accounts than one may: each of their accounts, and whether it is in use. Reads registrations, logins, orders and visits.
WITH
  crowded AS (
    SELECT identity_id FROM fact_account WHERE identity_id != '' GROUP BY identity_id HAVING uniqExact(account_id) > {limit:Int64}
  ),
  holding AS (
    SELECT identity_id, account_id, min(registered_at) AS first_at, max(device_id) AS device, hex(max(ip_prefix_id_packed)) AS network
    FROM fact_account
    WHERE identity_id IN (SELECT identity_id FROM crowded)
    GROUP BY identity_id, account_id
  ),
  living AS (
    SELECT account_id FROM fact_login WHERE account_id IN (SELECT account_id FROM holding)
    UNION DISTINCT
    SELECT account_id FROM fact_order WHERE account_id IN (SELECT account_id FROM holding)
    UNION DISTINCT
    SELECT account_id FROM visit WHERE account_id IN (SELECT account_id FROM holding)
  )
SELECT identity_id, account_id, toInt64(first_at) AS registered_at, device, network, toInt64(account_id IN (SELECT account_id FROM living)) AS in_use
FROM holding
ORDER BY identity_id, account_id
LIMIT {mostRows:Int64}
