-- The sessions in which accounts did anything; reads two columns of the activity, and only where a set was found.
SELECT toString(session_id) AS session_id, toInt64(uniqExact(account_id)) AS accounts
FROM fact_activity
WHERE account_id IN {accounts:Array(String)}
GROUP BY session_id
ORDER BY session_id
