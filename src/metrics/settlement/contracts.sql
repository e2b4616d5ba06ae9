SELECT
  contract_id, session_id, shop_id, host_id, slot_fee, toString(commission_rate) AS commission_rate,
  committed_metric, committed_value, clawback, currency, signed_at, file_id, line
FROM fact_contract
ORDER BY session_id, contract_id
