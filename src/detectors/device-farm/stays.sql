-- Stays of accounts that share a telephone, and of some others of the same sessions to hold them against. Reads visits.
WITH
  stays AS (
    SELECT toString(session_id) AS session, account_id, first_at AS came, last_at AS went, account_id IN {accounts:Array(String)} AS judged
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND account_id != ''
  ),
  drawn AS (
    SELECT DISTINCT account_id
    FROM (SELECT account_id, row_number() OVER (PARTITION BY session ORDER BY sipHash64(account_id), account_id) AS place FROM stays WHERE NOT judged)
    WHERE place <= {standIns:Int64}
  ),
  chosen AS (
    SELECT account_id, judged, arraySlice(arraySort(groupArray((session, toInt64(came), toInt64(went)))), 1, {mostStays:Int64}) AS own
    FROM stays
    WHERE judged OR account_id IN (SELECT account_id FROM drawn)
    GROUP BY account_id, judged
  )
SELECT account_id, toInt64(judged) AS judged, arrayMap(stay -> stay.1, own) AS sessions, arrayMap(stay -> stay.2, own) AS came, arrayMap(stay -> stay.3, own) AS went
FROM chosen
ORDER BY judged DESC, account_id
LIMIT {mostRows:Int64}
