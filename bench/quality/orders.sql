-- The session of every order that was made in one.
SELECT order_id, toString(any(session_id)) AS session
FROM fact_order
WHERE session_id != ''
GROUP BY order_id
