-- From entries and exits: how long people stayed, the height and the area of the online curve, and how many were online at an instant.
-- Entries and exits at one time count together.
WITH
  stays AS (
    SELECT
      session_id,
      kind,
      at,
      watch_seconds,
      {ends:Array(Int64)}[indexOf({sessions:Array(String)}, session_id)] AS ended,
      lagInFrame(kind) OVER seen AS before,
      lagInFrame(at) OVER seen AS entered,
      leadInFrame(at) OVER seen AS next_at
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind IN ('enter', 'leave')
    WINDOW seen AS (
      PARTITION BY session_id, account_id ORDER BY at, kind DESC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    )
  ),
  dwells AS (
    SELECT
      session_id,
      multiIf(
        kind = 'leave' AND before = 'enter', (at - entered) / 1000,
        kind = 'leave' AND watch_seconds IS NOT NULL, toFloat64(watch_seconds),
        kind = 'enter' AND next_at = 0, greatest(0, ended - at) / 1000,
        NULL
      ) AS dwell
    FROM stays
  ),
  dwell_facts AS (
    SELECT
      session_id,
      avg(dwell) AS dwell_mean,
      quantileExactInclusive(0.5)(dwell) AS dwell_median,
      quantileExactInclusive(0.25)(dwell) AS dwell_p25,
      quantileExactInclusive(0.75)(dwell) AS dwell_p75,
      avg(dwell < 10) AS dwell_under_10s,
      avg(dwell > 1800) AS dwell_over_30min
    FROM dwells
    WHERE dwell IS NOT NULL
    GROUP BY session_id
  ),
  running AS (
    SELECT
      session_id,
      at,
      sum(if(kind = 'enter', 1, -1)) OVER (PARTITION BY session_id ORDER BY at) AS online,
      transform(session_id, {sessions:Array(String)}, {ends:Array(Int64)}, toInt64(0)) AS ended,
      transform(session_id, {sessions:Array(String)}, {instants:Array(Int64)}, toInt64(0)) AS instant,
      leadInFrame(at, 1, greatest(at, ended)) OVER (
        PARTITION BY session_id ORDER BY at ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING
      ) AS next_at
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind IN ('enter', 'leave')
  ),
  levels AS (
    SELECT
      session_id,
      max(online) AS pcu,
      toFloat64(sum(online * greatest(0, least(next_at, ended) - at))) AS viewer_ms,
      argMax(at, (online, -at)) AS peak_at,
      argMaxIf(online, at, at <= instant) AS online_then
    FROM running
    GROUP BY session_id
  )
SELECT
  levels.session_id AS session_id, pcu, viewer_ms, peak_at, online_then,
  dwell_mean, dwell_median, dwell_p25, dwell_p75, dwell_under_10s, dwell_over_30min
FROM levels
LEFT JOIN dwell_facts ON dwell_facts.session_id = levels.session_id
ORDER BY session_id
