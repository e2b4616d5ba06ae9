-- Orders of buyers who placed several paid orders in these sessions and took back nearly all of them, with the means they used.
WITH
  lives AS (
    SELECT order_id AS lived, countIf(kind = 'paid') AS payments, countIf(kind = 'refunded') AS refunds, countIf(kind = 'payout') AS payouts,
      sumIf(ifNull(amount, 0), kind = 'paid') AS paid_in, sumIf(ifNull(amount, 0), kind = 'refunded') AS given_back, countIf(kind = 'refunded' AND amount IS NULL) AS unstated, sumIf(ifNull(amount, 0), kind = 'payout') AS paid_out,
      max(at) AS last_at
    FROM fact_order_event
    GROUP BY order_id
  ),
  bought AS (
    SELECT order_id, min(account_id) AS buyer, min(session_id) AS session, min(shop_id) AS shop, min(created_at) AS created,
      max(payer_id) AS payer, max(address_id) AS address, max(device_id) AS device
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id
  ),
  paid AS (
    SELECT order_id, buyer, session, shop, created, payer, address, device, last_at,
      toInt64((refunds > 0 AND (unstated > 0 OR given_back * 2 >= paid_in)) OR (payouts > 0 AND paid_out * 2 >= paid_in)) AS undone,
      count() OVER (PARTITION BY buyer) AS all_orders, sum(undone) OVER (PARTITION BY buyer) AS all_back
    FROM bought
    INNER JOIN lives ON lives.lived = bought.order_id
    WHERE payments > 0
  ),
  -- Whoever took back several orders and hardly kept one does not set the measure.
  others AS (
    SELECT session AS measured, shop AS measured_shop, countIf(NOT (all_back >= 2 AND all_back * 5 >= all_orders * 4)) AS kept_count,
      sumIf(undone, NOT (all_back >= 2 AND all_back * 5 >= all_orders * 4)) AS kept_back,
      sum(kept_count) OVER (PARTITION BY measured_shop) AS shop_orders, sum(kept_back) OVER (PARTITION BY measured_shop) AS shop_back
    FROM paid
    GROUP BY session, shop
  ),
  shares AS (
    SELECT measured, measured_shop, (kept_back + {ofShop:Float64} * (shop_back + 0.5) / (shop_orders + 1)) / (kept_count + {ofShop:Float64}) AS share
    FROM others
  )
SELECT buyer AS account_id, order_id, session AS session_id, shop AS shop_id, toInt64(created) AS placed_at, toInt64(last_at) AS last_at,
  undone, payer AS payer_id, address AS address_id, device AS device_id,
  toFloat64(round(share * 1000) / 1000) AS share
FROM paid
INNER JOIN shares ON shares.measured = paid.session AND shares.measured_shop = paid.shop
WHERE all_back >= 2 AND all_back * 5 >= all_orders * 4
ORDER BY all_back DESC, account_id, placed_at, order_id
LIMIT {mostOrders:Int64}
