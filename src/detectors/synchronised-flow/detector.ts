import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import { type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { type Block, type Stay, strangestBlock } from './blocks.ts'
import {
  type Judged,
  type Member,
  memberFinding,
  memberOdds,
  sessionFinding,
  weightOf,
} from './flow-finding.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const staysSql = sqlFile(import.meta.url, 'stays.sql')
const membersSql = sqlFile(import.meta.url, 'members.sql')
const announcedSql = sqlFile(import.meta.url, 'announced.sql')

const complete = (stream: string): Need => ({ stream, granularity: 'event', share: assumed.leastShare })
const needs: readonly Need[] = [complete('activity.enter'), complete('activity.leave')]
const cellMs = assumed.cellSeconds * 1000
const scale = { cell: cellMs, least: assumed.lookSeconds * 1000 }

interface Announced {
  readonly session_id: string
  readonly at: number
  readonly until: number
}

/** Whether something was announced in the course of which, or soon after which, the block left. */
function announcedFor({ went }: Block, all: readonly Announced[]): boolean {
  const slack = assumed.announcedSlackSeconds * 1000
  return all.some(({ at, until }) => went[1] * cellMs >= at && went[0] * cellMs <= until + slack)
}

async function membersOf(engine: Engine, judged: readonly Judged[]): Promise<Map<string, Member[]>> {
  const able = judged.filter(
    (one) => one.block && weightOf(one) >= assumed.judgedDb && memberOdds(one.block) >= assumed.memberOdds,
  )
  if (able.length === 0) return new Map()
  const bounds = (of: (block: Block) => number) => able.flatMap(({ block }) => (block ? [of(block)] : []))
  const members = await engine.rows<Member>(membersSql, {
    ...scale,
    sessions: able.map(({ session }) => session.session_id),
    came_from: bounds(({ came }) => came[0]),
    came_until: bounds(({ came }) => came[1]),
    went_from: bounds(({ went }) => went[0]),
    went_until: bounds(({ went }) => went[1]),
  })
  return Map.groupBy(members, ({ session_id }) => session_id)
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const able = sessions.filter((session) => unmetNeeds(session, needs).length === 0)
  const ids = able.map(({ session_id }) => session_id)
  const stays = Map.groupBy(
    await engine.rows<Stay>(staysSql, { ...scale, sessions: ids }),
    ({ session_id }) => session_id,
  )
  const announced = Map.groupBy(
    await engine.rows<Announced>(announcedSql, { sessions: ids }),
    ({ session_id }) => session_id,
  )
  const judged = able.map((session): Judged => {
    const cells = stays.get(session.session_id) ?? []
    const block = strangestBlock(cells)
    return {
      session,
      block,
      stays: cells.reduce((sum, { views }) => sum + views, 0),
      announced: block !== undefined && announcedFor(block, announced.get(session.session_id) ?? []),
    }
  })
  const members = await membersOf(engine, judged)
  return {
    findings: judged.flatMap((one) => [
      sessionFinding(synchronisedFlow, one),
      ...(members.get(one.session.session_id) ?? []).map((member) =>
        memberFinding(synchronisedFlow, one, member),
      ),
    ]),
    insufficient: sessions.flatMap((session) => {
      const missing = unmetNeeds(session, needs).map(({ stream }) => stream)
      return missing.length > 0
        ? [{ detector: synchronisedFlow.id, session_id: session.session_id, missing }]
        : []
    }),
  }
}

export const synchronisedFlow: Detector = {
  id: 'synchronised-flow',
  version: 3,
  status: 'experimental',
  family: 'timing',
  fraudTypes: ['fake_viewers'],
  subjects: ['session', 'account'],
  name: { zh: '同进同出', en: 'coming and leaving together' },
  needs,
  sees: {
    zh: '同一批安静的观众在几分钟内进入，久留之后又在半分钟内一起离开，超出当时在场者随机离开所能解释的程度；并指出这批账号',
    en: 'quiet viewers who come within minutes of each other, stay, and leave together within half a minute, beyond what leaving at random among those present explains; and which accounts they are',
  },
  misses: {
    zh: '错开进入或离开的机器账号；全场人几乎同时离开时混在其中的；停留不足两分钟的',
    en: 'machines whose entries or exits are staggered; those that leave when nearly everybody leaves; stays below two minutes',
  },
  benign,
  parameters,
  queries: [
    {
      statement: staysSql,
      row: { session_id: 'String', came_cell: 'Int64', went_cell: 'Int64', views: 'Int64', acted: 'Int64' },
    },
    {
      statement: membersSql,
      row: { session_id: 'String', account_id: 'String', came: 'Int64', went: 'Int64' },
    },
    { statement: announcedSql, row: { session_id: 'String', at: 'Int64', until: 'Int64' } },
  ],
  detect,
}
