import { column, type RecordKind } from './record-kind.ts'

export const label: RecordKind = {
  kind: 'label',
  means: 'a confirmed truth',
  columns: [
    column('subject_kind', 'id', 'required'),
    column('subject_id', 'id', 'required'),
    column('label', 'id', 'required'),
    column('fraud_type', 'id'),
    column('decided_by', 'id', 'required'),
    column('at', 'time', 'required'),
  ],
  identity: ['subject_kind', 'subject_id', 'label', 'fraud_type', 'at'],
  orderBy: ['subject_kind', 'subject_id', 'label', 'fraud_type'],
  shardBy: 'subject_id',
  sample: {
    subject_kind: 'session',
    subject_id: 's-1',
    label: 'genuine',
    decided_by: 'simulated',
    at: '2026-12-01T00:00:00Z',
  },
}
