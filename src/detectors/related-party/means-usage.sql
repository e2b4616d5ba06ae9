-- How many buyers whom no list names use each of some means (and, as kind '', how many there are), by shop and session, and in the shop's other orders.
WITH
  cohorts AS (
    SELECT shop_id AS shop, means.1 AS used_kind, means.2 AS used_token, account_id AS buyer, arraySort(groupUniqArray(session_id)) AS seen_in
    FROM (
      SELECT shop_id, session_id, account_id,
        arrayJoin([('', ''), ('payer', payer_id), ('device', device_id), ('address', address_id), ('phone', receiver_phone_id), ('ip', ip_id)]) AS means
      FROM fact_order
      WHERE shop_id IN {shops:Array(String)} AND account_id NOT IN {inside:Array(String)}
    )
    WHERE means.1 = '' OR (means.2 != '' AND means.2 IN {tokens:Array(String)})
    GROUP BY shop, used_kind, used_token, buyer
  ),
  counted AS (
    SELECT shop, used_kind, used_token, session, count() AS buyers, countIf(length(seen_in) = 1) AS nowhere_else,
      countIf(seen_in[1] = session) AS firsts
    FROM (SELECT shop, used_kind, used_token, seen_in, arrayJoin(seen_in) AS session FROM cohorts)
    GROUP BY shop, used_kind, used_token, session
  )
SELECT shop AS shop_id, used_kind AS means_kind, used_token AS token, session AS session_id, toInt64(buyers) AS users,
  toInt64(sum(firsts) OVER (PARTITION BY shop, used_kind, used_token) - nowhere_else) AS other_users,
  toInt64(sum(firsts) OVER (PARTITION BY shop, used_kind, used_token)) AS all_users
FROM counted
ORDER BY shop_id, means_kind, token, session_id
