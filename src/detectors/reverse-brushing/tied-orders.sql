-- Orders of the sessions' shops placed by whoever is listed with the team of another shop, room or host, or with a payer or device that is; with whether they were taken back and nothing sent back. Reads orders, their events, sessions and team lists.
WITH
  listed AS (
    SELECT owner_id, since, until, means.1 AS means_kind, means.2 AS token
    FROM (
      SELECT owner_id, since, until, arrayJoin([('account', account_id), ('payer', payer_id), ('device', device_id)]) AS means
      FROM fact_team
      WHERE relation IN ('staff', 'host', 'family')
    )
    WHERE means.2 != ''
  ),
  session_owners AS (
    SELECT session_id, arrayJoin([room_id, host_id, agency_id, shop_id]) AS owner FROM fact_session
  ),
  -- Whose team is the shop's own: that of every session in which it sold.
  shop_owners AS (
    SELECT DISTINCT sold.shop AS shop, session_owners.owner AS owner
    FROM (SELECT DISTINCT shop_id AS shop, session_id FROM fact_order WHERE session_id != '') AS sold
    INNER JOIN session_owners ON session_owners.session_id = sold.session_id
    WHERE session_owners.owner != ''
  ),
  bought AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(created_at) AS placed, min(account_id) AS buyer,
      max(payer_id) AS payer, max(device_id) AS device, min(currency) AS money, sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  means_used AS (
    SELECT order_id, session, shop, placed, buyer, money, payable, used.1 AS means_kind, used.2 AS token
    FROM (SELECT *, arrayJoin([('account', buyer), ('payer', payer), ('device', device)]) AS used FROM bought)
    WHERE used IN (SELECT (means_kind, token) FROM listed)
  ),
  ties AS (
    SELECT means_used.order_id AS order_id, min(session) AS in_session, min(shop) AS of_shop, min(placed) AS placed_at,
      min(buyer) AS account, min(money) AS paid_in, min(payable) AS amount,
      -- Of several parties, one with which the account itself is listed.
      argMin(listed.owner_id, (means_used.means_kind != 'account', listed.owner_id)) AS other,
      arraySort(groupUniqArray((listed.owner_id, means_used.means_kind))) AS all_means,
      countIf(listed.owner_id = shop OR (shop, listed.owner_id) IN (SELECT shop, owner FROM shop_owners)) AS own
    FROM means_used
    INNER JOIN listed ON listed.means_kind = means_used.means_kind AND listed.token = means_used.token
    WHERE ifNull(listed.since, placed) <= placed AND ifNull(listed.until, placed) >= placed
    GROUP BY means_used.order_id
  ),
  lives AS (
    SELECT order_id, countIf(kind IN ('cancelled', 'refunded')) AS backs, countIf(kind IN ('return_shipped', 'return_signed')) AS returns
    FROM fact_order_event
    GROUP BY order_id
  )
SELECT ties.order_id AS order_id, toString(in_session) AS session_id, toString(of_shop) AS shop_id, toInt64(placed_at) AS created_at,
  toString(account) AS account_id, toString(paid_in) AS currency, toInt64(amount) AS paid_minor, toString(other) AS owner_id,
  arrayMap(pair -> pair.2, arrayFilter(pair -> pair.1 = other, all_means)) AS means_used,
  toInt64(ifNull(backs, 0) > 0 AND ifNull(returns, 0) = 0) AS taken_back
FROM ties
LEFT JOIN lives ON lives.order_id = ties.order_id
WHERE own = 0
ORDER BY shop_id, owner_id, order_id
