-- One pass over the acts of a session, account by account: who entered, who acted, and the ledger's online figure held
-- against every displayed reading. A repeated entry or an exit without an entry changes nothing. A reading is compared
-- with the highest the ledger stood since the start of the lag before its own (`lags`): refresh explains that much.
-- Where the counter never falls (`accumulated`), it is held against accumulated entries instead.
WITH
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
  -- One row for each entry and exit by its second, entries first; who somebody was is told with the first, or in a row of its own.
  steps AS (
    SELECT
      session_id,
      intDiv(step.1, 1000) AS cell,
      multiIf(step.2 = 1, 0, step.2 = 0, 1, 2) AS sort,
      step.3 AS first,
      first AND enters > 0 AS viewer,
      first AND stayed_at > 0 AND (enters = 0 OR stayed_at < entered_at) AS already,
      first AND liked AS liker,
      first AND commented AS commenter,
      first AND followed AS follower
    FROM people
    ARRAY JOIN if(
      empty(changes),
      [(toInt64(-1000), toInt8(-1), toUInt8(1))],
      arrayMap((change, place) -> (change.1, change.2, toUInt8(place = 1)), changes, arrayEnumerate(changes))
    ) AS step
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
    SELECT session_id, cell, sort, viewer, already, liker, commenter, follower, toInt64(0) AS shown, toInt64(0) AS seconds
    FROM steps
    UNION ALL
    SELECT session_id, cell, 3, 0, 0, 0, 0, 0, shown, seconds FROM held
  ),
  running AS (
    SELECT
      *,
      sum(multiIf(sort = 0, 1, sort = 1, -1, 0)) OVER passed AS online,
      sum(sort = 0) OVER passed AS entered,
      transform(session_id, {sessions:Array(String)}, {accumulated:Array(UInt8)}, toUInt8(0)) AS accumulated,
      transform(session_id, {sessions:Array(String)}, {lags:Array(Int64)}, toInt64(1)) AS lag
    FROM line
    WINDOW passed AS (PARTITION BY session_id ORDER BY cell, sort ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  ),
  -- The highest that the ledger stood in a lag: before whoever left in its first second.
  buckets AS (
    SELECT
      session_id,
      intDiv(cell * 1000, lag) AS bucket,
      max(if(accumulated = 1, toInt64(entered), toInt64(online + (sort = 1)))) AS top,
      sum(viewer) AS viewers,
      sum(already) AS already,
      sum(liker) AS likers,
      sum(commenter) AS commenters,
      sum(follower) AS followers,
      arraySort(groupArrayIf((cell, shown, seconds, online), sort = 3)) AS readings
    FROM running
    GROUP BY session_id, bucket
  ),
  roofs AS (
    SELECT
      session_id,
      readings,
      transform(session_id, {sessions:Array(String)}, {shares:Array(Float64)}, toFloat64(1)) AS share,
      toInt64(sum(viewers) OVER whole) AS viewers,
      toInt64(sum(already) OVER whole) AS base,
      toInt64(sum(likers) OVER whole) AS likers,
      toInt64(sum(commenters) OVER whole) AS commenters,
      toInt64(sum(followers) OVER whole) AS followers,
      greatest(top, lagInFrame(top, 1, top) OVER (
        PARTITION BY session_id ORDER BY bucket ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
      )) AS lagged
    FROM buckets
    WINDOW whole AS (PARTITION BY session_id)
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
    SELECT
      session_id,
      max(viewers) AS viewers,
      max(base) AS base,
      max(likers) AS likers,
      max(commenters) AS commenters,
      max(followers) AS followers,
      countIf(second > 0) AS readings,
      sum(seconds) AS shown_seconds,
      sumIf(seconds, shown > roof) AS excess_seconds,
      countIf(shown > roof AND second > 0) AS beyond,
      minIf(second, shown > roof AND second > 0) AS excess_from,
      maxIf(second, shown > roof AND second > 0) AS excess_until,
      sum(shown * seconds) AS shown_viewer_seconds,
      sum(online * seconds) AS viewer_seconds,
      sum(roof * seconds) AS roof_viewer_seconds,
      sumIf(seconds * (roof - online) / (shown - online), shown > roof) AS explained_seconds,
      maxIf((shown - roof, second, shown, online, roof), second > 0) AS worst,
      countIf(second > 0 AND online > 0 AND shown > 0) > 0 AS counted,
      avgIf(online, second > 0 AND online > 0 AND shown > 0) AS present,
      log(avgIf(shown, second > 0 AND online > 0 AND shown > 0) / present) AS multiple
    FROM compared
    GROUP BY session_id, intDiv(second, {slice:Int64})
  ),
  told AS (
    SELECT
      session_id,
      max(viewers) AS viewers,
      max(base) AS base,
      max(likers) AS likers,
      max(commenters) AS commenters,
      max(followers) AS followers,
      sum(readings) AS readings,
      sum(shown_seconds) AS shown_seconds,
      sum(excess_seconds) AS excess_seconds,
      minIf(excess_from, beyond > 0) AS excess_from,
      maxIf(excess_until, beyond > 0) AS excess_until,
      sum(shown_viewer_seconds) AS shown_viewer_seconds,
      sum(viewer_seconds) AS viewer_seconds,
      sum(roof_viewer_seconds) AS roof_viewer_seconds,
      sum(explained_seconds) AS explained_seconds,
      maxIf(worst, slices.readings > 0) AS worst,
      countIf(counted) AS slices_counted,
      sumIf(present * multiple, counted) / sumIf(present, counted) AS usual,
      sqrt(greatest(0, sumIf(present * pow(multiple, 2), counted) / sumIf(present, counted) - pow(usual, 2))) AS spread
    FROM slices
    GROUP BY session_id
  )
SELECT
  session_id,
  viewers,
  base AS already,
  likers,
  commenters,
  followers,
  toInt64(readings) AS readings,
  toInt64(shown_seconds) AS shown_seconds,
  toInt64(excess_seconds) AS excess_seconds,
  toInt64(excess_from) * 1000 AS excess_from,
  toInt64(excess_until) * 1000 AS excess_until,
  toInt64(shown_viewer_seconds) AS shown_viewer_seconds,
  toInt64(viewer_seconds) AS viewer_seconds,
  toInt64(roof_viewer_seconds) AS roof_viewer_seconds,
  round(ifNotFinite(explained_seconds / told.excess_seconds, 0), 6) AS explained,
  if(slices_counted < 4, 1, round(ifNotFinite(spread, 1), 3)) AS unevenness,
  toInt64(worst.3) AS worst_shown,
  toInt64(worst.4) AS worst_online,
  toInt64(worst.5) AS worst_roof,
  toInt64(worst.2) * 1000 AS worst_at
FROM told
ORDER BY session_id
