-- The sessions in which each account did anything; reads two columns of the activity, once, and only where a set was found.
SELECT account_id, arraySort(groupUniqArray(toString(session_id))) AS sessions
FROM fact_activity
WHERE account_id IN {accounts:Array(String)}
GROUP BY account_id
ORDER BY account_id
