import { column, type RecordKind } from './record-kind.ts'

export const enforcement: RecordKind = {
  kind: 'enforcement',
  means: 'an earlier action of a platform or regulator',
  columns: [
    column('at', 'time', 'required'),
    column('subject_kind', 'id', 'required'),
    column('subject_id', 'id', 'required'),
    column('action', 'id', 'required'),
    column('reason', 'text'),
    column('until', 'time'),
    column('source_document', 'text'),
  ],
  identity: ['subject_kind', 'subject_id', 'at', 'action'],
  orderBy: ['subject_kind', 'subject_id', 'at', 'action'],
  shardBy: 'subject_id',
  sample: { at: '2026-06-01T00:00:00Z', subject_kind: 'room', subject_id: 'r-1', action: 'warning' },
}
