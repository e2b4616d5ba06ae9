SELECT line, problem, raw, states
FROM ({harmless}) AS source
INNER JOIN (
  SELECT row, line, problem FROM file({lines:String}, Parquet) WHERE file_number = {file_number:UInt32} AND problem != 0 AND left_out = ''
) AS refused ON refused.row = source.row
ORDER BY line
