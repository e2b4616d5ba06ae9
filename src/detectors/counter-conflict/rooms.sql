-- Accounts that stood in more rooms at the same time than a person has screens. Only stays with both an
-- entry and an exit count, each shortened by the time a client is kept alive after its viewer has gone.
WITH
  roaming AS (
    SELECT account_id
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND enters > 0
    GROUP BY account_id
    HAVING uniqExact(session_id) > {rooms:Int64}
  ),
  moves AS (
    SELECT
      session_id,
      account_id,
      toString(kind) AS move,
      at,
      leadInFrame(toString(kind)) OVER seen AS next_move,
      leadInFrame(at) OVER seen AS next_at
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind IN ('enter', 'leave')
      AND account_id IN (SELECT account_id FROM roaming)
    WINDOW seen AS (
      PARTITION BY session_id, account_id ORDER BY at, toString(kind)
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
  ),
  stays AS (
    SELECT session_id, account_id, at AS from_at, next_at - {keepAlive:Int64} AS until_at
    FROM moves
    WHERE move = 'enter' AND next_move = 'leave' AND next_at - {keepAlive:Int64} > at
  ),
  running AS (
    SELECT
      account_id,
      session_id,
      edge.1 AS at,
      sum(edge.2) OVER (
        PARTITION BY account_id ORDER BY edge.1, edge.2, session_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      ) AS rooms
    FROM stays
    ARRAY JOIN [(from_at, toInt64(1)), (until_at, toInt64(-1))] AS edge
  )
SELECT
  account_id,
  argMax(session_id, (rooms, -at)) AS session_id,
  toInt64(max(rooms)) AS rooms_at_once,
  minIf(at, rooms > {rooms:Int64}) AS from_at,
  argMax(at, (rooms, -at)) AS peak_at,
  maxIf(at, rooms > {rooms:Int64}) AS until_at
FROM running
GROUP BY account_id
HAVING rooms_at_once > {rooms:Int64}
ORDER BY account_id
