-- Telephones of one network that came to different rooms within the same minute, again and again: every such pair, with how often each came, how many pairs there were to meet, and how likely any two entries of the import fall into one minute. Reads logins, registrations and visits.
WITH
  used AS (
    SELECT account_id, device_id, ip_id_packed, 1 AS times FROM fact_login WHERE device_id != '' AND ip_id_packed != ''
    UNION ALL SELECT account_id, device_id, ip_id_packed, 0 FROM fact_account WHERE device_id != '' AND ip_id_packed != ''
  ),
  at_home AS (
    SELECT account_id, device_id AS device, ip_id_packed AS home
    FROM (SELECT account_id, device_id, ip_id_packed, sum(times) AS often FROM used GROUP BY account_id, device_id, ip_id_packed)
    ORDER BY often DESC, device, home
    LIMIT 1 BY account_id
  ),
  entries AS (
    SELECT at_home.home AS network, at_home.device AS device_id, visit.account_id AS account_id, toString(visit.session_id) AS session, intDiv(visit.entered_at, 60000) AS minute
    FROM visit
    INNER JOIN at_home ON at_home.account_id = visit.account_id
    WHERE visit.enters > 0 AND visit.session_id IN {sessions:Array(String)}
  ),
  moments AS (
    SELECT network, minute, groupUniqArray((device_id, session)) AS there
    FROM entries
    GROUP BY network, minute
    HAVING length(there) BETWEEN 2 AND {mostInMinute:Int64}
  ),
  tried AS (
    SELECT sum(phones * (phones - 1) / 2) AS pairs
    FROM (SELECT uniqExactArray(arrayMap(one -> tupleElement(one, 1), there)) AS phones FROM moments GROUP BY network)
  ),
  lively AS (
    SELECT sum(came * came) / greatest(1, sum(came) * sum(came)) AS alike
    FROM (
      SELECT toFloat64(count()) AS came FROM visit
      WHERE enters > 0 AND session_id IN {sessions:Array(String)}
      GROUP BY intDiv(entered_at, 60000)
    )
  ),
  tied AS (
    SELECT network, tupleElement(one, 1) AS left, tupleElement(other, 1) AS right, uniqExact(minute) AS together
    FROM moments
    ARRAY JOIN there AS one
    ARRAY JOIN there AS other
    WHERE tupleElement(one, 1) < tupleElement(other, 1) AND tupleElement(one, 2) != tupleElement(other, 2)
    GROUP BY network, left, right
    HAVING together >= {leastTogether:Int64}
  ),
  phones AS (
    SELECT network, device_id, uniqExact(minute) AS minutes, arraySort(groupUniqArray(account_id)) AS accounts,
      arraySort(groupUniqArray(session)) AS sessions, min(minute) AS first, max(minute) AS last
    FROM entries
    GROUP BY network, device_id
  ),
  -- Both ends of a pair are looked up at once: one row for each of its telephones.
  ends AS (
    SELECT network, arrayJoin([left, right]) AS device_id, left, right, together FROM tied
  ),
  described AS (
    SELECT ends.network AS network, ends.left AS left, ends.right AS right, ends.together AS together, ends.device_id AS device_id,
      phones.minutes AS minutes, phones.accounts AS accounts, phones.sessions AS sessions, phones.first AS first, phones.last AS last
    FROM ends
    INNER JOIN phones ON phones.network = ends.network AND phones.device_id = ends.device_id
  )
SELECT hex(network) AS network, left, right, toInt64(together) AS together,
  toInt64(anyIf(minutes, device_id = left)) AS left_minutes, toInt64(anyIf(minutes, device_id = right)) AS right_minutes,
  anyIf(accounts, device_id = left) AS left_accounts, anyIf(accounts, device_id = right) AS right_accounts,
  anyIf(sessions, device_id = left) AS left_sessions, anyIf(sessions, device_id = right) AS right_sessions,
  toInt64(min(first)) AS first_minute, toInt64(max(last)) AS last_minute,
  toInt64(ifNull((SELECT pairs FROM tried), 0)) AS tried, ifNull((SELECT round(alike, 12) FROM lively), 0) AS alike_minutes
FROM described
GROUP BY network, left, right, together
ORDER BY together DESC, network, left, right
LIMIT {mostPairs:Int64}
