-- Shards of the cluster, and those among them whose replicas would each be written to by hand as well as by replication.
SELECT count() AS shards, countIf(replicas > 1 AND replicated = 0) AS doubled
FROM (
  SELECT shard_num, count() AS replicas, min(internal_replication) AS replicated
  FROM system.clusters
  WHERE cluster = {cluster:String}
  GROUP BY shard_num
)
