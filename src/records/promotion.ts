import { choice, column, type RecordKind } from './record-kind.ts'

export const promotion: RecordKind = {
  kind: 'promotion',
  means: 'a benign cause of a jump',
  columns: [
    column('session_id', 'id', 'required'),
    column('at', 'time', 'required'),
    column('until', 'time'),
    choice(
      'kind',
      ['paid_traffic', 'push', 'raid', 'guest', 'lottery', 'call_to_action', 'red_packet', 'outage'],
      'required',
    ),
    column('amount', 'count'),
    column('note', 'text'),
  ],
  identity: [],
  orderBy: ['session_id', 'at', 'kind'],
  shardBy: 'session_id',
  sample: { session_id: 's-1', at: '2026-11-10T12:30:00Z', until: '2026-11-10T12:35:00Z', kind: 'lottery' },
}
