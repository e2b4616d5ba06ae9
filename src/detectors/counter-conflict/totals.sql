-- What the ledger adds between two readings of a displayed total; a reading may lag, so each window starts a lag earlier.
WITH
  windows AS (
    SELECT w.1 AS session_id, w.2 AS act, w.3 AS from_at, w.4 AS until_at
    FROM (
      SELECT arrayJoin(arrayZip(
        {sessions:Array(String)}, {acts:Array(String)}, {froms:Array(Int64)}, {untils:Array(Int64)}
      )) AS w
    )
  ),
  ledger AS (
    SELECT session_id, toString(kind) AS act, at, if(kind = 'like', ifNull(count, 1), 1) AS adds
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind IN {acts:Array(String)}
    UNION ALL
    SELECT session_id, 'order' AS act, created_at AS at, quantity AS adds
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)} AND has({acts:Array(String)}, 'order')
  )
SELECT ledger.session_id AS session_id, ledger.act AS act, toInt64(sum(adds)) AS acts
FROM ledger
INNER JOIN windows ON windows.session_id = ledger.session_id AND windows.act = ledger.act
WHERE ledger.at BETWEEN windows.from_at AND windows.until_at
GROUP BY session_id, act
ORDER BY session_id, act
