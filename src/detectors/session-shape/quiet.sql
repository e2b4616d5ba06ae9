-- Quiet views of each session: those that stay and those that do not, and how many of either are by accounts without another
-- life: no follow, fan club or order anywhere, and no other brief view.
WITH
  people AS (
    SELECT account_id, groupArray((session_id, stay_ms < {brief:Int64} * 1000, acts <= {quiet:Int64})) AS own,
      countIf(stay_ms < {brief:Int64} * 1000) AS glances, sum(follows + joins) > 0 OR account_id IN (SELECT account_id FROM fact_order) AS bound
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND enters > 0
    GROUP BY account_id
  ),
  quiet_views AS (
    SELECT own_view.1 AS session, own_view.2 AS glance, NOT bound AND glances = own_view.2 AS lifeless
    FROM people ARRAY JOIN own AS own_view
    WHERE own_view.3
  )
SELECT
  session AS session_id,
  toInt64(countIf(NOT glance)) AS staying,
  toInt64(countIf(NOT glance AND lifeless)) AS staying_lifeless,
  toInt64(countIf(glance)) AS brief,
  toInt64(countIf(glance AND lifeless)) AS brief_lifeless
FROM quiet_views
GROUP BY session_id
ORDER BY session_id
