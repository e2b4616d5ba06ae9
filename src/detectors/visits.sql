-- Each account in each session, once: when it came and went, how long it was there, by which way, and how much it did. Entries and exits
-- that pair are added up; otherwise the stay reaches from the first entry to the last exit. A heartbeat is no act.
SELECT
  session_id,
  account_id,
  toInt64(countIf(kind = 'enter')) AS enters,
  toInt64(minIf(at, kind = 'enter')) AS entered_at,
  toInt64(maxIf(at, kind = 'leave')) AS left_at,
  toInt64(min(at)) AS first_at,
  toInt64(max(at)) AS last_at,
  toInt64(greatest(0, if(
    enters = countIf(kind = 'leave'),
    sumIf(at, kind = 'leave') - sumIf(at, kind = 'enter'),
    left_at - entered_at
  ))) AS stay_ms,
  argMinIf(toString(entry_source), (at, toString(entry_source)), kind = 'enter') AS source,
  toInt64(countIf(kind = 'enter' AND entry_source = 'follow')) AS entered_by_follow,
  toInt64(countIf(kind NOT IN ('enter', 'leave', 'heartbeat'))) AS acts,
  toInt64(countIf(kind = 'follow')) AS follows,
  toInt64(minIf(at, kind = 'follow')) AS followed_at,
  toInt64(countIf(kind = 'unfollow')) AS unfollows,
  toInt64(countIf(kind = 'fanclub')) AS joins
FROM fact_activity
WHERE session_id IN {sessions:Array(String)}
GROUP BY session_id, account_id
