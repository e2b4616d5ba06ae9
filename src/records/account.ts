import { choice, column, type RecordKind } from './record-kind.ts'

export const account: RecordKind = {
  kind: 'account',
  means: 'one registration',
  columns: [
    column('account_id', 'id', 'required'),
    column('registered_at', 'time', 'required'),
    column('identity_id', 'id'),
    column('phone', 'phone'),
    column('device_id', 'id'),
    column('ip', 'ip'),
    column('channel', 'id'),
    column('nickname', 'text'),
    column('level', 'integer'),
    choice('verified', ['true', 'false']),
    column('region', 'id'),
  ],
  identity: ['account_id'],
  orderBy: ['account_id'],
  shardBy: 'account_id',
  sample: { account_id: 'a-1', registered_at: '2024-03-02T01:00:00Z', level: 7 },
}
