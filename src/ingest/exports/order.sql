SELECT
  order_id, created_at, account_id, shop_id, product_id,
  nullIf(sku_id, '') AS sku_id,
  nullIf(session_id, '') AS session_id,
  quantity, list_price, deal_price, paid_amount, platform_subsidy, shop_discount, freight, currency,
  nullIf(payer_id, '') AS payer_id,
  nullIf(receiver_phone_id, '') AS receiver_phone_id,
  nullIf(receiver_phone_prefix_id, '') AS receiver_phone_prefix_id,
  nullIf(address_id, '') AS address_id,
  nullIf(main_order_id, '') AS main_order_id,
  nullIf(host_id, '') AS host_id,
  nullIf(traffic_source, '') AS traffic_source,
  source_quantity,
  if(length({names:Array(String)}) > 1, {names:Array(String)}[file_number + 1], NULL) AS source_file,
  line AS source_line
FROM file({lines:String}, Parquet)
WHERE problem = 0 AND left_out = ''
SETTINGS output_format_json_quote_64bit_integers = 0, input_format_parquet_preserve_order = 1, max_insert_threads = 1, engine_file_truncate_on_insert = 1
