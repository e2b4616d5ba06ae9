-- The views of judged sessions that are likelier to belong to the excess than to anybody: the log odds of a session, and the
-- log ratios of the shape, the way in, the age, the life elsewhere, the ties and the company of each view, added up.
WITH
  views AS (
    SELECT session_id, account_id, entered_at AS came, intDiv(stay_ms, 1000) AS stay, toString(source) AS source, acts, follows + joins AS ties
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND enters > 0
      AND account_id IN (SELECT account_id FROM visit WHERE session_id IN {judged:Array(String)} AND enters > 0)
  ),
  registered AS (SELECT account_id, min(registered_at) AS since FROM fact_account GROUP BY account_id),
  people AS (
    SELECT account_id, groupArray((toString(session_id), came, stay, source, acts)) AS own, count() AS visits,
      countIf(stay < {brief:Int64}) AS glances, sum(acts) AS deeds, sum(ties) > 0 OR account_id IN (SELECT account_id FROM fact_order) AS bound
    FROM views
    GROUP BY account_id
  ),
  lives AS (
    SELECT people.*, registered.since AS since
    FROM people LEFT JOIN registered ON registered.account_id = people.account_id
  ),
  each AS (
    SELECT account_id, own_view.1 AS session, own_view.2 AS came, own_view.3 AS stay, own_view.4 AS source, own_view.5 AS acts, bound, since,
      visits - 1 AS others, glances - (stay < {brief:Int64}) AS brief_others, deeds - acts AS other_deeds
    FROM lives ARRAY JOIN own AS own_view
    WHERE session IN {judged:Array(String)}
  ),
  shaped AS (
    SELECT session, account_id, source, came, stay, acts, others, brief_others,
      greatest(0, least(11, 6 + toInt64(floor(log2(greatest(stay, 1) / {brief:Int64}))))) * 3 + multiIf(acts = 0, 0, acts <= {quiet:Int64}, 1, 2) AS shape,
      if(since IS NULL, 9, greatest(0, least(8, 1 + toInt64(floor(log2(greatest(1, (came - since) / 86400000) / 16)))))) AS age,
      multiIf(others = 0, 0, brief_others >= 2, 4, brief_others = 1, 1, other_deeds = 0, 2, 3) AS life,
      bound AS tie,
      if(stay < {brief:Int64}, 0, least(3, toInt64(floor(log2(count() OVER (PARTITION BY session, intDiv(came, 120000), intDiv(stay, 120))))))) AS company
    FROM each
  ),
  weighed AS (
    SELECT *, arrayElement({odds:Array(Float64)}, indexOf({judged:Array(String)}, session))
      + arrayElement({shapes:Array(Float64)}, shape + 1) + arrayElement({ages:Array(Float64)}, ifNull(age, 9) + 1)
      + arrayElement({lives:Array(Float64)}, life + 1) + arrayElement({ties:Array(Float64)}, tie + 1)
      + arrayElement({companies:Array(Float64)}, company + 1)
      + arrayElement({sources:Array(Float64)}, indexOf({ways:Array(String)}, source)) AS ln_odds
    FROM shaped
  )
SELECT session AS session_id, account_id, source, came, toInt64(stay) AS stay, toInt64(acts) AS acts, toInt64(others) AS others,
  toInt64(brief_others) AS brief_others, round(ln_odds, 6) AS ln_odds
FROM weighed
WHERE weighed.ln_odds >= {least:Float64}
ORDER BY session_id, account_id
