-- Each displayed counter of a session: its ends, how high it stood for a tenth of its readings, and how slowly it was
-- refreshed (gaps between readings, and between changes of the number shown). Heat is not people and is left out.
WITH
  readings AS (
    SELECT session_id, name, at, max(value) AS shown
    FROM fact_counter
    WHERE session_id IN {sessions:Array(String)} AND name != 'heat'
    GROUP BY session_id, name, at
  ),
  steps AS (
    SELECT
      session_id,
      name,
      at,
      shown,
      row_number() OVER seen AS place,
      lagInFrame(at) OVER seen AS before_at,
      lagInFrame(shown) OVER seen AS before
    FROM readings
    WINDOW seen AS (PARTITION BY session_id, name ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),
  changes AS (
    SELECT
      *,
      place = 1 OR shown != before AS changed,
      maxIf(at, place = 1 OR shown != before) OVER (
        PARTITION BY session_id, name ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
      ) AS changed_at
    FROM steps
  )
SELECT
  session_id,
  name,
  toInt64(count()) AS readings,
  min(at) AS first_at,
  max(at) AS last_at,
  argMin(shown, at) AS first_value,
  argMax(shown, at) AS last_value,
  argMax(at, (shown, at)) AS peak_at,
  toInt64(quantileExact(0.9)(shown)) AS sustained,
  toInt64(countIf(place > 1 AND shown < before)) AS falls,
  toInt64(ifNull(quantileExactOrNullIf(0.95)(at - before_at, place > 1), 0)) AS refresh_p95,
  toInt64(ifNull(maxOrNullIf(at - before_at, place > 1), 0)) AS longest_gap,
  toInt64(ifNull(quantileExactOrNullIf(0.95)(at - changed_at, place > 1 AND changed), 0)) AS change_p95
FROM changes
GROUP BY session_id, name
ORDER BY session_id, name
