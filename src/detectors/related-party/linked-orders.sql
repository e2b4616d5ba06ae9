-- Orders of the sessions' shops, on stream and off, whose buyer is listed with the team or uses means that are; with their weight in decibans.
WITH
  listed AS (
    SELECT owner_id, toString(relation) AS tie, since, until, means.1 AS means_kind, means.2 AS token
    FROM (
      SELECT owner_id, relation, since, until,
        arrayJoin([('account', account_id), ('payer', payer_id), ('device', device_id), ('address', address_id), ('ip', ip_id)]) AS means
      FROM fact_team
    )
    WHERE means.2 != ''
  ),
  session_owners AS (
    SELECT session_id, arrayJoin([room_id, host_id, agency_id, shop_id]) AS owner FROM fact_session
  ),
  -- Whose team counts where no session is named: that of every session in which the shop sold.
  shop_owners AS (
    SELECT DISTINCT sold.shop AS shop, session_owners.owner AS owner
    FROM (SELECT DISTINCT shop_id AS shop, session_id FROM fact_order WHERE session_id != '') AS sold
    INNER JOIN session_owners ON session_owners.session_id = sold.session_id
  ),
  bought AS (
    SELECT
      order_id, min(session_id) AS session, min(shop_id) AS shop, min(created_at) AS created, min(account_id) AS buyer,
      max(payer_id) AS payer, max(device_id) AS device, max(address_id) AS address, max(ip_id) AS network, min(currency) AS money,
      sum(ifNull(paid_amount, 0)) AS stated, sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  -- How many buyers outside the list use each listed means (and, as kind '', how many there are), by shop and session.
  cohorts AS (
    SELECT shop, means.1 AS means_kind, means.2 AS token, buyer, arraySort(groupUniqArray(session)) AS seen_in
    FROM (
      SELECT shop, session, buyer,
        arrayJoin([('', ''), ('payer', payer), ('device', device), ('address', address), ('ip', network)]) AS means
      FROM bought
      WHERE buyer NOT IN (SELECT token FROM listed WHERE means_kind = 'account')
    )
    WHERE means.1 = '' OR means IN (SELECT (means_kind, token) FROM listed)
    GROUP BY shop, means.1, means.2, buyer
  ),
  inside AS (
    SELECT shop, means_kind, token, session, count() AS buyers, countIf(length(seen_in) = 1) AS nowhere_else,
      countIf(seen_in[1] = session) AS firsts
    FROM (SELECT shop, means_kind, token, seen_in, arrayJoin(seen_in) AS session FROM cohorts)
    GROUP BY shop, means_kind, token, session
  ),
  usage AS (
    SELECT shop, means_kind, token, session, buyers,
      sum(firsts) OVER (PARTITION BY shop, means_kind, token) - nowhere_else AS others
    FROM inside
  ),
  hits AS (
    SELECT order_id, session, shop, created, facts, means.1 AS means_kind, means.2 AS token
    FROM (
      SELECT order_id, session, shop, created, (buyer, money, created, stated, payable) AS facts,
        arrayJoin([('account', buyer), ('payer', payer), ('device', device), ('address', address), ('ip', network)]) AS means
      FROM bought
    )
    WHERE means IN (SELECT (means_kind, token) FROM listed)
  ),
  ties AS (
    SELECT hits.order_id AS order_id, hits.session AS session, hits.shop AS shop, hits.means_kind AS means_kind, hits.token AS token,
      min(listed.tie) AS tie, min(hits.facts) AS facts
    FROM hits
    INNER JOIN listed ON listed.means_kind = hits.means_kind AND listed.token = hits.token
    WHERE ifNull(listed.since, hits.created) <= hits.created AND ifNull(listed.until, hits.created) >= hits.created
      AND (listed.owner_id = hits.shop
        OR (hits.session, listed.owner_id) IN (SELECT session_id, owner FROM session_owners WHERE owner != '')
        OR (hits.session = '' AND (hits.shop, listed.owner_id) IN (SELECT shop, owner FROM shop_owners WHERE owner != '')))
    GROUP BY hits.order_id, hits.session, hits.shop, hits.means_kind, hits.token
  ),
  counted AS (
    SELECT
      ties.order_id AS order_id, ties.session AS session, ties.shop AS shop, ties.facts AS facts,
      ties.means_kind AS means_kind, ties.tie AS tie,
      toInt64(ifNull(own.buyers, 0)) AS users, toInt64(ifNull(own.others, 0)) AS other_users,
      toInt64(ifNull(every.buyers, 0)) AS buyers, toInt64(ifNull(every.others, 0)) AS other_buyers
    FROM ties
    LEFT JOIN usage AS own
      ON own.shop = ties.shop AND own.session = ties.session AND own.means_kind = ties.means_kind AND own.token = ties.token
    LEFT JOIN usage AS every ON every.shop = ties.shop AND every.session = ties.session AND every.means_kind = ''
  ),
  weighed AS (
    SELECT *,
      -- Means that nobody of the shop's other orders uses: an allowance for a household, falling with the number of users.
      if(other_users = 0, {allowanceDb:Float64} - 10 * log10(greatest(users, 1)), 0) AS household,
      10 * log10((users + 0.5) * (other_buyers + 1) / ((buyers + 1) * (other_users + 0.5))) AS commoner,
      multiIf(
        means_kind = 'account', {accountDb:Float64},
        means_kind = 'payer', if(other_users = 0, {payerDb:Float64}, greatest(0, least(commoner, {payerDb:Float64}))),
        greatest(0, least(greatest(household, commoner), if(means_kind = 'ip', {networkDb:Float64}, {sharedDb:Float64})))
      ) AS weight
    FROM counted
  ),
  linked AS (
    SELECT
      order_id, session, shop, min(facts) AS facts,
      arraySort(groupArray((means_kind, tie, users, buyers, other_users, other_buyers))) AS means,
      sumIf(weight, means_kind != 'ip') AS own_weight,
      least({limitDb:Float64}, sum(weight)) AS weight_db
    FROM weighed
    GROUP BY order_id, session, shop
  ),
  lives AS (
    SELECT order_id, countIf(kind = 'paid') AS paid_events, countIf(kind = 'closed_unpaid') AS closed,
      countIf(kind = 'cancelled') AS cancelled, countIf(kind = 'refunded') AS refunded
    FROM fact_order_event
    GROUP BY order_id
  )
SELECT
  linked.order_id AS order_id, linked.session AS session_id, linked.shop AS shop_id,
  facts.1 AS account_id, facts.2 AS currency, facts.3 AS created_at, round(linked.weight_db, 2) AS weight_db,
  arrayMap(m -> m.1, means) AS means_used, arrayMap(m -> m.2, means) AS relations,
  arrayMap(m -> m.3, means) AS users, arrayMap(m -> m.4, means) AS buyers,
  arrayMap(m -> m.5, means) AS other_users, arrayMap(m -> m.6, means) AS other_buyers,
  toInt64(if(
    ifNull(paid_events, 0) > 0
      OR (ifNull(closed, 0) = 0 AND facts.4 > 0 AND (ifNull(cancelled, 0) = 0 OR ifNull(refunded, 0) > 0)),
    facts.5, 0)) AS paid
FROM linked
LEFT JOIN lives ON lives.order_id = linked.order_id
WHERE own_weight >= {leastDb:Float64}
ORDER BY session_id, order_id
