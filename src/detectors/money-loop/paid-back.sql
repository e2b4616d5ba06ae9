-- Orders of these sessions of which money was paid out to an account beside any refund, one row an order and receiver.
WITH
  payouts AS (
    SELECT order_id AS paid_out_of, account_id AS payee, toInt64(sum(ifNull(amount, 0))) AS paid_out, min(at) AS first_at, max(at) AS last_at
    FROM (SELECT DISTINCT order_id, at, amount, account_id FROM fact_order_event WHERE kind = 'payout' AND account_id != '' AND amount > 0)
    GROUP BY paid_out_of, payee
  ),
  lives AS (
    SELECT order_id AS lived, toInt64(sumIf(ifNull(amount, 0), kind = 'paid')) AS paid_in,
      countIf(kind IN ('refund_requested', 'refunded', 'cancelled', 'return_shipped', 'return_signed')) AS returns
    FROM fact_order_event
    WHERE order_id IN (SELECT paid_out_of FROM payouts)
    GROUP BY lived
  ),
  bought AS (
    SELECT order_id, min(session_id) AS session, min(shop_id) AS shop, min(account_id) AS buyer, min(created_at) AS placed,
      min(currency) AS money, sum(ifNull(paid_amount, quantity * deal_price)) AS payable
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)} AND order_id IN (SELECT paid_out_of FROM payouts)
    GROUP BY order_id
  )
SELECT bought.order_id AS order_id, session AS session_id, shop AS shop_id, buyer AS buyer_id, payee AS payee_id, money AS currency,
  toInt64(placed) AS placed_at, toInt64(greatest(payable, ifNull(paid_in, 0))) AS paid_minor, paid_out AS paid_out_minor,
  toInt64(first_at) AS first_paid_out_at, toInt64(last_at) AS last_paid_out_at, toInt64(ifNull(returns, 0)) AS returns
FROM bought
INNER JOIN payouts ON payouts.paid_out_of = bought.order_id
LEFT JOIN lives ON lives.lived = bought.order_id
WHERE payable > 0
ORDER BY session_id, order_id, payee_id
LIMIT {mostRows:Int64}
