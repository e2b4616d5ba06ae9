-- Orders, on stream and off, of the sessions' shops by buyers who ever used means of a team there, each with what it was paid.
WITH
  bought AS (
    SELECT
      order_id, min(session_id) AS session, min(shop_id) AS shop, min(created_at) AS created, min(account_id) AS buyer,
      max(payer_id) AS payer, max(device_id) AS device, max(address_id) AS address, max(receiver_phone_id) AS phone, max(ip_id) AS network,
      min(currency) AS money, sum(ifNull(paid_amount, 0)) AS stated, sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE shop_id IN {shops:Array(String)} AND account_id IN (
      SELECT account_id FROM fact_order
      WHERE shop_id IN {shops:Array(String)} AND (account_id IN {accounts:Array(String)} OR payer_id IN {payers:Array(String)}
        OR device_id IN {devices:Array(String)} OR address_id IN {addresses:Array(String)} OR receiver_phone_id IN {phones:Array(String)})
    )
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id AS lived, countIf(kind = 'paid') AS paid_events, countIf(kind = 'closed_unpaid') AS closed,
      countIf(kind = 'cancelled') AS cancelled, countIf(kind = 'refunded') AS refunded
    FROM fact_order_event
    WHERE order_id IN (SELECT order_id FROM bought)
    GROUP BY order_id
  )
SELECT order_id, session AS session_id, shop AS shop_id, toInt64(created) AS created_at, buyer AS account_id, payer AS payer_id,
  device AS device_id, address AS address_id, phone AS phone_id, network AS ip_id, money AS currency,
  toInt64(if(
    ifNull(paid_events, 0) > 0
      OR (ifNull(closed, 0) = 0 AND stated > 0 AND (ifNull(cancelled, 0) = 0 OR ifNull(refunded, 0) > 0)),
    payable, 0)) AS paid
FROM bought
LEFT JOIN lives ON lives.lived = bought.order_id
ORDER BY session_id, order_id
LIMIT {mostOrders:Int64}
