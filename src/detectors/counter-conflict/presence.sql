-- One pass over the acts of a session, account by account: who entered, who acted, and the ledger's online figure held
-- against every displayed reading. A repeated entry or an exit without an entry changes nothing. A reading is compared
-- with the highest the ledger stood since the start of the lag before its own (`lags`): refresh explains that much.
-- Where the counter never falls (`accumulated`), it is held against accumulated entries instead.
WITH
  scope AS (
    SELECT s.1 AS session_id, s.2 AS lag, s.3 AS share, s.4 AS accumulated
    FROM (
      SELECT arrayJoin(arrayZip(
        {sessions:Array(String)}, {lags:Array(Int64)}, {shares:Array(Float64)}, {accumulated:Array(UInt8)}
      )) AS s
    )
  ),
  people AS (
    SELECT
      session_id,
      account_id,
      countIf(kind = 'enter') AS enters,
      minIf(at, kind = 'enter') AS entered_at,
      minIf(at, kind IN ('leave', 'heartbeat')) AS stayed_at,
      countIf(kind = 'like') > 0 AS liked,
      countIf(kind = 'comment') > 0 AS commented,
      countIf(kind = 'follow') > 0 AS followed,
      arraySort(groupArrayIf((at, toInt8(kind = 'enter')), kind IN ('enter', 'leave'))) AS moves,
      arrayFilter(
        (move, before) -> move.2 != before,
        moves,
        arraySlice(arrayPushFront(arrayMap(move -> move.2, moves), 0), 1, length(moves))
      ) AS changes
    FROM fact_activity
    WHERE session_id IN {sessions:Array(String)}
      AND kind IN ('enter', 'leave', 'heartbeat', 'like', 'comment', 'follow')
      AND at <= transform(toString(session_id), {sessions:Array(String)}, {untils:Array(Int64)}, toInt64(0))
    GROUP BY session_id, account_id
  ),
  -- The row of second −1 counts the people themselves.
  cells AS (
    SELECT
      session_id,
      intDiv(change.1, 1000) AS cell,
      toInt64(countIf(change.2 = 1)) AS ins,
      toInt64(countIf(change.2 = 0)) AS outs,
      toInt64(countIf(change.2 = -1 AND enters > 0)) AS viewers,
      toInt64(countIf(change.2 = -1 AND stayed_at > 0 AND (enters = 0 OR stayed_at < entered_at))) AS already,
      toInt64(countIf(change.2 = -1 AND liked)) AS likers,
      toInt64(countIf(change.2 = -1 AND commented)) AS commenters,
      toInt64(countIf(change.2 = -1 AND followed)) AS followers
    FROM people
    ARRAY JOIN arrayPushFront(changes, (toInt64(-1000), toInt8(-1))) AS change
    GROUP BY session_id, cell
  ),
  readings AS (
    SELECT session_id, intDiv(at, 1000) AS cell, max(value) AS shown
    FROM fact_counter
    WHERE session_id IN {sessions:Array(String)} AND name = 'online'
    GROUP BY session_id, cell
  ),
  held AS (
    SELECT
      session_id,
      cell,
      shown,
      leadInFrame(cell, 1, cell) OVER (
        PARTITION BY session_id ORDER BY cell ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - cell AS seconds
    FROM readings
  ),
  line AS (
    SELECT session_id, cell, 0 AS reading, ins, outs, viewers, already, likers, commenters, followers,
      toInt64(0) AS shown, toInt64(0) AS seconds
    FROM cells
    UNION ALL
    SELECT session_id, cell, 1, 0, 0, 0, 0, 0, 0, 0, shown, seconds FROM held
  ),
  running AS (
    SELECT
      line.session_id AS session_id,
      cell,
      reading,
      shown,
      seconds,
      scope.share AS share,
      max(viewers) OVER whole AS viewers,
      max(already) OVER whole AS base,
      max(likers) OVER whole AS likers,
      max(commenters) OVER whole AS commenters,
      max(followers) OVER whole AS followers,
      sum(ins - outs) OVER passed AS online,
      if(scope.accumulated = 1, sum(ins) OVER passed, sum(ins - outs) OVER passed + outs) AS high,
      intDiv(cell * 1000, scope.lag) AS bucket
    FROM line
    INNER JOIN scope ON scope.session_id = line.session_id
    WINDOW
      whole AS (PARTITION BY line.session_id),
      passed AS (PARTITION BY line.session_id ORDER BY cell, reading ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),
  buckets AS (
    SELECT
      session_id,
      bucket,
      max(high) AS top,
      max(share) AS share,
      max(viewers) AS viewers,
      max(base) AS base,
      max(likers) AS likers,
      max(commenters) AS commenters,
      max(followers) AS followers,
      arraySort(groupArrayIf((cell, shown, seconds, online), reading = 1)) AS readings
    FROM running
    GROUP BY session_id, bucket
  ),
  roofs AS (
    SELECT
      *,
      greatest(top, lagInFrame(top, 1, top) OVER (
        PARTITION BY session_id ORDER BY bucket ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      )) AS lagged
    FROM buckets
  ),
  -- A figure shown in whole tens of thousands was rounded for display; it may stand up to one unit too high.
  compared AS (
    SELECT
      * EXCEPT (readings),
      r.1 AS second,
      r.2 AS shown,
      r.3 AS seconds,
      r.4 AS online,
      toInt64(exp10(greatest(length(toString(r.2)), 2) - 2)) AS unit,
      if(r.2 >= 10000 AND r.2 % unit = 0, unit, 1) AS rounding,
      toInt64(ceil((lagged + base) / share * (1 + {ordinary:Float64}))) + rounding AS roof
    FROM roofs
    LEFT ARRAY JOIN readings AS r
  ),
  -- How far the figure shown is from any fixed multiple of the people present; over some minutes the lag hardly matters.
  -- A slice counts by its people: among a handful, one who comes or goes moves a ratio that says nothing.
  slices AS (
    SELECT session_id, avg(online) AS present, log(avg(shown) / avg(online)) AS multiple
    FROM compared
    WHERE second > 0 AND online > 0 AND shown > 0
    GROUP BY session_id, intDiv(second, {slice:Int64})
  ),
  followed AS (
    SELECT
      session_id,
      sum(present * multiple) / sum(present) AS usual,
      sqrt(greatest(0, sum(present * pow(multiple, 2)) / sum(present) - pow(usual, 2))) AS spread,
      if(count() < 4, 1, round(ifNotFinite(spread, 1), 3)) AS unevenness
    FROM slices
    GROUP BY session_id
  )
SELECT
  compared.session_id AS session_id,
  max(viewers) AS viewers,
  max(base) AS already,
  max(likers) AS likers,
  max(commenters) AS commenters,
  max(followers) AS followers,
  toInt64(countIf(second > 0)) AS readings,
  toInt64(sum(seconds)) AS shown_seconds,
  toInt64(sumIf(seconds, shown > roof)) AS excess_seconds,
  toInt64(minIf(second, shown > roof AND second > 0)) * 1000 AS excess_from,
  toInt64(maxIf(second, shown > roof AND second > 0)) * 1000 AS excess_until,
  toInt64(sum(shown * seconds)) AS shown_viewer_seconds,
  toInt64(sum(online * seconds)) AS viewer_seconds,
  toInt64(sum(roof * seconds)) AS roof_viewer_seconds,
  round(ifNotFinite(sumIf(seconds * (roof - online) / (shown - online), shown > roof) / excess_seconds, 0), 6) AS explained,
  ifNull(any(followed.unevenness), 1) AS unevenness,
  toInt64(argMaxIf(shown, (shown - roof, second), second > 0)) AS worst_shown,
  toInt64(argMaxIf(online, (shown - roof, second), second > 0)) AS worst_online,
  toInt64(argMaxIf(roof, (shown - roof, second), second > 0)) AS worst_roof,
  toInt64(argMaxIf(second, (shown - roof, second), second > 0)) * 1000 AS worst_at
FROM compared
LEFT JOIN followed ON followed.session_id = compared.session_id
GROUP BY session_id
ORDER BY session_id
