-- Records by session, stream and file. Kinds that belong to no session are counted under the session ''.
SELECT session_id, kind, sort, file_id, toInt64(sum(n)) AS records FROM (
  SELECT session_id, 'activity' AS kind, toString(kind) AS sort, file_id, count() AS n FROM fact_activity GROUP BY session_id, fact_activity.kind, file_id
  UNION ALL SELECT session_id, 'counter', toString(name), file_id, count() FROM fact_counter GROUP BY session_id, name, file_id
  UNION ALL SELECT session_id, 'banner', toString(kind), file_id, count() FROM fact_banner GROUP BY session_id, fact_banner.kind, file_id
  UNION ALL SELECT session_id, 'order', '', file_id, count() FROM fact_order WHERE session_id != '' GROUP BY session_id, file_id
  UNION ALL SELECT o.session_id, 'order_event', toString(e.kind), e.file_id, count()
    FROM fact_order_event AS e
    INNER JOIN (SELECT DISTINCT order_id, session_id FROM fact_order WHERE session_id != '') AS o ON o.order_id = e.order_id
    GROUP BY o.session_id, e.kind, e.file_id
  UNION ALL SELECT session_id, 'claim', metric, file_id, count() FROM fact_claim GROUP BY session_id, metric, file_id
  UNION ALL SELECT session_id, 'contract', '', file_id, count() FROM fact_contract WHERE session_id != '' GROUP BY session_id, file_id
  UNION ALL SELECT session_id, 'promotion', '', file_id, count() FROM fact_promotion GROUP BY session_id, file_id
  UNION ALL SELECT '', 'product', '', file_id, count() FROM fact_product GROUP BY file_id
  UNION ALL SELECT '', 'price', '', file_id, count() FROM fact_price GROUP BY file_id
  UNION ALL SELECT '', 'account', '', file_id, count() FROM fact_account GROUP BY file_id
  UNION ALL SELECT '', 'login', '', file_id, count() FROM fact_login GROUP BY file_id
  UNION ALL SELECT '', 'review', '', file_id, count() FROM fact_review GROUP BY file_id
  UNION ALL SELECT '', 'team', '', file_id, count() FROM fact_team GROUP BY file_id
  UNION ALL SELECT '', 'enforcement', '', file_id, count() FROM fact_enforcement GROUP BY file_id
  UNION ALL SELECT '', 'listing', '', file_id, count() FROM fact_listing GROUP BY file_id
  UNION ALL SELECT '', 'label', '', file_id, count() FROM fact_label GROUP BY file_id
)
WHERE {all:UInt8} OR session_id = '' OR session_id IN {sessions:Array(String)}
GROUP BY session_id, kind, sort, file_id
ORDER BY session_id, kind, sort, file_id
