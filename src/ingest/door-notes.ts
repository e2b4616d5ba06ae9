import type { Engine } from '../engine/engine.ts'
import type { Text } from '../language.ts'
import { doorKey } from './record-select.ts'
import type { DoorNote } from './value-rules.ts'

const saying: Readonly<Record<DoorNote, Text>> = {
  phone: {
    zh: '个值形似手机号，已替换为标记',
    en: 'looked like telephone numbers and were replaced by tokens',
  },
  identity: {
    zh: '个值形似身份证号，已替换为标记',
    en: 'looked like identity numbers and were replaced by tokens',
  },
  address: {
    zh: '个值形似 IP 地址，已替换为标记',
    en: 'looked like IP addresses and were replaced by tokens',
  },
  unreadable: { zh: '个值无法识别，按缺失处理', en: 'could not be read and count as absent' },
}

const isNote = (note: string): note is DoorNote => note in saying

/** What was done at the door to the values of one file, a sentence a column. */
export async function doorNotices(engine: Engine, table: string, file_id: string): Promise<Text[]> {
  const text = `SELECT arrayJoin(splitByChar(' ', JSONExtractString(extra, {key:String}))) AS door_note, count() AS n
    FROM ${table} WHERE file_id = {file_id:String} AND position(extra, {key:String}) > 0 GROUP BY door_note ORDER BY door_note`
  const counted = await engine.rows<{ door_note: string; n: number }>(
    { name: `notes of ${table}`, text },
    { file_id, key: doorKey },
  )
  return counted.flatMap(({ door_note, n }) => {
    const [column = '', done = ''] = door_note.split('=')
    if (!isNote(done)) return []
    const { zh, en } = saying[done]
    return [{ zh: `${column} 有 ${n} ${zh}`, en: `${n} values of ${column} ${en}` }]
  })
}
