import { choice, column, type RecordKind } from './record-kind.ts'

export const team: RecordKind = {
  kind: 'team',
  means: 'a related party of a room, shop or agency',
  columns: [
    column('owner_id', 'id', 'required'),
    column('account_id', 'id'),
    column('device_id', 'id'),
    column('address_id', 'id'),
    column('payer_id', 'id'),
    column('ip', 'ip'),
    choice('relation', ['staff', 'host', 'family', 'agency', 'supplier'], 'required'),
    column('since', 'time'),
    column('until', 'time'),
  ],
  identity: [],
  orderBy: ['owner_id', 'relation', 'account_id'],
  shardBy: 'owner_id',
  sample: { owner_id: 'h-1', account_id: 'a-9', relation: 'staff' },
}
