-- Buyers who placed several paid orders in these sessions, how many came back, and how many would, by the share of the same sessions' other buyers; one row a kind of buyer and shop.
-- Orders of one buyer in one session share their reasons: n of them count as 1 + ln n.
WITH
  lives AS (
    SELECT order_id AS lived, countIf(kind = 'paid') AS payments, countIf(kind = 'refunded') AS refunds,
      countIf(kind = 'payout') AS payouts, sumIf(ifNull(amount, 0), kind = 'paid') AS paid_in, sumIf(ifNull(amount, 0), kind = 'refunded') AS given_back, countIf(kind = 'refunded' AND amount IS NULL) AS unstated, sumIf(ifNull(amount, 0), kind = 'payout') AS paid_out
    FROM fact_order_event
    GROUP BY order_id
  ),
  bought AS (
    SELECT order_id, min(account_id) AS buyer, min(session_id) AS session, min(shop_id) AS shop
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id
  ),
  paid AS (
    SELECT buyer, session, shop, toUInt8((refunds > 0 AND (unstated > 0 OR given_back * 2 >= paid_in)) OR (payouts > 0 AND paid_out * 2 >= paid_in)) AS undone
    FROM bought
    INNER JOIN lives ON lives.lived = bought.order_id
    WHERE payments > 0
  ),
  visited AS (
    SELECT buyer, session, shop, count() AS orders, sum(undone) AS came_back,
      1 + log(orders) AS counted, counted * came_back / orders AS counted_back,
      sum(counted) OVER (PARTITION BY buyer) AS all_counted, sum(orders) OVER (PARTITION BY buyer) AS all_orders, sum(came_back) OVER (PARTITION BY buyer) AS all_back
    FROM paid
    GROUP BY buyer, session, shop
  ),
  -- Whoever took back several orders and hardly kept one does not set the measure.
  others AS (
    SELECT session AS measured, shop AS measured_shop, sumIf(orders, NOT (all_back >= 2 AND all_back * 5 >= all_orders * 4)) AS kept_count,
      sumIf(came_back, NOT (all_back >= 2 AND all_back * 5 >= all_orders * 4)) AS kept_back,
      sum(kept_count) OVER (PARTITION BY measured_shop) AS shop_orders, sum(kept_back) OVER (PARTITION BY measured_shop) AS shop_back
    FROM visited
    GROUP BY session, shop
  ),
  shares AS (
    SELECT measured, measured_shop, (kept_back + {ofShop:Float64} * (shop_back + 0.5) / (shop_orders + 1)) / (kept_count + {ofShop:Float64}) AS share
    FROM others
  ),
  several AS (
    SELECT buyer, groupUniqArray(shop) AS shops, round(sum(counted) * 4) / 4 AS placed, round(sum(counted_back) * 4) / 4 AS returned, sum(counted * share) / sum(counted) AS expected
    FROM visited
    INNER JOIN shares ON shares.measured = visited.session AND shares.measured_shop = visited.shop
    WHERE all_counted >= {leastCounted:Float64}
    GROUP BY buyer
  )
SELECT arrayJoin(shops) AS shop_id, toFloat64(placed) AS orders, toFloat64(returned) AS undone, toFloat64(round(expected * 20) / 20) AS share, toInt64(count()) AS buyers
FROM several
GROUP BY shop_id, orders, undone, share
ORDER BY shop_id, orders, undone, share
