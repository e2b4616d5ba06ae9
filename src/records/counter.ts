import { choice, column, type RecordKind } from './record-kind.ts'

export const counter: RecordKind = {
  kind: 'counter',
  means: 'a number displayed to viewers or the host at an instant',
  columns: [
    column('at', 'time', 'required'),
    column('session_id', 'id', 'required'),
    choice(
      'name',
      ['online', 'views', 'unique_viewers', 'likes', 'comments', 'follows', 'shares', 'heat', 'sold', 'gmv'],
      'required',
    ),
    column('value', 'count', 'required'),
  ],
  identity: [],
  orderBy: ['session_id', 'name', 'at'],
  shardBy: 'session_id',
  sample: { at: 1794312005000, session_id: 's-1', name: 'online', value: 812 },
}
