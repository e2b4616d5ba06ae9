-- What came back of some sessions though no goods did, one row an order; read as cohorts.sql reads them.
WITH
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(product_id) AS product, min(account_id) AS buyer,
      min(created_at) AS placed, min(currency) AS money, sum(quantity * deal_price) AS dealt, sum(ifNull(paid_amount, 0)) AS stated,
      sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE shop_id IN (SELECT shop_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, max(at) AS last_at, countIf(kind = 'paid') AS payments, minIf(amount, kind = 'paid') AS first_payment,
      countIf(kind = 'closed_unpaid') AS closed, minIf(at, kind = 'shipped') AS shipped_at,
      countIf(kind = 'cancelled') AS cancels, countIf(kind = 'refunded') AS refunds,
      sumIf(ifNull(amount, 0), kind = 'refunded') AS given_back, countIf(kind IN ('return_shipped', 'return_signed')) AS returns,
      countIf(kind IN ('refund_requested', 'refunded', 'cancelled') AND NOT startsWith(ifNull(reason, ''), 'time not in export')) AS timed,
      minIf(at, kind IN ('refund_requested', 'refunded', 'cancelled') AND NOT startsWith(ifNull(reason, ''), 'time not in export')) AS timed_at
    FROM fact_order_event
    GROUP BY order_id
  ),
  paid AS (
    SELECT ordered.order_id AS order_id, session, shop, product, buyer, placed, money, payable, last_at,
      cancels + refunds > 0 AS back,
      payments > 0 AND first_payment * 2 <= dealt AS part_paid, given_back * 10 >= payable * 9 AND returns = 0 AS goods_kept,
      ifNull(timed_at, 0) AS back_at, ifNull(shipped_at, 0) AS sent_at, timed > 0 AS known
    FROM ordered
    INNER JOIN lives ON lives.order_id = ordered.order_id
    WHERE payments > 0 OR (closed = 0 AND stated > 0 AND (cancels = 0 OR refunds > 0))
  ),
  followed AS (SELECT *, max(last_at) OVER (PARTITION BY shop) AS known_until FROM paid),
  sorted AS (
    SELECT *, if(session = '', intDiv(placed, 86400000), 0) AS day,
      multiIf(
        NOT back, 'kept',
        NOT known, 'unknown',
        part_paid, 'sent',
        sent_at > 0 AND sent_at <= back_at, if(goods_kept, 'unreturned', 'sent'),
        back_at - placed < {night:Int64}, 'night',
        back_at - placed < {soon:Int64}, 'soon',
        'late') AS fate
    FROM followed
    WHERE placed + {soon:Int64} <= known_until
  ),
  classified AS (
    SELECT *, if(fate IN ('night', 'soon') AND countIf(fate IN ('night', 'soon', 'unreturned')) OVER (PARTITION BY shop, session, day, buyer) > 1, 'again', fate) AS outcome
    FROM sorted
  )
SELECT session AS session_id, shop AS shop_id, order_id, product AS product_id, buyer AS account_id, outcome, placed AS placed_at, back_at, payable AS paid_minor, money AS currency
FROM classified
WHERE outcome IN ('night', 'soon', 'unreturned', 'again') AND session IN {sessions:Array(String)}
ORDER BY session_id, order_id
