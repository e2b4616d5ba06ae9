-- Where the time is a bound, the reason says so first, for detectors read no extra column.
SELECT
  order_id,
  event.2 AS at,
  event.1 AS kind,
  multiIf(
    kind = 'settled', settled_amount,
    kind = 'paid', paid_total,
    kind != 'refunded', NULL,
    refunded_amount > 0, refunded_amount,
    event.4, NULL,
    paid_total
  ) AS amount,
  nullIf(arrayStringConcat(arrayFilter(part -> part != '', [
    if(event.3, '', 'time not in export'),
    if(kind = 'refunded' AND NOT arrayExists(other -> other.1 IN ('shipped', 'signed', 'finished'), events), '发货前', ''),
    if(kind IN ('refunded', 'cancelled', 'closed_unpaid'), reason, '')
  ]), '; '), '') AS reason,
  nullIf(if(kind = 'shipped', tracking_id, ''), '') AS tracking_id,
  if(length({names:Array(String)}) > 1, {names:Array(String)}[file_number + 1], NULL) AS source_file,
  line AS source_line
FROM file({lines:String}, Parquet)
ARRAY JOIN arraySort((event, place) -> (event.2, place), events, arrayEnumerate(events)) AS event
WHERE problem = 0 AND left_out = '' AND leads
SETTINGS output_format_json_quote_64bit_integers = 0, input_format_parquet_preserve_order = 1, max_insert_threads = 1, engine_file_truncate_on_insert = 1
