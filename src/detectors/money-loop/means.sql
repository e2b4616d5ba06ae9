-- What accounts pay, live and log on with, so that two accounts of one person are known; what many accounts use says nothing.
WITH
  used AS (
    SELECT account_id, arrayJoin([('payer', payer_id), ('address', address_id), ('device', device_id)]) AS means
    FROM fact_order WHERE account_id IN {accounts:Array(String)}
    UNION DISTINCT
    SELECT account_id, arrayJoin([('device', device_id), ('phone', phone_id), ('identity', identity_id)]) AS means
    FROM fact_account WHERE account_id IN {accounts:Array(String)}
  )
SELECT means.1 AS kind, means.2 AS token, arraySort(groupUniqArray(account_id)) AS accounts
FROM used
WHERE means.2 != ''
GROUP BY kind, token
HAVING length(accounts) BETWEEN 2 AND {mostSharing:Int64}
ORDER BY kind, token
