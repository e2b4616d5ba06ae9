-- Accounts that log in about once a day, day after day, through one network or one telephone: those that share it with others like them, and some of the rest to compare them with. Reads logins, orders and reviews once each.
WITH
  {leastDays:Int64} AS enough_days,
  used AS (
    SELECT account_id, device_id AS device, ip_id_packed AS network, count() AS times, groupArray(at) AS instants
    FROM fact_login
    GROUP BY account_id, device, network
  ),
  lives AS (
    SELECT account_id, sum(times) AS logins, arraySort(groupArrayArray(instants)) AS instants,
      uniqExactArray(arrayMap(instant -> intDiv(instant, 86400000), instants)) AS days,
      sumMap([device], [times]) AS devices, sumMap([network], [times]) AS networks
    FROM used
    GROUP BY account_id
    HAVING days >= enough_days AND logins <= {mostADay:Float64} * days
  ),
  settled AS (
    SELECT account_id, logins, days, instants,
      if(arrayMax(devices.2) >= {mainShare:Float64} * logins, devices.1[indexOf(devices.2, arrayMax(devices.2))], '') AS device,
      if(arrayMax(networks.2) >= {mainShare:Float64} * logins, networks.1[indexOf(networks.2, arrayMax(networks.2))], '') AS network
    FROM lives
    WHERE days >= {presence:Float64} * (1 + intDiv(instants[-1] - instants[1], 86400000))
  ),
  priced AS (
    SELECT order_id, min(account_id) AS buyer, min(created_at) AS created, min(shop_id) AS shop, sum(ifNull(paid_amount, quantity * deal_price)) AS paid
    FROM fact_order
    GROUP BY order_id
  ),
  bought AS (
    SELECT buyer, count() AS orders, countIf(small) AS small_orders, uniqExactIf(intDiv(created, 86400000), small) AS small_days, uniqExactIf(shop, small) AS small_shops
    FROM (SELECT buyer, created, shop, paid <= {smallShare:Float64} * (SELECT quantileExact(0.5)(paid) FROM priced) AS small FROM priced)
    GROUP BY buyer
  ),
  texts AS (
    SELECT account_id, text FROM fact_review WHERE rating >= 5 AND text != ''
  ),
  praised AS (
    SELECT account_id, count() AS praises
    FROM texts
    WHERE text IN (SELECT text FROM texts GROUP BY text HAVING uniqExact(account_id) >= 3)
    GROUP BY account_id
  ),
  told AS (
    SELECT settled.account_id AS account_id, logins, days, instants, device, network, ifNull(orders, 0) AS order_count, ifNull(small_orders, 0) AS small_count, ifNull(small_days, 0) AS small_on, ifNull(small_shops, 0) AS small_in,
      ifNull(praises, 0) AS praise_count
    FROM settled
    LEFT JOIN (SELECT buyer, orders, toNullable(small_orders) AS small_orders, small_days, small_shops FROM bought) AS bought ON bought.buyer = settled.account_id
    LEFT JOIN (SELECT account_id, toNullable(praises) AS praises FROM praised) AS praised ON praised.account_id = settled.account_id
  ),
  counted AS (
    SELECT *, if(device = '', 0, count() OVER (PARTITION BY device)) AS on_device, if(network = '', 0, count() OVER (PARTITION BY network)) AS on_network,
      row_number() OVER (ORDER BY sipHash64(account_id), account_id) AS place, count() OVER () AS everybody, countIf(small_on >= {smallDays:Int64}) OVER () AS upkeepers
    FROM told
  )
SELECT account_id, toInt64(logins) AS logins, toInt64(days) AS days, arrayMap(instant -> toInt64(instant), instants) AS instants, device, hex(network) AS network,
  toInt64(order_count) AS orders, toInt64(small_count) AS small_orders, toInt64(small_on) AS small_days, toInt64(small_in) AS small_shops, toInt64(praise_count) AS praises,
  toInt64(everybody) AS everybody, toInt64(upkeepers) AS upkeepers, toInt64(place <= {standIns:Int64}) AS stand_in,
  toInt64(greatest(on_device, on_network)) AS company
FROM counted
WHERE place <= {standIns:Int64} OR greatest(on_device, on_network) >= {leastMembers:Int64}
ORDER BY place
LIMIT {mostAccounts:Int64}
