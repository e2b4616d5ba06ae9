-- Every view of an account in a session by its shape, and how many views share it: how long it lasted and what was done
-- in it, by which way it came, how old the account was, what life it has elsewhere, and how many others came and stayed alike.
-- Sessions that are not judged are told together, under no name.
WITH
  views AS (
    SELECT session_id, account_id, entered_at AS came, intDiv(stay_ms, 1000) AS stay, toString(source) AS source, acts, follows + joins AS ties
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND enters > 0
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
    SELECT own_view.1 AS session, own_view.2 AS came, own_view.3 AS stay, own_view.4 AS source, own_view.5 AS acts, bound, since,
      visits - 1 AS others, glances - (stay < {brief:Int64}) AS brief_others, deeds - acts AS other_deeds
    FROM lives ARRAY JOIN own AS own_view
  ),
  shaped AS (
    SELECT session, source,
      greatest(0, least(11, 6 + toInt64(floor(log2(greatest(stay, 1) / {brief:Int64}))))) * 3 + multiIf(acts = 0, 0, acts <= {quiet:Int64}, 1, 2) AS shape,
      if(since IS NULL, 9, greatest(0, least(8, 1 + toInt64(floor(log2(greatest(1, (came - since) / 86400000) / 16)))))) AS age,
      multiIf(others = 0, 0, brief_others >= 2, 4, brief_others = 1, 1, other_deeds = 0, 2, 3) AS life,
      bound AS tie,
      if(stay < {brief:Int64}, 0, least(3, toInt64(floor(log2(count() OVER (PARTITION BY session, intDiv(came, 120000), intDiv(stay, 120))))))) AS company
    FROM each
  )
SELECT if(session IN {judged:Array(String)}, session, '') AS session_id, source, toInt64(shape) AS shape, toInt64(ifNull(age, 9)) AS age, toInt64(life) AS life,
  toInt64(tie) AS tie, toInt64(company) AS company, toInt64(count()) AS views
FROM shaped
GROUP BY session_id, source, shape, age, life, tie, company
ORDER BY session_id, source, shape, age, life, tie, company
