-- The staged rows of exports in which the first line of an order carries what belongs to the order, in the order of the
-- files. Amounts of the order are split over its lines by what each cost; what division leaves goes to the first lines.
WITH
  numbered AS (
    SELECT *,
      row + 1 + {inner_before:Array(UInt64)}[file_number + 1]
        + sum(inner) OVER (PARTITION BY file_number ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS line,
      NOT (follows AND order_id = lagInFrame(order_id) OVER (PARTITION BY file_number ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)) AS leads
    FROM file({stage:String}, Parquet)
  ),
  grouped AS (
    SELECT *, sum(leads) OVER (PARTITION BY file_number ORDER BY row) AS order_number FROM numbered
  ),
  weighed AS (
    SELECT *,
      first_value((
        line, order_problem, is_totals, is_test, digits, created_at, currency, account_id, account_source, shop_id, shop_missing,
        session_id, payer_id, address_id, receiver_phone_id, receiver_phone_prefix_id, phone_unreadable, main_order_id, host_id,
        traffic_source, paid_total, platform_subsidy, shop_discount, freight
      )) OVER lines_of_order AS head,
      argMinIf(line_problem, row, line_problem != 0) OVER lines_of_order AS bad_line,
      max(digits) OVER lines_of_order != min(digits) OVER lines_of_order AS unlike,
      row_number() OVER (PARTITION BY file_number, order_number ORDER BY row) AS place,
      row_number() OVER (PARTITION BY file_number, order_number, product_id, sku_id ORDER BY row) AS turn,
      count() OVER lines_of_order AS count_of_lines,
      toInt128(greatest(ifNull(quantity * deal_price - discount, 0), 0)) AS own_weight,
      sum(own_weight) OVER lines_of_order AS weights,
      if(weights = 0, 1, own_weight) AS weight,
      if(weights = 0, toInt128(count_of_lines), weights) AS all_weights
    FROM grouped
    WINDOW lines_of_order AS (PARTITION BY file_number, order_number ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
  ),
  split AS (
    SELECT *,
      intDiv(head.21 * weight, all_weights) AS paid_part,
      intDiv(head.22 * weight, all_weights) AS subsidy_part,
      intDiv(head.23 * weight, all_weights) AS discount_part,
      intDiv(head.24 * weight, all_weights) AS freight_part
    FROM weighed
  )
SELECT
  file_number, row, line, leads, order_id, product_id, title, title_only, quantity, source_quantity, list_price, list_missing, deal_price,
  tracking_id, ids_lost, reason, events, settled_amount, refunded_amount,
  if(turn = 1, sku_id, concat(sku_id, '~', toString(turn))) AS sku_id,
  multiIf(head.3, 'totals_row', head.4, 'test_order', '') AS left_out,
  multiIf(head.2 != 0, head.2, unlike, {currency_problem:UInt16}, ifNull(bad_line, 0)) AS problem,
  head.6 AS created_at, head.7 AS currency, head.8 AS account_id, head.9 AS account_source, head.10 AS shop_id,
  head.11 AS shop_missing, head.12 AS session_id, head.13 AS payer_id, head.14 AS address_id, head.15 AS receiver_phone_id,
  head.16 AS receiver_phone_prefix_id, head.17 AS phone_unreadable, head.18 AS main_order_id, head.19 AS host_id,
  head.20 AS traffic_source, head.21 AS paid_total,
  toInt64(paid_part + (place <= head.21 - sum(paid_part) OVER lines_of_order)) AS paid_amount,
  toInt64(subsidy_part + (place <= head.22 - sum(subsidy_part) OVER lines_of_order)) AS platform_subsidy,
  toInt64(discount_part + (place <= head.23 - sum(discount_part) OVER lines_of_order)) AS shop_discount,
  toInt64(freight_part + (place <= head.24 - sum(freight_part) OVER lines_of_order)) AS freight
FROM split
WINDOW lines_of_order AS (PARTITION BY file_number, order_number ORDER BY row ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
ORDER BY file_number, row
SETTINGS max_insert_threads = 1, engine_file_truncate_on_insert = 1, output_format_parquet_row_group_size = 100000
