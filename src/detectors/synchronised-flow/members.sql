-- The accounts of blocks: who came within the first window of one and left within its second, having done nothing.
WITH
  views AS (
    SELECT session_id, account_id, entered_at AS came, left_at AS went
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND enters > 0 AND went - came >= {least:Int64} AND acts = 0
  ),
  placed AS (
    SELECT *, indexOf({sessions:Array(String)}, toString(session_id)) AS block, intDiv(came, {cell:Int64}) AS came_cell, intDiv(went, {cell:Int64}) AS went_cell
    FROM views
  )
SELECT session_id, account_id, came, went
FROM placed
WHERE came_cell BETWEEN arrayElement({came_from:Array(Int64)}, block) AND arrayElement({came_until:Array(Int64)}, block)
  AND went_cell BETWEEN arrayElement({went_from:Array(Int64)}, block) AND arrayElement({went_until:Array(Int64)}, block)
ORDER BY session_id, account_id
