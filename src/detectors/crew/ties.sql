-- What accounts have in common beside their hours: the network and device they came from most, and the purchases of these sessions that they kept.
WITH
  means AS (
    SELECT account_id, anyHeavy(ip_prefix_id_packed) AS network, anyHeavy(device_id) AS device
    FROM fact_activity
    WHERE account_id IN {accounts:Array(String)} AND session_id IN {sessions:Array(String)}
    GROUP BY account_id
  ),
  lives AS (
    SELECT order_id, countIf(kind = 'paid') AS paid_times, countIf(kind IN ('refunded', 'cancelled', 'closed_unpaid')) AS undone
    FROM fact_order_event
    GROUP BY order_id
  ),
  kept AS (
    SELECT account_id, toInt64(uniqExact(fact_order.session_id)) AS kept_in
    FROM fact_order
    INNER JOIN lives ON lives.order_id = fact_order.order_id
    WHERE account_id IN {accounts:Array(String)} AND session_id IN {sessions:Array(String)} AND paid_times > 0 AND undone = 0
    GROUP BY account_id
  )
SELECT means.account_id AS account_id, hex(network) AS network, device, toInt64(ifNull(kept_in, 0)) AS kept_in
FROM means
LEFT JOIN kept ON kept.account_id = means.account_id
ORDER BY account_id
