-- Every review of an order with how long after its signing it came, and how its parcel weighs beside the other parcels of the same product and number of pieces. Reads reviews, orders and their events, no activity.
WITH
  lives AS (
    SELECT order_id, minIf(at, kind = 'signed') AS signed_at, maxIf(ifNull(parcel_grams, 0), kind = 'shipped') AS grams
    FROM fact_order_event
    WHERE kind IN ('signed', 'shipped')
    GROUP BY order_id
  ),
  bought AS (
    SELECT order_id, min(product_id) AS product, uniqExact(product_id) AS products, min(shop_id) AS shop, min(session_id) AS session,
      sum(quantity) AS pieces, sum(ifNull(paid_amount, quantity * deal_price)) AS payable, min(currency) AS money
    FROM fact_order
    GROUP BY order_id
  ),
  sent AS (
    SELECT bought.order_id AS order_id, product, shop, session, payable, money, ifNull(signed_at, 0) AS signed_at,
      pieces, if(products = 1 AND grams > 0, grams, 0) AS parcel_grams
    FROM bought
    LEFT JOIN lives ON lives.order_id = bought.order_id
  ),
  weighed AS (
    SELECT product, pieces, quantileExactIf(0.5)(parcel_grams, parcel_grams > 0) AS usual_grams, countIf(parcel_grams > 0) AS parcels
    FROM sent
    GROUP BY product, pieces
  ),
  written AS (
    SELECT review_id, min(fact_review.at) AS written_at, any(fact_review.account_id) AS account, any(ifNull(fact_review.order_id, '')) AS of_order,
      any(ifNull(text, '')) AS said, any(ifNull(image_count, 0)) AS pictures
    FROM fact_review
    GROUP BY review_id
  )
SELECT review_id, account AS account_id, toString(sent.shop) AS shop_id, toString(sent.session) AS session_id, toString(sent.product) AS product_id,
  said AS text, toInt64(written_at) AS written_at, toInt64(pictures) AS images, toInt64(payable) AS paid_minor, toString(money) AS currency,
  toFloat64(if(signed_at > 0 AND written_at >= signed_at, (written_at - signed_at) / 3600000, -1)) AS hours_after_signing,
  ifNull(round(toFloat64(if(parcel_grams > 0 AND parcels >= {leastParcels:Int64} AND usual_grams > 0, parcel_grams / usual_grams, -1)), 6), -1) AS parcel_share
FROM written
INNER JOIN sent ON sent.order_id = written.of_order
LEFT JOIN weighed ON weighed.product = sent.product AND weighed.pieces = sent.pieces
ORDER BY shop_id, written_at, review_id
