-- Every advert on record, as it was written.
SELECT listing_id, toInt64(min(at)) AS seen_at, any(title) AS title, any(ifNull(description, '')) AS description,
  any(toString(seller_id)) AS seller_id, toInt64(ifNull(any(sold_count), 0)) AS sold
FROM fact_listing
GROUP BY listing_id
ORDER BY listing_id
