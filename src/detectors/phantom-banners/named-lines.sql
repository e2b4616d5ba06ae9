-- Lines that name an account, and how many of them have no act of that account: whether the act came before is left open, so that no delay counts.
WITH acts AS (
  SELECT DISTINCT session_id, account_id, transform(kind, ['enter', 'follow', 'like'], ['entered', 'followed', 'liked'], '') AS act
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)} AND kind IN ('enter', 'follow', 'like')
    AND (session_id, account_id) IN (
      SELECT session_id, account_id FROM fact_banner WHERE session_id IN {sessions:Array(String)} AND account_id != '')
  UNION ALL
  SELECT DISTINCT session_id, account_id, 'purchased' AS act
  FROM fact_order
  WHERE session_id IN {sessions:Array(String)}
),
  lines AS (
    SELECT session_id, account_id, toString(kind) AS shown, count() AS shown_times
    FROM fact_banner
    WHERE session_id IN {sessions:Array(String)} AND account_id != ''
    GROUP BY session_id, account_id, shown
  )
SELECT lines.session_id AS session_id, lines.shown AS shown, toInt64(sum(lines.shown_times)) AS lines,
  toInt64(sumIf(lines.shown_times, ifNull(acts.act, '') = '')) AS unmatched
FROM lines
LEFT JOIN acts ON acts.session_id = lines.session_id AND acts.account_id = lines.account_id AND acts.act = lines.shown
GROUP BY lines.session_id, lines.shown
ORDER BY session_id, shown
