SELECT
  session_id,
  countIf(kind = 'enter') AS views,
  uniqExactIf(account_id, kind = 'enter') AS unique_viewers,
  sumIf(ifNull(count, 1), kind = 'like') AS likes,
  countIf(kind = 'comment') AS comments,
  toInt64(countIf(kind = 'follow')) - toInt64(countIf(kind = 'unfollow')) AS follows,
  countIf(kind = 'share') AS shares,
  uniqExactIf(account_id, kind IN ('like', 'comment', 'share', 'follow', 'gift')) AS actors,
  uniqExactIf(account_id, kind = 'like') AS likers,
  uniqExactIf(account_id, kind = 'comment') AS commenters,
  uniqExactIf(account_id, kind = 'follow') AS followers
FROM fact_activity
WHERE session_id IN {sessions:Array(String)}
GROUP BY session_id
ORDER BY session_id
