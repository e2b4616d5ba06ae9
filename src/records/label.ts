import { column, type RecordKind } from './record-kind.ts'

/**
 * `label` is `confirmed` (of its `fraud_type`) or `genuine`; a genuine subject that is easily mistaken says its benign
 * `cause`. With a `session_id` the truth is of what an account did in that session, without one of the subject as a whole.
 */
export const label: RecordKind = {
  kind: 'label',
  means: 'a confirmed truth',
  columns: [
    column('subject_kind', 'id', 'required'),
    column('subject_id', 'id', 'required'),
    column('session_id', 'id'),
    column('label', 'id', 'required'),
    column('fraud_type', 'id'),
    column('cause', 'id'),
    column('decided_by', 'id', 'required'),
    column('at', 'time', 'required'),
  ],
  identity: ['subject_kind', 'subject_id', 'session_id', 'label', 'fraud_type', 'cause', 'at'],
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
