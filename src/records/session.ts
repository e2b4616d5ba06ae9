import { column, type RecordKind } from './record-kind.ts'

export const session: RecordKind = {
  kind: 'session',
  means: 'one broadcast (场次)',
  columns: [
    column('session_id', 'id', 'required'),
    column('room_id', 'id', 'required'),
    column('host_id', 'id', 'required'),
    column('agency_id', 'id'),
    column('shop_id', 'id'),
    column('platform', 'id', 'required'),
    column('title', 'text'),
    column('category', 'id'),
    column('started_at', 'time', 'required'),
    column('ended_at', 'time'),
  ],
  identity: ['session_id'],
  orderBy: ['session_id'],
  shardBy: 'session_id',
  sample: {
    session_id: 's-1',
    room_id: 'r-1',
    host_id: 'h-1',
    platform: 'douyin',
    started_at: '2026-11-10T12:00:00Z',
    ended_at: '2026-11-10T16:00:00Z',
  },
}
