import type { Table } from '../engine/table.ts'

/** Orders that verdicts speak of, for the metrics to take out of audited figures; one row an order and class. */
export const judgedOrderTable: Table = {
  name: 'judged_order',
  columns: [
    { name: 'order_id', type: 'String' },
    { name: 'judged_class', type: 'LowCardinality(String)' },
    { name: 'probability', type: 'Float64' },
    { name: 'level', type: 'LowCardinality(String)' },
  ],
  orderBy: ['order_id'],
  shardBy: 'order_id',
}
