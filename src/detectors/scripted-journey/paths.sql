-- Paid orders of these sessions by the steps that came before each, and by whether the money came back though no goods did (bare: after goods that were
-- hardly there, or beside the refunds).
WITH
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(account_id) AS buyer, min(product_id) AS product, min(sku_id) AS sku, min(created_at) AS placed,
      sum(quantity) AS pieces, sum(quantity * deal_price) AS dealt, sum(ifNull(paid_amount, 0)) AS stated,
      sum(ifNull(paid_amount, quantity * deal_price)) AS payable, count() AS lines
    FROM fact_order
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, countIf(kind = 'paid') AS payments, minIf(amount, kind = 'paid') AS first_payment, countIf(kind = 'closed_unpaid') AS closed,
      countIf(kind = 'shipped') AS sent, countIf(kind = 'cancelled') AS cancels, countIf(kind = 'refunded') AS refunds,
      sumIf(ifNull(amount, 0), kind = 'refunded') AS given_back, countIf(kind IN ('return_shipped', 'return_signed')) AS returned,
      sumIf(ifNull(amount, 0), kind = 'payout') AS paid_out, sumIf(ifNull(parcel_grams, 0), kind = 'shipped') AS grams
    FROM fact_order_event
    GROUP BY order_id
  ),
  paid AS (
    SELECT ordered.order_id AS order_id, session, buyer, product, sku, placed, pieces, lines, grams,
      payments > 0 AND first_payment * 2 <= dealt AS part_paid,
      (paid_out > 0 AND paid_out * 2 >= payable) OR (returned = 0 AND (given_back * 10 >= payable * 9 OR (sent = 0 AND cancels + refunds > 0))) AS empty_handed, paid_out > 0 AND paid_out * 2 >= payable AS repaid
    FROM ordered
    INNER JOIN lives ON lives.order_id = ordered.order_id
    WHERE payments > 0 OR (closed = 0 AND stated > 0 AND (cancels = 0 OR refunds > 0))
  ),
  weights AS (
    SELECT product, sku, pieces, quantileExact(0.5)(grams) AS usual, count() AS parcels
    FROM paid
    WHERE grams > 0 AND lines = 1
    GROUP BY product, sku, pieces
  ),
  acts AS (
    SELECT fact_activity.session_id AS session_id, fact_activity.account_id AS account_id,
      groupArraySorted({mostActs:UInt64})((-toInt64(at), toUInt8(transform(toString(kind), ['favorite', 'search', 'product_view', 'cart_add', 'message_shop', 'follow'], [1, 2, 4, 8, 16, 32], 0)), toString(product_id))) AS latest,
      arrayMap(step -> (-step.1, step.2, step.3), latest) AS steps
    FROM fact_activity
    INNER JOIN (
      SELECT session_id, account_id, groupUniqArray(created_at) AS moments
      FROM fact_order
      WHERE session_id IN {sessions:Array(String)}
      GROUP BY session_id, account_id
    ) AS buyers ON buyers.session_id = fact_activity.session_id AND buyers.account_id = fact_activity.account_id
    WHERE kind IN ('favorite', 'search', 'product_view', 'cart_add', 'message_shop', 'follow') AND fact_activity.session_id IN {sessions:Array(String)}
      AND arrayExists(moment -> at < moment AND at >= moment - {lookbackMs:Int64}, moments)
    GROUP BY fact_activity.session_id, fact_activity.account_id
  ),
  walked AS (
    SELECT paid.order_id AS order_id, session, buyer, paid.product AS product, placed,
      arrayFold((mask, step) -> bitOr(mask, if(step.1 < placed AND step.1 >= placed - {lookbackMs:Int64} AND NOT (step.2 = 4 AND step.3 = paid.product), step.2, toUInt8(0))), steps, toUInt8(0)) AS path,
      ifNull(repaid OR (lines = 1 AND parcels >= {leastParcels:UInt64} AND grams > 0 AND grams < {lightShare:Float64} * usual), 0) AS bare,
      bare OR ifNull(empty_handed, 0) AS hollow
    FROM paid
    LEFT JOIN acts ON acts.session_id = paid.session AND acts.account_id = paid.buyer
    LEFT JOIN weights ON weights.product = paid.product AND weights.sku = paid.sku AND weights.pieces = paid.pieces
    WHERE session IN {sessions:Array(String)} AND NOT part_paid
  )
SELECT session AS session_id, path, toInt64(countIf(hollow)) AS hollow, toInt64(countIf(bare)) AS bare, toInt64(count()) AS orders
FROM walked
GROUP BY session, path
ORDER BY session_id, path
