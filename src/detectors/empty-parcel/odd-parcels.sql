-- The light and the shared parcels of some sessions, one row an order, and the others of buyers who have several; read as parcels.sql
-- reads them.
WITH
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(account_id) AS buyer, min(product_id) AS product, min(sku_id) AS sku,
      sum(quantity) AS pieces, count() AS lines, min(created_at) AS placed,
      sum(ifNull(paid_amount, quantity * deal_price)) AS paid, min(currency) AS money, min(ifNull(address_id, '')) AS address
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  parcels AS (
    SELECT order_id, sum(ifNull(parcel_grams, 0)) AS grams, countIf(ifNull(parcel_grams, 0) > 0) AS weighed, count() AS sent, min(at) AS shipped_at,
      min(ifNull(tracking_id, '')) AS tracking
    FROM fact_order_event
    WHERE kind = 'shipped'
    GROUP BY order_id
  ),
  stated AS (SELECT product_id, max(weight_grams) AS goods FROM fact_product WHERE weight_grams > 0 GROUP BY product_id),
  shipped AS (
    SELECT ordered.order_id AS order_id, session, shop, buyer, placed, paid, money, shipped_at, tracking, product, sku, pieces, weighed = sent AND lines = 1 AS told, grams,
      quantilesExact(0.25, 0.5, 0.75)(if(weighed = sent AND lines = 1, grams, NULL)) OVER alike AS quarters,
      quarters[2] AS usual, least({light:Float64} * usual, if(goods > 0, {bare:Float64} * goods * pieces, quarters[1] - {fence:Float64} * (quarters[3] - quarters[1]))) AS floor, countIf(weighed = sent AND lines = 1) OVER alike AS parcels_alike,
      if(tracking = '', 0, uniqExact(buyer) OVER label) AS buyers, if(tracking = '', 0, uniqExactIf(address, address != '') OVER label) AS addresses
    FROM ordered
    INNER JOIN parcels ON parcels.order_id = ordered.order_id
    LEFT JOIN stated ON stated.product_id = ordered.product
    WINDOW alike AS (PARTITION BY product, sku, pieces), label AS (PARTITION BY tracking)
  ),
  judged AS (
    SELECT session, shop, order_id, buyer, placed, shipped_at, paid, money, told, grams, ifNull(usual, 0) AS usual_grams, parcels_alike,
      toUInt8(ifNull(told AND parcels_alike >= {least:UInt64} AND grams < floor, 0)) AS is_light,
      if(buyers >= {buyers:UInt64} AND addresses >= {buyers:UInt64}, buyers, 0) AS sharers
    FROM shipped
    WHERE session IN {sessions:Array(String)}
  ),
  bought AS (SELECT *, countIf(is_light = 1 OR sharers > 0) OVER (PARTITION BY buyer) AS odd_of_buyer FROM judged)
SELECT session AS session_id, shop AS shop_id, order_id, buyer AS account_id, toInt64(placed) AS placed_at, toInt64(shipped_at) AS sent_at, toInt64(paid) AS paid_minor,
  toString(money) AS currency, toInt64(if(told, grams, 0)) AS parcel_grams, toInt64(usual_grams) AS usual_grams, toInt64(parcels_alike) AS alike,
  is_light AS light, toInt64(sharers) AS label_buyers, toInt64(odd_of_buyer) AS buyer_odd
FROM bought
WHERE is_light = 1 OR sharers > 0 OR odd_of_buyer >= {known:UInt64}
ORDER BY session_id, order_id
