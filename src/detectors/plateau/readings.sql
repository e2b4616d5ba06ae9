-- The readings of the people shown online, in the order of time; of several at one instant the highest.
WITH
  readings AS (
    SELECT session_id, at, max(value) AS shown
    FROM fact_counter
    WHERE session_id IN {sessions:Array(String)} AND name = 'online'
    GROUP BY session_id, at
  ),
  rows AS (SELECT session_id, arraySort(groupArray((at, shown))) AS sorted FROM readings GROUP BY session_id)
SELECT session_id, arrayMap(reading -> reading.2, sorted) AS shown
FROM rows
ORDER BY session_id
