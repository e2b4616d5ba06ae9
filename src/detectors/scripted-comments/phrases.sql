-- The different texts of some sessions as the character n-grams of their clauses: runs of one sign and repeated words fall together, so
-- that only lines with something to say have many. Texts of the same phrases are one line.
SELECT grams, groupArray(toInt64(cityHash64(text) % 9007199254740992)) AS text_numbers, groupArray(text) AS texts
FROM (
  SELECT text,
    arraySort(arrayDistinct(arrayMap(gram -> toUInt32(cityHash64(gram) % 4294967296),
      arrayFlatten(arrayMap(clause -> ngrams(clause, {gram:UInt8}),
        arrayFilter(clause -> lengthUTF8(clause) >= {gram:UInt8}, splitByRegexp('[^\\p{L}\\p{N} ]+', lowerUTF8(text)))))))) AS grams
  FROM (
    SELECT DISTINCT text
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)} AND kind = 'comment' AND lengthUTF8(text) >= {least:UInt8}
  )
)
WHERE length(grams) >= {leastGrams:UInt8}
GROUP BY grams
ORDER BY grams
