SELECT
  product_id,
  argMin(shop_id, (file_number, line)) AS shop_id,
  argMin(title, (file_number, line)) AS title
FROM file({lines:String}, Parquet)
WHERE problem = 0 AND left_out = '' AND title != ''
GROUP BY product_id
ORDER BY product_id
SETTINGS output_format_json_quote_64bit_integers = 0, input_format_parquet_preserve_order = 1, max_insert_threads = 1, engine_file_truncate_on_insert = 1
