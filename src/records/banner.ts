import { choice, column, type RecordKind } from './record-kind.ts'

export const banner: RecordKind = {
  kind: 'banner',
  means: 'a system line shown to viewers (×× is coming / bought / followed / liked)',
  columns: [
    column('at', 'time', 'required'),
    column('session_id', 'id', 'required'),
    choice('kind', ['entered', 'purchased', 'followed', 'liked'], 'required'),
    column('account_id', 'id'),
    column('account_label', 'text'),
    column('product_id', 'id'),
    column('count', 'count'),
  ],
  identity: [],
  orderBy: ['session_id', 'kind', 'at'],
  shardBy: 'session_id',
  sample: {
    at: 1794312007000,
    session_id: 's-1',
    kind: 'purchased',
    account_label: '小**',
    product_id: 'p-1',
  },
}
