-- Telephones and purses that are the main one of two accounts or more: for each such account when it was seen with it. What happens on the
-- day of registration is the sign-up, which others may do for somebody: it makes no telephone the main one. Reads registrations, logins and orders.
WITH
  seen AS (
    SELECT 'device' AS means, device_id AS holder, account_id, registered_at AS at, 0 AS used FROM fact_account WHERE device_id != ''
    UNION ALL SELECT 'device', device_id, account_id, at, 1 FROM fact_login WHERE device_id != ''
    UNION ALL SELECT 'device', device_id, account_id, created_at, 1 FROM fact_order WHERE device_id != '' AND account_id != ''
    UNION ALL SELECT 'payer', payer_id, account_id, created_at, 1 FROM fact_order WHERE payer_id != '' AND account_id != ''
  ),
  held AS (
    SELECT means, holder, account_id, count() AS times, maxIf(at, used = 0) AS made_at, maxIf(at, used = 1) AS last_used, arraySlice(arraySort(groupUniqArray(at)), 1, {mostTimes:Int64}) AS seen_at
    FROM seen
    GROUP BY means, holder, account_id
  ),
  compared AS (
    SELECT *, sum(times) OVER (PARTITION BY means, account_id) AS times_in_all, max(made_at) OVER (PARTITION BY means, account_id) AS signed_up FROM held
  ),
  main AS (
    SELECT *, count() OVER (PARTITION BY means, holder) AS accounts
    FROM compared
    WHERE times * 2 > times_in_all AND (times >= {leastTimes:Int64} OR means = 'payer') AND last_used > signed_up + 86400000
  )
SELECT means, holder, account_id, arrayMap(at -> toInt64(at), seen_at) AS seen_at
FROM main
WHERE accounts >= 2
ORDER BY accounts DESC, means, holder, account_id
LIMIT {mostRows:Int64}
