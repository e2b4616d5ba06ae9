-- Everybody who began to follow in a session, with what else they did in the whole import, and how the others did who came to that session the same way and did not follow.
WITH
  visits AS (
    SELECT session_id, account_id, enters AS entries, entered_at AS came, last_at AS went, follows, followed_at AS followed,
      acts - follows - unfollows AS acts, toString(source) AS source
    FROM visit
    WHERE session_id IN {sessions:Array(String)} AND account_id != ''
  ),
  known AS (
    SELECT *, countIf(entries > 0) OVER (PARTITION BY account_id) AS attended, sum(acts) OVER (PARTITION BY account_id) AS deeds,
      account_id IN (SELECT account_id FROM fact_order WHERE account_id != '') AS buyer
    FROM visits
  ),
  placed AS (
    SELECT *, entries = 1 AND attended = 1 AND deeds = 0 AND NOT buyer AND went - came <= {shortMs:Int64} AS hollow
    FROM known
  ),
  held AS (
    SELECT *, countIf(follows = 0 AND entries > 0) OVER way AS others, countIf(follows = 0 AND entries > 0 AND hollow) OVER way AS hollow_others,
      countIf(follows = 0 AND entries > 0) OVER session AS viewers, countIf(follows = 0 AND entries > 0 AND hollow) OVER session AS hollow_viewers,
      countIf(acts > 0) OVER session AS actors, countIf(acts > 0 AND entries = 0) OVER session AS unseen_actors
    FROM placed
    WINDOW way AS (PARTITION BY session_id, source), session AS (PARTITION BY session_id)
  ),
  followers AS (SELECT * FROM held WHERE follows > 0)
SELECT toString(followers.session_id) AS session_id, followers.account_id AS account_id, toInt64(followed) AS followed_at, toInt64(went) AS left_at,
  toInt64(if(entries = 0 OR came > followed + {slackMs:Int64}, if(attended = 0 AND deeds = 0 AND NOT buyer, 2, 0), if(hollow, 1, 0))) AS emptiness,
  source, toInt64(others) AS others_there, toInt64(hollow_others) AS hollow_there, toInt64(viewers) AS viewers_there, toInt64(hollow_viewers) AS hollow_viewers_there,
  toInt64(actors) AS actors_there, toInt64(unseen_actors) AS unseen_there, toInt64(ifNull(accounts.registered, 0)) AS registered_at
FROM followers
LEFT JOIN (SELECT account_id, toNullable(min(registered_at)) AS registered FROM fact_account GROUP BY account_id) AS accounts
  ON accounts.account_id = followers.account_id
ORDER BY session_id, followed_at, account_id
