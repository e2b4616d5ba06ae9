-- Single-line orders that were sent and of which every parcel was weighed, by session ('' outside any): how many weigh far less than the
-- usual parcel of the same goods in the same number of pieces and less than the goods alone (where nobody states those: than any
-- packing explains), and how many carry a tracking number of other buyers at other addresses.
WITH
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(account_id) AS buyer, min(product_id) AS product, min(sku_id) AS sku,
      sum(quantity) AS pieces, count() AS lines, min(ifNull(address_id, '')) AS address
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  parcels AS (
    SELECT order_id, sum(ifNull(parcel_grams, 0)) AS grams, countIf(ifNull(parcel_grams, 0) > 0) AS weighed, count() AS sent,
      min(ifNull(tracking_id, '')) AS tracking
    FROM fact_order_event
    WHERE kind = 'shipped'
    GROUP BY order_id
  ),
  stated AS (SELECT product_id, max(weight_grams) AS goods FROM fact_product WHERE weight_grams > 0 GROUP BY product_id),
  shipped AS (
    SELECT session, shop, product, sku, pieces, weighed = sent AND lines = 1 AS told, grams,
      quantilesExact(0.25, 0.5, 0.75)(if(weighed = sent AND lines = 1, grams, NULL)) OVER alike AS quarters,
      quarters[2] AS usual, least({light:Float64} * usual, if(goods > 0, {bare:Float64} * goods * pieces, quarters[1] - {fence:Float64} * (quarters[3] - quarters[1]))) AS floor, countIf(weighed = sent AND lines = 1) OVER alike AS parcels_alike,
      if(tracking = '', 0, uniqExact(buyer) OVER label) AS buyers, if(tracking = '', 0, uniqExactIf(address, address != '') OVER label) AS addresses
    FROM ordered
    INNER JOIN parcels ON parcels.order_id = ordered.order_id
    LEFT JOIN stated ON stated.product_id = ordered.product
    WINDOW alike AS (PARTITION BY product, sku, pieces), label AS (PARTITION BY tracking)
  )
SELECT session AS session_id, shop AS shop_id, toInt64(countIf(told AND parcels_alike >= {least:UInt64})) AS weighed,
  toInt64(countIf(told AND parcels_alike >= {least:UInt64} AND grams < floor)) AS light,
  toInt64(count()) AS sent, toInt64(countIf(buyers >= {buyers:UInt64} AND addresses >= {buyers:UInt64})) AS shared
FROM shipped
GROUP BY session, shop
ORDER BY shop_id, session_id
