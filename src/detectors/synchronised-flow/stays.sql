-- Stays of more than a look, counted by when they began and ended in cells of a few seconds, and how many of them did anything.
WITH views AS (
  SELECT session_id, account_id, minIf(at, kind = 'enter') AS came, maxIf(at, kind = 'leave') AS went,
    countIf(kind = 'enter') AS enters, countIf(kind NOT IN ('enter', 'leave', 'heartbeat')) > 0 AS acted
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)}
  GROUP BY session_id, account_id
  HAVING enters > 0 AND went - came >= {least:Int64}
)
SELECT session_id, intDiv(came, {cell:Int64}) AS came_cell, intDiv(went, {cell:Int64}) AS went_cell,
  toInt64(count()) AS views, toInt64(sum(acted)) AS acted
FROM views
GROUP BY session_id, came_cell, went_cell
ORDER BY session_id, went_cell, came_cell
