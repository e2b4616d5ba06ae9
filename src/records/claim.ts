import { choice, column, type RecordKind } from './record-kind.ts'

export const claim: RecordKind = {
  kind: 'claim',
  means: 'a figure someone asserted',
  columns: [
    column('claim_id', 'id', 'required'),
    column('at', 'time', 'required'),
    column('session_id', 'id', 'required'),
    choice('by', ['host', 'agency', 'platform', 'merchant', 'press'], 'required'),
    column('metric', 'id', 'required'),
    column('value', 'count', 'required'),
    column('currency', 'currency'),
    choice('medium', ['screen', 'poster', 'speech', 'contract', 'report']),
    column('text', 'text'),
    column('attachment_sha256', 'sha256'),
  ],
  identity: ['claim_id'],
  orderBy: ['session_id', 'claim_id'],
  shardBy: 'session_id',
  sample: {
    claim_id: 'c-1',
    at: '2026-11-11T02:00:00Z',
    session_id: 's-1',
    by: 'agency',
    metric: 'gmv_paid',
    value: 525000000,
    currency: 'CNY',
    medium: 'report',
  },
}
