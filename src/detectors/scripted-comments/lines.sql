-- What each account says in a session at some length, each different text once and by its number. Accounts beyond the cap are left out by
-- their hash.
SELECT session_id, account_id, toInt64(cityHash64(text) % 9007199254740992) AS text_number,
  toInt64(count()) AS said, toInt64(min(at)) AS first_at, toInt64(max(at)) AS last_at
FROM fact_activity
WHERE session_id IN {sessions:Array(String)} AND kind = 'comment' AND lengthUTF8(text) >= {least:UInt8}
GROUP BY session_id, account_id, text_number
ORDER BY session_id, cityHash64(account_id), account_id, first_at, text_number
LIMIT {mostLines:UInt32} BY session_id
