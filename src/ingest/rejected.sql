SELECT
  f.name AS file, r.file_id AS file_id, r.kind AS kind, r.line AS line, r.column AS column, r.reason AS reason, r.raw AS raw
FROM rejected_row AS r
LEFT JOIN (SELECT file_id, argMax(name, at) AS name FROM import_file GROUP BY file_id) AS f ON f.file_id = r.file_id
ORDER BY file_id, line, kind, column, reason, raw
LIMIT {limit:UInt64} OFFSET {offset:UInt64}
