import { choice, column, type RecordKind } from './record-kind.ts'

export const orderEvent: RecordKind = {
  kind: 'order_event',
  means: 'one change in the life of an order',
  columns: [
    column('order_id', 'id', 'required'),
    column('at', 'time', 'required'),
    choice(
      'kind',
      [
        'paid',
        'closed_unpaid',
        'cancelled',
        'shipped',
        'signed',
        'finished',
        'refund_requested',
        'refunded',
        'refund_rejected',
        'return_shipped',
        'return_signed',
        'settled',
        'payout',
      ],
      'required',
    ),
    column('amount', 'money'),
    column('reason', 'text'),
    column('tracking_id', 'id'),
    column('parcel_grams', 'grams'),
    column('account_id', 'id'),
  ],
  identity: ['order_id', 'at', 'kind', 'amount', 'tracking_id', 'account_id'],
  orderBy: ['order_id', 'at', 'kind'],
  shardBy: 'order_id',
  sample: { order_id: 'o-1', at: '2026-11-10T12:05:30Z', kind: 'paid', amount: 9900 },
}
