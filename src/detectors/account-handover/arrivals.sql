-- Accounts that from one login on live on a network they had never used, with what else changed at that login. Reads logins and registrations once each.
WITH
  lives AS (
    SELECT account_id, arraySort(groupArray((at, device_id, ip_id_packed, toString(region)))) AS steps
    FROM fact_login
    GROUP BY account_id
  ),
  placed AS (
    SELECT account_id, steps, arrayMap(step -> step.3, steps) AS networks,
      arrayFilter(
        network -> network != '' AND countEqual(networks, network) >= {leastAfter:Int64}
          AND countEqual(networks, network) >= {stayedShare:Float64} * (length(steps) - indexOf(networks, network) + 1),
        arrayDistinct(networks)) AS homes,
      arraySort(home -> -toInt64(countEqual(networks, home)), homes)[1] AS network,
      indexOf(networks, network) AS arrival, min(steps[1].1) OVER () AS opened
    FROM lives
    WHERE length(homes) > 0
  ),
  registered AS (
    SELECT account_id, toNullable(min(registered_at)) AS since, argMin(device_id, registered_at) AS first_device, argMin(toString(region), registered_at) AS first_region
    FROM fact_account
    GROUP BY account_id
  ),
  moved AS (
    SELECT placed.account_id AS account_id, network, steps[arrival].1 AS arrived, arraySlice(steps, 1, arrival - 1) AS earlier, arraySlice(steps, arrival) AS later,
      arrayConcat(arrayMap(step -> step.2, earlier), [ifNull(first_device, '')]) AS old_devices, arrayMap(step -> step.2, later) AS new_devices,
      arraySort(device -> -toInt64(countEqual(new_devices, device)), arrayDistinct(new_devices))[1] AS device,
      if(length(earlier) > 0, earlier[-1].4, ifNull(first_region, '')) AS old_region, arrayMap(step -> step.4, later) AS regions,
      arraySort(region -> -toInt64(countEqual(regions, region)), arrayDistinct(regions))[1] AS new_region, since
    FROM placed
    LEFT JOIN registered ON registered.account_id = placed.account_id
    WHERE steps[arrival].1 >= opened + {settleMs:Int64}
      AND (arrival > 1 OR (since IS NOT NULL AND since < steps[arrival].1 - {agedMs:Int64}))
  ),
  told AS (
    SELECT account_id, network, arrived, device, length(earlier) AS before, length(later) AS after, ifNull(since, 0) AS registered_at,
      old_region, new_region, device != '' AND NOT has(old_devices, device) AS device_new, old_region != '' AND new_region != '' AND old_region != new_region AS region_new,
      arrayMap(step -> 2 * pi() * ((step.1 % 86400000) / 86400000), earlier) AS old_clocks, arrayMap(step -> 2 * pi() * ((step.1 % 86400000) / 86400000), later) AS new_clocks,
      atan2(arraySum(clock -> sin(clock), old_clocks), arraySum(clock -> cos(clock), old_clocks)) AS old_clock,
      atan2(arraySum(clock -> sin(clock), new_clocks), arraySum(clock -> cos(clock), new_clocks)) AS new_clock,
      12 / pi() * abs(atan2(sin(new_clock - old_clock), cos(new_clock - old_clock))) AS hours_apart,
      if(before >= 2, (before - 1) / greatest(1, (earlier[-1].1 - earlier[1].1) / 86400000), 0) AS daily_before, (after - 1) / greatest(1, (later[-1].1 - arrived) / 86400000) AS daily_after
    FROM moved
  ),
  counted AS (
    SELECT *, if(device = '', 0, count() OVER (PARTITION BY device)) AS on_device, count() OVER (PARTITION BY network) AS on_network,
      count() OVER () AS everybody, countIf(device_new) OVER () AS all_device_new, countIf(region_new) OVER () AS all_region_new, countIf(device_new AND region_new) OVER () AS all_changed,
      countIf(before >= 2) OVER () AS all_timed, countIf(before >= 2 AND hours_apart >= {hoursApart:Float64}) OVER () AS all_hours_new,
      countIf(before >= 2 AND hours_apart >= {hoursApart:Float64} AND device_new AND region_new) OVER () AS all_four
    FROM told
  )
SELECT account_id, hex(network) AS network, device, toInt64(arrived) AS arrived, toInt64(before) AS logins_before, toInt64(after) AS logins_after, toInt64(registered_at) AS registered_at,
  old_region, new_region, toInt64(device_new) AS device_new, toInt64(region_new) AS region_new, toFloat64(round(hours_apart, 2)) AS hours_apart,
  toFloat64(round(daily_before, 3)) AS daily_before, toFloat64(round(daily_after, 3)) AS daily_after, toInt64(greatest(on_device, on_network)) AS company,
  toInt64(everybody) AS everybody, toInt64(all_device_new) AS all_device_new, toInt64(all_region_new) AS all_region_new, toInt64(all_changed) AS all_changed,
  toInt64(all_timed) AS all_timed, toInt64(all_hours_new) AS all_hours_new, toInt64(all_four) AS all_four
FROM counted
WHERE company >= {leastMembers:Int64} OR (device_new AND region_new AND before >= 2)
ORDER BY arrived, account_id
LIMIT {mostAccounts:Int64}
