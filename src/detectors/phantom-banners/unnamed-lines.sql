-- Lines without an account, and the acts they could stand for, counted by second; purchases by product, where every line says which.
WITH
  unnamed AS (
    SELECT session_id, toString(kind) AS shown, product_id, account_label, intDiv(at, 5000) * 5 AS moment
    FROM fact_banner
    WHERE session_id IN {sessions:Array(String)} AND account_id = ''
  ),
  blind AS (SELECT DISTINCT session_id FROM unnamed WHERE shown = 'purchased' AND product_id = ''),
  -- The same label on the same item within five seconds is one line shown twice.
  told AS (
    SELECT session_id, shown, if(shown = 'purchased' AND session_id NOT IN (SELECT session_id FROM blind), product_id, '') AS item,
      moment, toInt64(uniqExact(account_label)) AS lines, toInt64(0) AS acts
    FROM unnamed
    GROUP BY session_id, shown, item, moment
  ),
  done AS (
    SELECT session_id, transform(kind, ['enter', 'follow', 'like'], ['entered', 'followed', 'liked'], '') AS shown, '' AS item,
      intDiv(at, 1000) AS moment, toInt64(0) AS lines, toInt64(count()) AS acts
    FROM fact_activity
    WHERE session_id IN (SELECT session_id FROM unnamed) AND kind IN ('enter', 'follow', 'like')
    GROUP BY session_id, shown, item, moment
    UNION ALL
    SELECT session_id, 'purchased' AS shown, if(session_id IN (SELECT session_id FROM blind), '', product_id) AS item,
      intDiv(created_at, 1000) AS moment, toInt64(0) AS lines, toInt64(count()) AS acts
    FROM fact_order
    WHERE session_id IN (SELECT session_id FROM unnamed)
    GROUP BY session_id, shown, item, moment
  ),
  moments AS (
    SELECT session_id, shown, item, moment, sum(lines) AS lines, sum(acts) AS acts
    FROM (SELECT * FROM told UNION ALL SELECT * FROM done)
    GROUP BY session_id, shown, item, moment
  ),
  series AS (
    SELECT session_id, shown, item, arraySort(groupArray((moment, lines, acts))) AS rows
    FROM moments
    GROUP BY session_id, shown, item
    HAVING sum(lines) > 0
  )
SELECT session_id, shown, item,
  arrayMap(row -> toInt64(row.1), rows) AS moments, arrayMap(row -> toInt64(row.2), rows) AS lines, arrayMap(row -> toInt64(row.3), rows) AS acts
FROM series
ORDER BY session_id, shown, item
