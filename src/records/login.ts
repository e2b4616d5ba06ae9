import { column, type RecordKind } from './record-kind.ts'

export const login: RecordKind = {
  kind: 'login',
  means: 'one login',
  columns: [
    column('account_id', 'id', 'required'),
    column('at', 'time', 'required'),
    column('device_id', 'id'),
    column('ip', 'ip'),
    column('region', 'id'),
    column('app', 'id'),
  ],
  identity: [],
  orderBy: ['account_id', 'at'],
  shardBy: 'account_id',
  sample: { account_id: 'a-1', at: '2026-11-10T11:58:00Z', device_id: 'd-1' },
}
