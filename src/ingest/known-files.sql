-- One row a file and kind: an export may hold several kinds in one file.
SELECT
  file_id,
  kind,
  argMax(sha256, at) AS sha256,
  argMax(import_id, at) AS import_id,
  argMax(name, at) AS name,
  argMax(bytes, at) AS bytes,
  argMax(rows, at) AS rows,
  argMax(rejected, at) AS rejected,
  argMax(duplicates, at) AS duplicates,
  argMax(unknown_columns, at) AS unknown_columns,
  max(status = 'done') AS done
FROM import_file
GROUP BY file_id, kind
ORDER BY file_id, kind
