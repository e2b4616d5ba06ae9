-- Stays of more than a look, counted by when they began and ended in cells of a few seconds, and how many of them did anything.
WITH views AS (
  SELECT session_id, entered_at AS came, left_at AS went, acts > 0 AS acted
  FROM visit
  WHERE session_id IN {sessions:Array(String)} AND enters > 0 AND went - came >= {least:Int64}
)
SELECT session_id, intDiv(came, {cell:Int64}) AS came_cell, intDiv(went, {cell:Int64}) AS went_cell,
  toInt64(count()) AS views, toInt64(sum(acted)) AS acted
FROM views
GROUP BY session_id, came_cell, went_cell
ORDER BY session_id, went_cell, came_cell
