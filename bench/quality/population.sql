-- How many subjects of each unit the records hold; by session where they belong to one; in one order, so that pages of the same figures are the same.
SELECT unit, session_id, subjects
FROM (
  SELECT 'account' AS unit, '' AS session_id, uniqExact(account_id) AS subjects
  FROM (
    SELECT account_id FROM fact_account
    UNION ALL SELECT account_id FROM fact_activity
    UNION ALL SELECT account_id FROM fact_order
  )
  WHERE account_id != ''
  UNION ALL
  SELECT 'account_in_session' AS unit, toString(session_id) AS session_id, uniqExact(account_id) AS subjects
  FROM (
    SELECT toString(session_id) AS session_id, account_id FROM fact_activity
    UNION ALL SELECT toString(session_id) AS session_id, account_id FROM fact_order
  )
  WHERE account_id != '' AND session_id != ''
  GROUP BY session_id
  UNION ALL
  SELECT 'order' AS unit, toString(session_id) AS session_id, uniqExact(order_id) AS subjects
  FROM fact_order
  GROUP BY session_id
  UNION ALL
  SELECT 'session' AS unit, toString(session_id) AS session_id, toUInt64(1) AS subjects
  FROM fact_session
  GROUP BY session_id
  UNION ALL
  SELECT 'review' AS unit, '' AS session_id, uniqExact(review_id) AS subjects FROM fact_review
  UNION ALL
  SELECT 'device' AS unit, '' AS session_id, uniqExact(device_id) AS subjects
  FROM (
    SELECT device_id FROM fact_account
    UNION ALL SELECT device_id FROM fact_activity
    UNION ALL SELECT device_id FROM fact_login
    UNION ALL SELECT device_id FROM fact_order
  )
  WHERE device_id != ''
  UNION ALL
  SELECT 'listing' AS unit, '' AS session_id, uniqExact(listing_id) AS subjects FROM fact_listing
)
ORDER BY unit, session_id
