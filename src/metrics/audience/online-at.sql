WITH
  shown AS (
    SELECT session_id, max(value) AS displayed, argMax(at, (value, -at)) AS peak_at
    FROM fact_counter
    WHERE session_id IN {sessions:Array(String)} AND name = 'online'
    GROUP BY session_id
  ),
  changes AS (
    SELECT session_id, at, sum(if(kind = 'enter', 1, -1)) AS change
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind IN ('enter', 'leave')
    GROUP BY session_id, at
  ),
  running AS (
    SELECT session_id, at, toInt64(sum(change) OVER (PARTITION BY session_id ORDER BY at)) AS online
    FROM changes
  ),
  carried AS (
    SELECT session_id, argMax(at, (online, -at)) AS peak_at, 1 AS known
    FROM running
    GROUP BY session_id
  ),
  instants AS (
    SELECT session_id, peak_at AS instant, displayed, 1 AS counted FROM shown
    UNION ALL
    SELECT session_id, peak_at, 0, 0 FROM carried WHERE session_id NOT IN (SELECT session_id FROM shown)
  )
SELECT
  instants.session_id AS session_id,
  max(instant) AS at,
  if(max(counted) = 1, max(displayed), NULL) AS displayed,
  argMaxIf(online, running.at, running.at <= instant) AS online
FROM instants
LEFT JOIN running ON running.session_id = instants.session_id
GROUP BY session_id
ORDER BY session_id
