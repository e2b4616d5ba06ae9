-- Telephones and purses that are the main one of two accounts or more: for each such account when it was seen with it, and its stays with the place in the order in which everybody entered.
WITH
  entries AS (
    SELECT session_id, account_id, device_id, min(at) AS came, max(at) AS went
    FROM fact_activity
    WHERE kind IN ('enter', 'leave') AND session_id IN {sessions:Array(String)} AND account_id != '' AND device_id != ''
    GROUP BY session_id, account_id, device_id
  ),
  placed AS (
    SELECT toString(session_id) AS session, account_id, device_id, came, went,
      row_number() OVER (PARTITION BY session_id ORDER BY came, account_id, device_id) / count() OVER (PARTITION BY session_id) AS place
    FROM entries
  ),
  seen AS (
    SELECT 'device' AS means, device_id AS holder, account_id, registered_at AS at, ('', toInt64(0), toInt64(0), 0.) AS stay FROM fact_account WHERE device_id != ''
    UNION ALL SELECT 'device', device_id, account_id, at, ('', toInt64(0), toInt64(0), 0.) FROM fact_login WHERE device_id != ''
    UNION ALL SELECT 'device', device_id, account_id, created_at, ('', toInt64(0), toInt64(0), 0.) FROM fact_order WHERE device_id != '' AND account_id != ''
    UNION ALL SELECT 'payer', payer_id, account_id, created_at, ('', toInt64(0), toInt64(0), 0.) FROM fact_order WHERE payer_id != '' AND account_id != ''
    UNION ALL SELECT 'device', device_id, account_id, came, (session, came, went, place) FROM placed
  ),
  held AS (
    SELECT means, holder, account_id, count() AS times, arraySlice(arraySort(groupUniqArray(at)), 1, {mostTimes:Int64}) AS seen_at,
      arraySort(arrayFilter(stay -> stay.1 != '', groupUniqArray(stay))) AS stays
    FROM seen
    GROUP BY means, holder, account_id
  ),
  compared AS (
    SELECT *, sum(times) OVER (PARTITION BY means, account_id) AS times_in_all FROM held
  ),
  main AS (
    SELECT *, count() OVER (PARTITION BY means, holder) AS accounts FROM compared WHERE times * 2 >= times_in_all
  )
SELECT means, holder, account_id, arrayMap(at -> toInt64(at), seen_at) AS seen_at, arrayMap(stay -> stay.1, stays) AS sessions,
  arrayMap(stay -> toInt64(stay.2), stays) AS came, arrayMap(stay -> toInt64(stay.3), stays) AS went, arrayMap(stay -> toFloat64(stay.4), stays) AS places
FROM main
WHERE accounts >= 2
ORDER BY accounts DESC, means, holder, account_id
LIMIT {mostRows:Int64}
