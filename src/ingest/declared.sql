SELECT import_id, source, stream, granularity, min(share) AS share
FROM import_coverage
GROUP BY import_id, source, stream, granularity
ORDER BY import_id, stream, granularity
