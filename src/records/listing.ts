import { column, type RecordKind } from './record-kind.ts'

export const listing: RecordKind = {
  kind: 'listing',
  means: 'an advert seen on a marketplace or group',
  columns: [
    column('listing_id', 'id', 'required'),
    column('at', 'time', 'required'),
    column('marketplace', 'id'),
    column('seller_id', 'id'),
    column('title', 'text', 'required'),
    column('description', 'text'),
    column('price', 'money'),
    column('currency', 'currency'),
    column('sold_count', 'count'),
  ],
  identity: ['listing_id'],
  orderBy: ['listing_id'],
  shardBy: 'listing_id',
  sample: {
    listing_id: 'l-1',
    at: '2026-11-01T00:00:00Z',
    title: '直播间互动服务',
    price: 1000,
    currency: 'CNY',
  },
}
