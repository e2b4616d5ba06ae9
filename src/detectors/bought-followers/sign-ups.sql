-- How many accounts of the import were registered in each hour.
SELECT toInt64(intDiv(registered, 3600000)) AS hour, toInt64(count()) AS accounts
FROM (SELECT account_id, min(registered_at) AS registered FROM fact_account GROUP BY account_id)
GROUP BY hour
ORDER BY hour
