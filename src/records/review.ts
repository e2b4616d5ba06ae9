import { column, type RecordKind } from './record-kind.ts'

export const review: RecordKind = {
  kind: 'review',
  means: 'one review',
  columns: [
    column('review_id', 'id', 'required'),
    column('at', 'time', 'required'),
    column('account_id', 'id', 'required'),
    column('product_id', 'id', 'required'),
    column('order_id', 'id'),
    column('rating', 'rating'),
    column('text', 'text'),
    column('image_count', 'count'),
  ],
  identity: ['review_id'],
  orderBy: ['product_id', 'at', 'review_id'],
  shardBy: 'review_id',
  sample: {
    review_id: 'v-1',
    at: '2026-11-15T03:00:00Z',
    account_id: 'a-1',
    product_id: 'p-1',
    rating: 5,
    text: '很暖和',
  },
}
