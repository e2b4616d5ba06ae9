import { column, type RecordKind } from './record-kind.ts'

export const product: RecordKind = {
  kind: 'product',
  means: 'one product',
  columns: [
    column('product_id', 'id', 'required'),
    column('shop_id', 'id'),
    column('title', 'text'),
    column('category', 'id'),
    column('list_price', 'money'),
    column('weight_grams', 'grams'),
  ],
  identity: ['product_id'],
  orderBy: ['product_id'],
  shardBy: 'product_id',
  sample: {
    product_id: 'p-1',
    shop_id: 'shop-1',
    title: '羊毛围巾',
    category: 'apparel',
    list_price: 39900,
    weight_grams: 180,
  },
}
