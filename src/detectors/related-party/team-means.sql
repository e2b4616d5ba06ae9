-- Means of the teams: those on the list, and those that listed accounts registered, logged on, paid or had sent to; one row a list row and means.
WITH
  team_accounts AS (SELECT DISTINCT account_id FROM fact_team WHERE account_id != ''),
  used AS (
    SELECT account_id AS user, arrayJoin([('device', device_id), ('phone', phone_id)]) AS means
    FROM fact_account WHERE account_id IN (SELECT account_id FROM team_accounts)
    UNION DISTINCT
    SELECT account_id AS user, ('device', device_id) AS means
    FROM fact_login WHERE account_id IN (SELECT account_id FROM team_accounts)
    UNION DISTINCT
    SELECT account_id AS user, arrayJoin([('payer', payer_id), ('address', address_id), ('device', device_id), ('phone', receiver_phone_id)]) AS means
    FROM fact_order WHERE account_id IN (SELECT account_id FROM team_accounts)
  ),
  listed AS (
    SELECT owner_id AS owner, toString(relation) AS tie, since AS from_at, until AS until_at, account_id AS member,
      arrayJoin([('account', account_id), ('payer', payer_id), ('device', device_id), ('address', address_id), ('ip', ip_id)]) AS means, 1 AS named
    FROM fact_team
    UNION ALL
    SELECT team.owner_id AS owner, toString(team.relation) AS tie, team.since AS from_at, team.until AS until_at, team.account_id AS member,
      used.means AS means, 0 AS named
    FROM fact_team AS team
    INNER JOIN used ON used.user = team.account_id
  )
SELECT owner AS owner_id, tie AS relation, member AS member_id, means.1 AS means_kind, means.2 AS token,
  toInt64(ifNull(from_at, 0)) AS since, toInt64(ifNull(until_at, 9007199254740991)) AS until, toInt64(max(named)) AS named
FROM listed
WHERE means.2 != ''
GROUP BY owner, tie, member, means.1, means.2, since, until
ORDER BY owner_id, means_kind, token, member_id, relation, since, until
LIMIT {mostMeans:Int64}
