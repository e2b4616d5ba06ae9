import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import type { Place } from './companies.ts'
import { findingsOf } from './findings.ts'
import { type Judged, judgeAll } from './judge.ts'
import { assumed, parameters } from './parameters.ts'
import type { Act, Rhythm } from './usual.ts'
import { actWords, benign } from './words.ts'

const rhythms = sqlFile(import.meta.url, 'rhythms.sql')
const totals = sqlFile(import.meta.url, 'totals.sql')
const acts = Object.keys(actWords) as Act[]

interface Total {
  readonly session_id: string
  readonly act: Act
  readonly amount: number
}

/** Whether the records hold acts of this sort with times of their own. */
const isTimed = (session: AuditedSession, act: Act): boolean =>
  unmetNeeds(session, [actWords[act]]).length === 0

const { tolerance, toleranceMs, gestureMs, leastActs, leastPairs, paceWidth, mostPaces } = assumed
const asked = { tolerance, toleranceMs, gestureMs, leastActs, leastPairs, paceWidth, mostPaces }

const keyOf = ({ session_id, act }: { readonly session_id: string; readonly act: Act }): string =>
  `${session_id}\t${act}`

async function detect({ engine, sessions: all }: DetectorInput): Promise<Detection> {
  const timed = new Map(all.map((session) => [session, acts.filter((act) => isTimed(session, act))] as const))
  const sessions = all.filter((session) => (timed.get(session) ?? []).length > 0)
  const ids = { sessions: sessions.map(({ session_id }) => session_id) }
  const able = new Set(
    sessions.flatMap((session) => (timed.get(session) ?? []).map((act) => keyOf({ ...session, act }))),
  )
  const found = (await engine.rows<Rhythm>(rhythms, { ...ids, ...asked })).filter((one) =>
    able.has(keyOf(one)),
  )
  const amounts = new Map((await engine.rows<Total>(totals, ids)).map((one) => [keyOf(one), one.amount]))
  const places = new Map(sessions.map((session) => [session.session_id, session]))
  const placeOf = (session_id: string): Place =>
    places.get(session_id) ?? { room_id: session_id, platform: '', source: '' }
  const judged = acts.flatMap((act) =>
    judgeAll(
      found.filter((one) => one.act === act),
      placeOf,
    ),
  )
  const byPlace = Map.groupBy(judged, ({ rhythm }: Judged) => keyOf(rhythm))
  return {
    findings: sessions.flatMap((session) =>
      acts.flatMap((act) => {
        const key = keyOf({ ...session, act })
        const own = byPlace.get(key) ?? []
        return own.length === 0
          ? []
          : findingsOf(machineRhythm, { session, act, judged: own, amount: amounts.get(key) ?? 0 })
      }),
    ),
    // Hardly anybody orders often enough to have a rhythm: orders alone show machines, but nobody's innocence.
    insufficient: all
      .filter((session) => (timed.get(session) ?? []).every((act) => act === 'order'))
      .map(({ session_id }) => ({
        detector: machineRhythm.id,
        session_id,
        missing: acts.filter((act) => act !== 'order').map((act) => actWords[act].stream),
      })),
  }
}

export const machineRhythm: Detector = {
  id: 'machine-rhythm',
  version: 7,
  status: 'experimental',
  family: 'timing',
  fraudTypes: ['fake_likes', 'fake_comments', 'brushed_order'],
  subjects: ['account', 'session'],
  name: { zh: '机器般的节奏', en: 'a machine’s rhythm' },
  needs: [{ stream: 'activity.like', granularity: 'burst' }],
  sees: {
    zh: '一个账号的点赞、评论或下单以固定间隔进行，间隔相同的比例远高于同批数据中的普通账号；多个账号保持同一节奏；同一直播间五个以上账号点赞的随机间隔分布一致，且与其他直播间的普通账号不同',
    en: 'likes, comments or orders of one account at a set interval, which they keep far more often than with ordinary accounts of the import; several accounts at one tempo; five or more accounts of a room that wait at random between likes, all within the same bounds, as ordinary accounts of other rooms do not',
  },
  misses: {
    zh: '随机间隔且间隔设置各不相同的机器；随机间隔的评论；动作少于六次的账号；独自按固定间隔点赞的账号（可能是辅助工具，只作关注）；只有一个直播间、或普通账号太少的数据中的随机间隔',
    en: 'machines that wait at random, each within bounds of its own; comments at random intervals; accounts with fewer than six acts; one account alone that likes by the clock, which may be somebody’s tool and is only watched; waits at random where the import holds one room alone, or too few ordinary accounts',
  },
  benign,
  parameters,
  queries: [
    {
      statement: rhythms,
      row: {
        session_id: 'String',
        account_id: 'String',
        act: 'String',
        acts: 'Int64',
        amount: 'Int64',
        texts: 'Int64',
        first_at: 'Int64',
        last_at: 'Int64',
        pairs: 'Int64',
        same: 'Int64',
        tempo_ms: 'Int64',
        paces: 'String',
      },
    },
    { statement: totals, row: { session_id: 'String', act: 'String', amount: 'Int64' } },
  ],
  detect,
}
