SELECT refused.line AS line, refused.problem AS problem, harmless.raw AS raw, harmless.states AS states
FROM file({harmless:String}, Parquet) AS harmless
INNER JOIN (
  SELECT row, line, problem
  FROM file({lines:String}, Parquet)
  WHERE file_number = {file_number:UInt32} AND problem != 0 AND left_out = ''
) AS refused ON refused.row = harmless.row
ORDER BY line
SETTINGS output_format_json_quote_64bit_integers = 0, max_insert_threads = 1, engine_file_truncate_on_insert = 1
