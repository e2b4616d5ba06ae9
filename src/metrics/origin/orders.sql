SELECT order_id, kind, file_id, arraySort(groupUniqArray(20)(toInt64(line))) AS lines
FROM (
  SELECT order_id, 'order' AS kind, file_id, line
  FROM fact_order
  WHERE order_id IN {orders:Array(String)}
  UNION ALL
  SELECT order_id, 'order_event', file_id, line
  FROM fact_order_event
  WHERE order_id IN {orders:Array(String)}
)
GROUP BY order_id, kind, file_id
ORDER BY order_id, kind, file_id
