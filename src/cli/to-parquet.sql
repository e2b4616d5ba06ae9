INSERT INTO FUNCTION file({to:String}, Parquet, {structure:String})
SELECT * FROM file({from:String}, CSVWithNames, {structure:String})
SETTINGS output_format_parquet_row_group_size = 131072, output_format_parquet_compression_method = 'zstd',
  output_format_parquet_max_dictionary_size = 65536, output_format_parquet_write_bloom_filter = 0,
  input_format_csv_empty_as_default = 1, input_format_null_as_default = 1, engine_file_truncate_on_insert = 1,
  input_format_parallel_parsing = 0, output_format_parquet_parallel_encoding = 0, max_threads = 1, max_insert_threads = 1
