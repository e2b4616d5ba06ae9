import { choice, column, type RecordKind } from './record-kind.ts'

export const price: RecordKind = {
  kind: 'price',
  means: 'a price or stock change',
  columns: [
    column('product_id', 'id', 'required'),
    column('at', 'time', 'required'),
    choice('kind', ['list', 'flash', 'stock'], 'required'),
    column('value', 'count', 'required'),
    column('currency', 'currency'),
  ],
  identity: ['product_id', 'at', 'kind'],
  orderBy: ['product_id', 'at', 'kind'],
  shardBy: 'product_id',
  sample: { product_id: 'p-1', at: '2026-11-10T12:04:50Z', kind: 'flash', value: 9900, currency: 'CNY' },
}
