-- Orders of each session whose money or parcels contradict each other, each beside how many orders the question could be asked of.
-- Freight and subsidies may be given back or settled too; compensation is no refund; a parcel of several orders is not weighed.
-- A deposit and its balance are two payments of one order; what was paid at the door may stand in the payment alone.
WITH
  lines AS (
    SELECT order_id, product_id, min(session_id) AS session, sum(quantity) AS items,
      sum(quantity * deal_price) AS dealt, sum(ifNull(paid_amount, quantity * deal_price)) AS payable, sum(ifNull(paid_amount, 0)) AS stated,
      sum(ifNull(platform_subsidy, 0) + ifNull(shop_discount, 0) + ifNull(freight, 0)) AS beside
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id, product_id
  ),
  weights AS (SELECT product_id, max(weight_grams) AS grams FROM fact_product WHERE weight_grams > 0 GROUP BY product_id),
  ordered AS (
    SELECT order_id, min(session) AS session, sum(dealt) AS dealt, sum(payable) AS payable, sum(stated) AS stated, sum(beside) AS beside,
      sum(items * grams) AS grams, countIf(grams IS NULL) AS unweighed, min(lines.product_id) AS product
    FROM lines LEFT JOIN weights ON weights.product_id = lines.product_id
    GROUP BY order_id
  ),
  told AS (
    SELECT order_id, at, toString(kind) AS act, ifNull(amount, 0) AS money, tracking_id, parcel_grams,
      match(ifNull(reason, ''), '赔|补偿|compensat') AS compensation,
      match(lowerUTF8(ifNull(reason, '')), '仅退款|未收到|少件|漏发|破损|质量|差价|refund.only|not received|damaged|missing|quality') AS no_goods_back
    FROM fact_order_event
    WHERE order_id IN (SELECT order_id FROM ordered)
  ),
  shared AS (
    SELECT tracking_id FROM told WHERE tracking_id != '' AND act = 'shipped' GROUP BY tracking_id HAVING uniqExact(order_id) > 1
  ),
  lives AS (
    SELECT order_id, max(at) AS last_at, countIf(act = 'paid') AS payments, sumIf(money, act = 'paid') AS paid_in,
      countIf(act IN ('cancelled', 'closed_unpaid')) AS undone,
      countIf(act IN ('signed', 'finished')) AS deliveries, minIf(at, act IN ('signed', 'finished')) AS delivered_at,
      countIf(act = 'shipped') AS parcels, minIf(at, act = 'shipped') AS sent_at,
      countIf(act = 'signed') AS signed, minIf(at, act = 'signed') AS signed_at,
      countIf(act = 'settled') AS settlements, sumIf(money, act = 'settled') AS settled, maxIf(at, act = 'settled') AS settled_at,
      countIf(act = 'refunded' AND NOT compensation) AS refunds, sumIf(money, act = 'refunded' AND NOT compensation) AS refunded,
      minIf(at, act = 'refunded' AND NOT compensation) AS refunded_at, countIf(no_goods_back) AS without_goods,
      countIf(act IN ('return_shipped', 'return_signed')) AS returns,
      sumIf(ifNull(parcel_grams, 0), act = 'shipped') AS weighed,
      countIf(act = 'shipped' AND (parcel_grams IS NULL OR tracking_id IN (SELECT tracking_id FROM shared))) AS unweighable
    FROM told
    GROUP BY order_id
  ),
  settled_refunds AS (
    SELECT told.order_id AS order_id, sum(told.money) AS before
    FROM told INNER JOIN lives ON lives.order_id = told.order_id
    WHERE told.act = 'refunded' AND NOT told.compensation AND told.at <= lives.settled_at
    GROUP BY order_id
  ),
  joined AS (
    SELECT ordered.*, lives.* EXCEPT (order_id), ifNull(settled_refunds.before, 0) AS refunded_before,
      greatest(payable, paid_in, if(stated = 0, dealt, 0)) AS due, due + beside AS worth,
      parcels > 0 AND unweighable = 0 AND unweighed = 0 AND grams > 0 AS weighable,
      weighable AND weighed < grams * {lightest:Float64} AS light
    FROM ordered
    INNER JOIN lives ON lives.order_id = ordered.order_id
    LEFT JOIN settled_refunds ON settled_refunds.order_id = ordered.order_id
  ),
  -- Where most parcels of a product are light, its catalogue weight is wrong.
  doubted AS (
    SELECT *, sum(weighable) OVER (PARTITION BY product) AS product_weighed, sum(light) OVER (PARTITION BY product) AS product_light,
      sum(returns) OVER (PARTITION BY session) AS session_returns, sum(payments) OVER (PARTITION BY session) AS session_payments,
      max(last_at) OVER (PARTITION BY session) AS told_until
    FROM joined
  ),
  -- Owing, delivered long enough ago for cash to have come in, and neither refused, sent back nor called off.
  asked AS (
    SELECT *, session_payments > 0 AND payable > 0 AND deliveries > 0 AND delivered_at + {remittance:Int64} <= told_until
      AND returns = 0 AND undone = 0 AS payment_due
    FROM doubted
  )
SELECT
  session AS session_id,
  toInt64(countIf(refunds > 0)) AS refunded_orders,
  toInt64(countIf(refunds > 0 AND refunded > worth)) AS refunded_beyond_paid,
  toInt64(countIf(settlements > 0)) AS settled_orders,
  toInt64(countIf(settlements > 0 AND settled > worth - refunded_before)) AS settled_beyond_paid,
  toInt64(countIf(payment_due)) AS delivered_orders,
  toInt64(countIf(payment_due AND payments = 0 AND stated = 0 AND settlements = 0)) AS delivered_unpaid,
  toInt64(countIf(weighable AND product_light * 2 <= product_weighed)) AS weighed_parcels,
  toInt64(countIf(light AND product_light * 2 <= product_weighed)) AS light_parcels,
  toInt64(countIf(refunds > 0 AND parcels = 0)) AS refunded_unsent,
  toInt64(countIf(refunds > 0 AND parcels = 0 AND returns > 0)) AS returned_unsent,
  toInt64(countIf(session_returns > 0 AND refunds > 0 AND signed > 0 AND refunded_at > signed_at AND refunded >= due)) AS refunded_signed,
  toInt64(countIf(session_returns > 0 AND refunds > 0 AND signed > 0 AND refunded_at > signed_at AND refunded >= due
    AND returns = 0 AND without_goods = 0)) AS kept_signed
FROM asked
GROUP BY session
ORDER BY session_id
