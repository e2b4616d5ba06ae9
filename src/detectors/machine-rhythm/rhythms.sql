-- The times of one account’s acts of one sort in a session, as far as the cap: its usual interval (the median), how many others it has,
-- and how many of these are the same within the tolerance. Acts within a fraction of a second are one gesture. The first intervals
-- are told one by one as well, each as a character for its length on a scale of equal ratios. Accounts with few acts are counted
-- and left out before any times are gathered.
WITH acts AS (
  SELECT session_id, account_id, toString(kind) AS act, toInt64(at) AS moment, toInt64(ifNull(count, 1)) AS amount, cityHash64(text) AS said
  FROM fact_activity
  WHERE session_id IN {sessions:Array(String)} AND kind IN ('like', 'comment')
    AND (session_id, kind, cityHash64(account_id)) IN (
      SELECT session_id, kind, cityHash64(account_id) AS who FROM fact_activity
      WHERE session_id IN {sessions:Array(String)} AND kind IN ('like', 'comment')
      GROUP BY session_id, kind, who HAVING count() >= {leastActs:UInt32}
    )
  UNION ALL
  SELECT session_id, account_id, 'order' AS act, toInt64(created_at) AS moment, toInt64(1) AS amount, toUInt64(0) AS said
  FROM fact_order
  WHERE session_id IN {sessions:Array(String)}
),
  timed AS (
    SELECT session_id, account_id, act, toInt64(count()) AS acts, toInt64(sum(amount)) AS amount, toInt64(uniqExact(said)) AS texts,
      min(moment) AS first_at, max(moment) AS last_at,
      arrayFilter(gap -> gap >= {gestureMs:UInt32}, arrayDifference(groupArraySorted(2048)(moment))) AS gaps
    FROM acts
    GROUP BY session_id, account_id, act
    HAVING acts >= {leastActs:UInt32}
  )
SELECT session_id, account_id, act, acts, amount, texts, first_at, last_at, toInt64(length(gaps) - 1) AS pairs,
  toInt64(arrayCount(gap -> abs(gap - tempo_ms) <= greatest({toleranceMs:UInt32}, {tolerance:Float64} * tempo_ms), gaps) - 1) AS same,
  toInt64(arraySort(gaps)[intDiv(length(gaps) + 1, 2)]) AS tempo_ms,
  arrayStringConcat(arrayMap(gap -> char(48 + toUInt8(least(63, floor(log(gap / {gestureMs:UInt32}) / {paceWidth:Float64})))), arraySlice(gaps, 1, {mostPaces:UInt32}))) AS paces
FROM timed
WHERE length(gaps) >= {leastPairs:UInt32} + 1
ORDER BY session_id, account_id, act
