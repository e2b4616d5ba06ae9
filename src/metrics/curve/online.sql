WITH
  changes AS (
    SELECT
      greatest(0, intDiv(at - {start:Int64}, {width:Int64})) AS cell,
      sum(if(kind = 'enter', 1, -1)) AS change
    FROM fact_activity
    WHERE session_id = {session:String} AND kind IN ('enter', 'leave')
    GROUP BY cell
  ),
  running AS (SELECT cell, sum(change) OVER (ORDER BY cell) AS online FROM changes),
  shown AS (
    SELECT greatest(0, intDiv(at - {start:Int64}, {width:Int64})) AS cell, max(value) AS displayed
    FROM fact_counter
    WHERE session_id = {session:String} AND name = 'online'
    GROUP BY cell
  )
SELECT
  {start:Int64} + toInt64(cell) * {width:Int64} AS at,
  maxIf(online, carried = 1) AS online,
  maxIf(displayed, carried = 0) AS displayed,
  max(carried) = 1 AS ledger,
  min(carried) = 0 AS counter
FROM (
  SELECT cell, toInt64(online) AS online, toInt64(0) AS displayed, 1 AS carried FROM running
  UNION ALL
  SELECT cell, toInt64(0), toInt64(displayed), 0 FROM shown
)
WHERE cell < {cells:Int64}
GROUP BY cell
ORDER BY at
