-- Sessions that only orders tell of: one for each session that orders name, none of which has a record of its own.
SELECT
  session_id,
  'unknown' AS room_id,
  'unknown' AS host_id,
  '' AS agency_id,
  if(uniqExact(shop_id) = 1, min(shop_id), '') AS shop_id,
  {platform:String} AS platform,
  '' AS title,
  '' AS category,
  min(created_at) AS started_at,
  CAST(max(created_at) AS Nullable(Int64)) AS ended_at,
  {file_id:String} AS file_id,
  toUInt64(0) AS line,
  '' AS extra
FROM fact_order
WHERE session_id != ''
GROUP BY session_id
