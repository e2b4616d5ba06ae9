import { describe, expect, it } from 'vitest'
import { createTable, deleteTargets, insertTargets } from './ddl.ts'
import type { Table } from './table.ts'

const table: Table = {
  name: 'fact_x',
  columns: [{ name: 'a', type: 'String' }],
  orderBy: ['a'],
  shardBy: 'a',
}

describe('a table, written once', () => {
  it('is one MergeTree on one node', () => {
    expect(createTable(table, 'single', 'w')).toEqual([
      'CREATE TABLE IF NOT EXISTS fact_x (a String) ENGINE = MergeTree ORDER BY (a) SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, max_compress_block_size = 65536',
    ])
  })

  it('is a replicated table under a distributed one on a cluster', () => {
    const [local, distributed] = createTable(table, 'cluster', 'w')
    expect(local).toContain('fact_x_local ON CLUSTER wring (a String)')
    expect(local).toContain("ReplicatedMergeTree('/clickhouse/tables/{shard}/w/fact_x', '{replica}')")
    expect(distributed).toContain('Distributed(wring, w, fact_x_local, sipHash64(a))')
  })

  it('sends every row to exactly one of two shards', () => {
    expect(insertTargets(table, 'two-shard')).toEqual([
      { name: 'fact_x_shard_1', where: 'sipHash64(a) % 2 = 0' },
      { name: 'fact_x_shard_2', where: 'sipHash64(a) % 2 = 1' },
    ])
  })

  it('is deleted from where its rows lie', () => {
    expect(deleteTargets(table, 'single')).toEqual(['fact_x'])
    expect(deleteTargets(table, 'cluster')).toEqual(['fact_x_local ON CLUSTER wring'])
  })
})
