-- How much is said in each session and by how many: what the long lines are a part of.
SELECT session_id, toInt64(count()) AS comments, toInt64(uniqExact(account_id)) AS commenters
FROM fact_activity
WHERE session_id IN {sessions:Array(String)} AND kind = 'comment'
GROUP BY session_id
ORDER BY min(at), session_id
