-- Buyers whose orders were placed soon after their product was released for sale, by how soon (2: within an instant, 1: faster than people
-- are, 0: later), and by whether the orders were let go again unsent. Releases of which most later orders were let go, too, are left out: the item was called off.
WITH
  releases AS (
    SELECT product_id, arraySort(groupUniqArray(at)) AS moments
    FROM fact_price
    WHERE kind IN ('flash', 'stock') AND value > 0
    GROUP BY product_id
  ),
  ordered AS (
    SELECT order_id, min(session_id) AS session, min(account_id) AS buyer, min(product_id) AS product, min(created_at) AS placed,
      sum(ifNull(paid_amount, quantity * deal_price)) AS payable, min(currency) AS money
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id
  ),
  lives AS (
    SELECT order_id, countIf(kind = 'shipped') AS sent, countIf(kind IN ('closed_unpaid', 'cancelled', 'refunded')) AS over, countIf(kind = 'closed_unpaid') AS unpaid
    FROM fact_order_event
    GROUP BY order_id
  ),
  grabbed AS (
    SELECT ordered.order_id AS order_id, session, buyer, ordered.product AS product, placed, payable, money,
      arrayMax(arrayFilter(moment -> moment <= placed, arrayPushFront(moments, 0))) AS released_at, placed - released_at AS lag, ifNull(unpaid, 0) > 0 AS never_paid,
      ifNull(over, 0) > 0 AND ifNull(sent, 0) = 0 AS back, multiIf(lag < {instantMs:Int64}, 2, lag < {fastMs:Int64}, 1, 0) AS mark
    FROM ordered
    INNER JOIN releases ON releases.product_id = ordered.product
    LEFT JOIN lives ON lives.order_id = ordered.order_id
    WHERE lag < {grabMs:Int64}
  ),
  held AS (
    SELECT *, countIf(mark = 0) OVER release AS later, countIf(mark = 0 AND back) OVER release AS later_back
    FROM grabbed
    WINDOW release AS (PARTITION BY session, product, released_at)
  )
SELECT toString(session) AS session_id, toUInt8(mark) AS mark, toInt64(uniqExactIf(buyer, back)) AS back, toInt64(uniqExactIf(buyer, NOT back)) AS kept
FROM held
WHERE later_back * 2 < later
GROUP BY session, mark
ORDER BY session_id, mark
