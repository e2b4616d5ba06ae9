-- Accounts that stayed long in sessions of at least two unrelated rooms, with every such stay; from first to last sign of life, so that going out and in again changes nothing.
WITH
  stays AS (
    SELECT session_id, account_id, first_at AS came, last_at AS went, acts
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND account_id != '' AND went - came >= {leastStayMs:Int64}
  ),
  placed AS (
    SELECT account_id, toInt64(transform(toString(session_id), {sessions:Array(String)}, {places:Array(Int64)}, toInt64(-1))) AS place,
      toInt64(transform(toString(session_id), {sessions:Array(String)}, {units:Array(Int64)}, toInt64(-1))) AS unit, came, went, acts
    FROM stays
  ),
  everywhere AS (
    SELECT account_id, arraySort(groupArray((place, came, went, acts))) AS every_stay, arraySlice(every_stay, 1, {mostStays:Int64}) AS stays, uniqExact(unit) AS units
    FROM placed
    GROUP BY account_id
    HAVING units >= 2
  )
SELECT account_id, toInt64(count() OVER ()) AS accounts, toInt64(sum(length(every_stay)) OVER ()) AS stays_there,
  arrayMap(stay -> toInt64(stay.1), stays) AS places, arrayMap(stay -> toInt64(stay.2), stays) AS came,
  arrayMap(stay -> toInt64(stay.3), stays) AS went, arrayMap(stay -> toInt64(stay.4), stays) AS acts
FROM everywhere
ORDER BY units DESC, account_id
LIMIT {mostAccounts:Int64}
