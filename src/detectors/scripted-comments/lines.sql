-- What each account says in a session, each different line once, as the character n-grams of its clauses: runs of one sign and repeated
-- words fall together, so that only lines with something to say have many. Accounts beyond the cap are left out by their hash.
SELECT session_id, account_id, grams, toInt64(count()) AS said, toInt64(min(at)) AS first_at, toInt64(max(at)) AS last_at, min(text) AS example
FROM (
  SELECT session_id, account_id, at, text,
    arraySort(arrayDistinct(arrayMap(gram -> toUInt32(cityHash64(gram) % 4294967296),
      arrayFlatten(arrayMap(clause -> ngrams(clause, {gram:UInt8}),
        arrayFilter(clause -> lengthUTF8(clause) >= {gram:UInt8}, splitByRegexp('[^\\p{L}\\p{N} ]+', lowerUTF8(text)))))))) AS grams
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)} AND kind = 'comment' AND lengthUTF8(text) >= {gram:UInt8} + {leastGrams:UInt8} - 1
)
WHERE length(grams) >= {leastGrams:UInt8}
GROUP BY session_id, account_id, grams
ORDER BY session_id, cityHash64(account_id), account_id, first_at, grams
LIMIT {mostLines:UInt32} BY session_id
