-- Online curves in cells, each session's from its start and of its own width: online at the end of each cell by entries and exits,
-- and the highest counter in it.
WITH
  changes AS (
    SELECT
      session_id,
      greatest(0, intDiv(
        at - transform(session_id, {sessions:Array(String)}, {starts:Array(Int64)}, toInt64(0)),
        transform(session_id, {sessions:Array(String)}, {widths:Array(Int64)}, toInt64(1))
      )) AS cell,
      sum(if(kind = 'enter', 1, -1)) AS change
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind IN ('enter', 'leave')
    GROUP BY session_id, cell
  ),
  running AS (
    SELECT session_id, cell, sum(change) OVER (PARTITION BY session_id ORDER BY cell) AS online FROM changes
  ),
  shown AS (
    SELECT
      session_id,
      greatest(0, intDiv(
        at - transform(session_id, {sessions:Array(String)}, {starts:Array(Int64)}, toInt64(0)),
        transform(session_id, {sessions:Array(String)}, {widths:Array(Int64)}, toInt64(1))
      )) AS cell,
      max(value) AS displayed
    FROM fact_counter
    WHERE session_id IN {sessions:Array(String)} AND name = 'online'
    GROUP BY session_id, cell
  )
SELECT
  session_id,
  toInt64(cell) AS place,
  maxIf(online, carried = 1) AS online,
  maxIf(displayed, carried = 0) AS displayed,
  max(carried) = 1 AS ledger,
  min(carried) = 0 AS counter
FROM (
  SELECT session_id, cell, toInt64(online) AS online, toInt64(0) AS displayed, 1 AS carried FROM running
  UNION ALL
  SELECT session_id, cell, toInt64(0), toInt64(displayed), 0 FROM shown
)
WHERE cell < {cells:Int64}
GROUP BY session_id, cell
ORDER BY session_id, place
