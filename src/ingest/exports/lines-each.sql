-- The staged rows of exports in which each row is an order, in the order of the files.
SELECT
  * EXCEPT (inner, is_totals, is_test, follows, order_problem, line_problem, file, broken, line_ends),
  row + 1 + {inner_before:Array(UInt64)}[file_number + 1] + ifNull(line_ends, 0) AS line,
  1 AS leads,
  multiIf(
    is_totals, 'totals_row',
    is_test, 'test_order',
    (order_id, file_number) IN (
      SELECT order_id, arrayJoin(arrayPopBack(arraySort(number -> indexOf({oldest_first:Array(UInt32)}, number), groupUniqArray(file_number))))
      FROM file({stage:String}, Parquet)
      WHERE length({oldest_first:Array(UInt32)}) > 1 AND order_problem = 0
      GROUP BY order_id
    ), 'superseded',
    ''
  ) AS left_out,
  if(order_problem != 0, order_problem, line_problem) AS problem,
  paid_total AS paid_amount
FROM file({stage:String}, Parquet) AS staged
ASOF LEFT JOIN (
  SELECT file_number AS file, row AS broken, sum(inner) OVER (PARTITION BY file_number ORDER BY row) AS line_ends
  FROM file({stage:String}, Parquet)
  WHERE inner > 0
) AS cells ON cells.file = staged.file_number AND staged.row > cells.broken
ORDER BY file_number, row
SETTINGS max_insert_threads = 1, engine_file_truncate_on_insert = 1, output_format_parquet_row_group_size = 100000
