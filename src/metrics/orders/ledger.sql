WITH
  ordered AS (
    SELECT
      order_id,
      if({by_shop:UInt8} = 1, shop_id, '') AS shop,
      min(session_id) AS session,
      min(currency) AS money,
      min(account_id) AS buyer,
      count() AS lines,
      countIf(list_price > deal_price) AS discounted,
      countIf(paid_amount IS NULL) AS unstated,
      sum(quantity * list_price) AS listed,
      sum(quantity * deal_price) AS dealt,
      sum(ifNull(paid_amount, 0)) AS stated,
      sum(ifNull(paid_amount, quantity * deal_price)) AS payable,
      sum(ifNull(platform_subsidy, 0)) AS subsidised
    FROM fact_order
    WHERE session_id IN {sessions:Array(String)}
    GROUP BY order_id, shop
  ),
  lives AS (
    SELECT
      order_id,
      count() AS events,
      countIf(kind = 'paid') AS paid_events,
      countIf(kind = 'paid' AND amount IS NULL) AS paid_unstated,
      sumIf(ifNull(amount, 0), kind = 'paid') AS paid_so_far,
      countIf(kind = 'closed_unpaid') AS closed,
      minIf(at, kind = 'cancelled') AS cancelled_at,
      minIf(at, kind = 'shipped') AS shipped_at,
      sumIf(ifNull(amount, 0), kind = 'settled') AS settled,
      max(at) AS last_at,
      groupArrayIf((at, ifNull(amount, -1)), kind = 'refunded') AS refunds
    FROM fact_order_event
    WHERE order_id IN (SELECT order_id FROM fact_order WHERE session_id IN {sessions:Array(String)})
    GROUP BY order_id
  ),
  judged AS (
    SELECT
      order_id,
      maxIf(indexOf({ladder:Array(String)}, level), judged_class = 'related_party') AS related,
      maxIf(indexOf({ladder:Array(String)}, level), judged_class = 'fictitious') AS fictitious
    FROM judged_order
    GROUP BY order_id
  ),
  joined AS (
    SELECT
      ordered.order_id AS id, shop, session, money, buyer, lines, discounted, unstated, listed, dealt, payable,
      ifNull(events, 0) > 0 AS followed,
      ifNull(settled, 0) AS settled_minor,
      ifNull(shipped_at, 0) AS shipped,
      ifNull(cancelled_at, 0) AS cancelled,
      ifNull(last_at, 0) AS last_event,
      ifNull(related, 0) AS related_level,
      ifNull(fictitious, 0) AS fictitious_level,
      {ends:Array(Int64)}[indexOf({sessions:Array(String)}, session)] AS ended,
      ended + {days:Int64} * 86400000 AS cutoff,
      ifNull(paid_events, 0) > 0
        OR (ifNull(closed, 0) = 0 AND stated > 0 AND (cancelled = 0 OR notEmpty(refunds))) AS is_paid,
      -- A deposit without its balance counts as what was paid. What a subsidy pays for is no balance outstanding.
      ifNull(paid_events, 0) > 0 AND ifNull(paid_unstated, 0) = 0 AND ifNull(paid_so_far, 0) + subsidised < payable AS part_paid,
      multiIf(NOT is_paid, 0, part_paid, ifNull(paid_so_far, 0), payable) AS paid,
      if(empty(refunds) AND cancelled > 0 AND is_paid, [(cancelled, toInt64(-1))], refunds) AS returns
    FROM ordered
    LEFT JOIN lives ON lives.order_id = ordered.order_id
    LEFT JOIN judged ON judged.order_id = ordered.order_id
  ),
  returned AS (
    SELECT
      *,
      arraySum(arrayMap(r -> if(r.2 < 0, paid, r.2), returns)) AS back,
      arraySum(arrayMap(r -> if(r.1 > cutoff, 0, if(r.2 < 0, paid, r.2)), returns)) AS back_in_time,
      arrayMap(
        term -> arraySum(
          arrayMap(r -> if(r.1 > ended + term * 86400000, 0, if(r.2 < 0, paid, r.2)), returns)
        ),
        {terms:Array(Int64)}
      ) AS back_by_term,
      arraySum(arrayMap(r -> if(shipped > 0 AND r.1 >= shipped, 0, if(r.2 < 0, paid, r.2)), returns)) AS back_unsent
    FROM joined
  ),
  settled_orders AS (
    SELECT
      *,
      least(paid, back) AS refund_all,
      least(paid, back_in_time) AS refund,
      least(paid, back_unsent) AS refund_unsent,
      arrayMap(back_then -> toInt64(paid - least(paid, back_then)), back_by_term) AS net_by_term,
      multiIf(related_level >= 2, 'related', fictitious_level >= 2, 'fictitious', 'genuine') AS class,
      class = 'genuine' AND (related_level = 1 OR fictitious_level = 1) AS watched,
      class != 'genuine' OR watched AS out_of_low,
      related_level >= 2 OR fictitious_level >= 3 AS out_of_high
    FROM returned
  )
SELECT
  session AS session_id,
  money AS currency,
  shop AS of_shop,
  sum(lines) AS order_lines,
  sumIf(lines, is_paid) AS orders,
  countIf(is_paid) AS paid_orders,
  uniqExactIf(buyer, is_paid) AS buyers,
  sum(listed) AS gmv_list,
  sum(dealt) AS gmv_order,
  sum(paid) AS gmv_paid,
  sum(paid - refund_unsent) AS gmv_shipped,
  sum(paid - refund) AS gmv_net,
  sumForEach(net_by_term) AS net_by_term,
  sum(settled_minor) AS gmv_settled,
  sumIf(settled_minor, class = 'genuine') AS settled_audited,
  sumIf(settled_minor, NOT out_of_low) AS settled_low,
  sumIf(settled_minor, NOT out_of_high) AS settled_high,
  sum(refund_all) AS refunded,
  countIf(is_paid AND refund_unsent > 0) AS unsent_refunds,
  sumIf(paid - refund, class = 'genuine') AS gmv_audited,
  sumIf(paid - refund, NOT out_of_low) AS audited_low,
  sumIf(paid - refund, NOT out_of_high) AS audited_high,
  sumIf(paid, class = 'related') AS related_paid,
  sumIf(paid - refund, class = 'related') AS related_net,
  countIf(is_paid AND class = 'related') AS related_count,
  sumIf(paid, class = 'fictitious') AS fictitious_paid,
  sumIf(paid - refund, class = 'fictitious') AS fictitious_net,
  countIf(is_paid AND class = 'fictitious') AS fictitious_count,
  sumIf(refund, class = 'genuine') AS genuine_refunds,
  countIf(refund > 0 AND class = 'genuine') AS genuine_refund_count,
  sumIf(refund, watched) AS watched_refunds,
  countIf(refund > 0 AND watched) AS watched_refund_count,
  sum(discounted) AS discounted_lines,
  countIf(NOT is_paid OR part_paid) AS unpaid_count,
  countIf(is_paid AND followed) AS followed_orders,
  countIf(is_paid AND back > paid) AS refund_breaches,
  sumIf(unstated, is_paid) AS unstated_lines,
  max(last_event) AS last_event
FROM settled_orders
GROUP BY session, money, shop
ORDER BY session_id, gmv_paid DESC, currency, of_shop
