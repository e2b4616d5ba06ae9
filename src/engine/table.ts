/** A table of the fact store, written once; `ddl.ts` renders it for one node or for a cluster. */
export interface TableColumn {
  readonly name: string
  /** ClickHouse type, with its codec if it needs one. */
  readonly type: string
}

/** A column that is not kept but read out of others, by a ClickHouse expression. */
export interface DerivedColumn extends TableColumn {
  readonly value: string
}

export interface Table {
  readonly name: string
  readonly columns: readonly TableColumn[]
  readonly derived?: readonly DerivedColumn[]
  readonly orderBy: readonly string[]
  /** Rows alike in this column stay on one shard. */
  readonly shardBy: string
}

/**
 * How tables lie: `single` – one node, `x` is a MergeTree; `cluster` – `x_local` replicated on every shard under a
 * Distributed `x`; `two-shard` – the embedded proof that statements are right on a cluster (`x_shard_1`, `x_shard_2`).
 */
export type Layout = 'single' | 'two-shard' | 'cluster'

/** The columns as formats and table functions take them: names with types, without codecs. */
export const columnTypes = ({ columns }: Table): string =>
  columns.map(({ name, type }) => `${name} ${type.split(' CODEC')[0]}`).join(', ')
