-- How many rows of the team list speak of each session: of its room, host, agency or shop, or of a shop that sold in it.
WITH scope AS (
  SELECT session_id, arrayJoin([room_id, host_id, agency_id, shop_id]) AS owner
  FROM fact_session WHERE session_id IN {sessions:Array(String)}
  UNION DISTINCT
  SELECT session_id, shop_id AS owner FROM fact_order WHERE session_id IN {sessions:Array(String)}
)
SELECT scope.session_id AS session_id, toInt64(sum(listed.rows)) AS listed
FROM (SELECT DISTINCT session_id, owner FROM scope WHERE owner != '') AS scope
INNER JOIN (SELECT owner_id, count() AS rows FROM fact_team GROUP BY owner_id) AS listed ON listed.owner_id = scope.owner
GROUP BY session_id
ORDER BY session_id
