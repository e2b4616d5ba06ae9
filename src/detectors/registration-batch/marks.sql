-- What registrations have in common: values of a telephone, a range of numbers, a network, an identity or a way of naming that more accounts share than chance explains, within three days or altogether.
WITH
  registered AS (
    SELECT account_id, min(registered_at) AS made_at, max(device_id) AS device, max(phone_prefix_id_packed) AS numbers, max(ip_prefix_id_packed) AS network,
      max(identity_id) AS identity, max(nickname) AS name
    FROM fact_account
    GROUP BY account_id
  ),
  marks AS (
    SELECT account_id, made_at, tupleElement(mark, 1) AS sort, tupleElement(mark, 2) AS value
    FROM registered
    ARRAY JOIN [
      ('device', device), ('range', hex(numbers)), ('network', hex(network)), ('identity', identity),
      ('name', if(match(name, '^[A-Za-z0-9]{6,}$'), concat('letters ', toString(length(name))), replaceRegexpAll(name, '[0-9]+', '#')))
    ] AS mark
    WHERE value != ''
  ),
  counted AS (
    SELECT *, count() OVER (PARTITION BY sort, value) AS everywhere, count() OVER (PARTITION BY sort) AS total,
      count() OVER (PARTITION BY sort, value ORDER BY made_at RANGE BETWEEN 129600000 PRECEDING AND 129600000 FOLLOWING) AS near,
      count() OVER (PARTITION BY sort ORDER BY made_at RANGE BETWEEN 129600000 PRECEDING AND 129600000 FOLLOWING) AS near_all,
      groupUniqArray(sort) OVER (PARTITION BY account_id) AS known
    FROM marks
  ),
  usual AS (
    SELECT sort, quantileExact(0.99)(accounts) AS most
    FROM (SELECT sort, value, count() AS accounts FROM marks GROUP BY sort, value)
    GROUP BY sort
  ),
  crowded AS (
    SELECT counted.account_id AS account_id, made_at, counted.sort AS sort, value, everywhere, total, near, near_all, known,
      near >= {least:Int64} AND near >= {ratio:Float64} * (1 + (everywhere - near) * near_all / total) AS in_days,
      counted.sort IN ('device', 'range', 'identity') AND everywhere >= {least:Int64} AND everywhere >= {ratio:Float64} * usual.most AS lasting
    FROM counted
    INNER JOIN usual ON usual.sort = counted.sort
  )
SELECT account_id, toInt64(made_at) AS made_at, sort, value, toInt64(everywhere) AS everywhere, toInt64(total) AS total, toInt64(near) AS near,
  toInt64(near_all) AS near_all, arraySort(known) AS known, toInt64(lasting) AS lasting
FROM crowded
WHERE in_days OR lasting
ORDER BY everywhere DESC, sort, value, made_at, account_id
LIMIT {mostRows:Int64}
