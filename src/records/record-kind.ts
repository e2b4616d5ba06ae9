/**
 * What one kind of record looks like. Everything else about records (DDL, readers, validation, documentation, sample
 * imports) is derived from these tables.
 *
 * Column types, with their form on arrival and in the store:
 * - `id` an opaque string; `text` free text; stored as they are, '' when absent
 * - `time` RFC 3339 with a zone, or epoch milliseconds → UTC milliseconds
 * - `count` a whole number ≥ 0; `seconds`, `grams` likewise; `integer` any whole number
 * - `money` a whole number ≥ 0 of minor units
 * - `rate` a decimal number in [0, 1]; `rating` a decimal number ≥ 0
 * - `currency` three capital letters (ISO 4217); `sha256` 64 hexadecimal digits; `enum` one of `values`
 * - `phone`, `ip` personal: replaced at the door by `<name>_id` and `<name>_prefix_id` (keyed tokens). An importer may
 *   send those two columns itself instead.
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'time'
  | 'count'
  | 'integer'
  | 'seconds'
  | 'grams'
  | 'money'
  | 'rate'
  | 'rating'
  | 'currency'
  | 'sha256'
  | 'enum'
  | 'phone'
  | 'ip'

export interface Column {
  readonly name: string
  readonly type: ColumnType
  readonly required?: true
  readonly values?: readonly string[]
}

export type SampleValue = string | number

export interface RecordKind {
  readonly kind: string
  /** One sentence: what one row is. */
  readonly means: string
  readonly columns: readonly Column[]
  /** Columns that make two rows the same row: alike in all, the second is a duplicate, or a conflict if the rest differs. */
  readonly identity: readonly string[]
  /** Where identity is optional on arrival: the column that must be filled for `identity` to apply. */
  readonly identifiedBy?: string
  /** Sort order in the store. */
  readonly orderBy: readonly string[]
  /** Rows with the same value here stay on the same shard of a cluster. */
  readonly shardBy: string
  readonly sample: Readonly<Record<string, SampleValue>>
}

/** A column by its short form: `column('at', 'time', 'required')`. */
export function column(name: string, type: ColumnType, required?: 'required'): Column {
  return required ? { name, type, required: true } : { name, type }
}

export function choice(name: string, values: readonly string[], required?: 'required'): Column {
  return required ? { name, type: 'enum', values, required: true } : { name, type: 'enum', values }
}

/** The tokens that stand in the store for a personal column. */
export const tokenColumns = (name: string): readonly [string, string] => [`${name}_id`, `${name}_prefix_id`]
