WITH shown AS (
  SELECT
    session_id,
    name,
    at,
    value,
    leadInFrame(at) OVER (
      PARTITION BY session_id, name ORDER BY at, value
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
    ) AS next_at
  FROM fact_counter
  WHERE session_id IN {sessions:Array(String)}
)
SELECT
  session_id,
  name,
  argMax(value, (at, value)) AS last,
  max(value) AS peak,
  argMax(at, (value, -at)) AS peak_at,
  if(
    sumIf(next_at - at, next_at > 0) > 0,
    sumIf(value * (next_at - at), next_at > 0) / sumIf(next_at - at, next_at > 0),
    NULL
  ) AS average
FROM shown
GROUP BY session_id, name
ORDER BY session_id, name
