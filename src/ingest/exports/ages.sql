-- The exported files by the latest instant that each holds, the oldest first: of an order that several tell of, the newest file is right.
SELECT file_number
FROM file({stage:String}, Parquet)
GROUP BY file_number
ORDER BY max(greatest(ifNull(created_at, 0), arrayMax(arrayPushBack(arrayMap(event -> event.2, events), 0)))), file_number
