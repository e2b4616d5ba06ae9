WITH problem = 0 AND left_out = '' AS good, good AND leads AS good_order
SELECT
  count() AS rows,
  countIf(good) AS orders,
  sumIf(length(events), good_order) AS order_events,
  uniqExactIf(product_id, good AND title != '') AS products,
  countIf(problem != 0 AND left_out = '') AS rejected,
  sumIf(arrayCount(event -> NOT event.3, events), good_order) AS time_not_in_export,
  countIf(good AND list_missing) AS list_price_not_in_export,
  countIf(good AND source_quantity IS NOT NULL) AS unit_price_not_whole,
  countIf(good_order AND refunded_amount IS NULL AND arrayExists(event -> event.1 = 'refunded' AND event.4, events)) AS refund_amount_not_in_export,
  countIf(good_order AND account_source = 'receiver') AS account_from_receiver,
  countIf(good_order AND account_source = 'order') AS account_unknown,
  countIf(good AND title_only) AS product_from_title,
  countIf(good_order AND shop_missing) AS shop_not_in_export,
  countIf(good_order AND phone_unreadable) AS phone_unreadable,
  countIf(good AND ids_lost > 0) AS ids_lost,
  countIf(left_out = 'test_order' AND leads) AS test_order,
  countIf(left_out = 'totals_row' AND leads) AS totals_row,
  countIf(left_out = 'superseded' AND leads) AS superseded
FROM file({lines:String}, Parquet)
