WITH signs AS (
  SELECT session_id, max(at) AS last_at FROM fact_activity GROUP BY session_id
  UNION ALL SELECT session_id, max(at) AS last_at FROM fact_counter GROUP BY session_id
  UNION ALL SELECT session_id, max(at) AS last_at FROM fact_banner GROUP BY session_id
  UNION ALL SELECT session_id, max(created_at) AS last_at FROM fact_order GROUP BY session_id
)
SELECT
  s.session_id AS session_id, s.room_id AS room_id, s.host_id AS host_id, s.agency_id AS agency_id, s.shop_id AS shop_id,
  s.platform AS platform, s.title AS title, s.category AS category, s.started_at AS started_at,
  coalesce(s.ended_at, greatest(l.last_at, s.started_at), s.started_at) AS ended_at, s.file_id AS file_id
FROM fact_session AS s
LEFT JOIN (SELECT session_id, max(last_at) AS last_at FROM signs GROUP BY session_id) AS l ON l.session_id = s.session_id
WHERE {all:UInt8} OR s.session_id IN {sessions:Array(String)}
ORDER BY started_at, session_id
