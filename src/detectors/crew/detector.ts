import { sqlFile } from '../../engine/statement.ts'
import { components } from '../../graph/components.ts'
import { type AuditedSession, coverageOf, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { innocenceOf, type LeftOut, type Ties } from './benign-causes.ts'
import { gatheringsIn } from './crews.ts'
import { findingsOn } from './findings.ts'
import { type Crew, crewOf, staysByPlace } from './members.ts'
import { assumed, parameters } from './parameters.ts'
import { slotsOf } from './slots.ts'
import { type StayRow, type Stays, staysOf } from './stays.ts'
import { benign } from './words.ts'

const longStays = sqlFile(import.meta.url, 'long-stays.sql')
const tiesOfAccounts = sqlFile(import.meta.url, 'ties.sql')

/** Sessions of one room, host or shop are one place: each session gets the number of the first such session. */
function unitsOf(sessions: readonly AuditedSession[]): Int32Array {
  const first = new Map<string, number>()
  const edges: [number[], number[]] = [[], []]
  for (const [place, { room_id, host_id, shop_id }] of sessions.entries())
    for (const owner of [`room ${room_id}`, `host ${host_id}`, `shop ${shop_id}`]) {
      if (owner.endsWith(' ')) continue
      edges[0].push(first.get(owner) ?? place)
      edges[1].push(place)
      if (!first.has(owner)) first.set(owner, place)
    }
  return components(sessions.length, Int32Array.from(edges[0]), Int32Array.from(edges[1]))
}

async function staysIn({ engine, sessions }: DetectorInput, units: Int32Array): Promise<Stays> {
  const rows = await engine.rows<StayRow>(longStays, {
    sessions: sessions.map(({ session_id }) => session_id),
    places: sessions.map((_, place) => place),
    units: [...units],
    leastStayMs: assumed.leastStayMinutes * 60_000,
    mostAccounts: assumed.mostAccounts,
    mostStays: assumed.mostStays,
  })
  return staysOf(rows)
}

function crewsIn(stays: Stays, units: Int32Array): { crews: Crew[]; leftOut: LeftOut } {
  const slots = slotsOf(stays)
  const byPlace = staysByPlace(stays)
  const crews = gatheringsIn(stays, slots, units).flatMap(
    (gathering) => crewOf(gathering, stays, units, byPlace) ?? [],
  )
  return { crews, leftOut: { slots: slots.crowded, ...stays.beyond } }
}

/** Somebody may belong to two groups: of each session the finding that weighs most is told. */
function heaviest(findings: readonly Finding[]): Finding[] {
  const kept = new Map<string, Finding>()
  for (const finding of findings) {
    const known = kept.get(finding.finding_id)
    if (!known || finding.weight_db > known.weight_db) kept.set(finding.finding_id, finding)
  }
  return [...kept.values()]
}

async function judge(input: DetectorInput): Promise<Finding[]> {
  const { engine, sessions } = input
  const units = unitsOf(sessions)
  const stays = await staysIn(input, units)
  const { crews, leftOut } = crewsIn(stays, units)
  const findings: Finding[] = []
  for (const crew of crews) {
    const places = crew.shifts.map(({ place }) => sessions[place]).filter((session) => session !== undefined)
    const ties = await engine.rows<Ties>(tiesOfAccounts, {
      accounts: crew.members.map(({ account }) => stays.ids[account] ?? ''),
      sessions: places.map(({ session_id }) => session_id),
    })
    const ordersKnown = places.every((session) => coverageOf(session, 'order').granularity === 'event')
    const innocence = innocenceOf(crew, ties, ordersKnown)
    findings.push(...findingsOn({ crew, stays, sessions, innocence, leftOut }, crewDetector))
  }
  return heaviest(findings)
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const fit = sessions.filter((session) => unmetNeeds(session, crewDetector.needs).length === 0)
  const alone = new Set(unitsOf(fit)).size < 2
  const lacking = (session: AuditedSession): string[] => {
    const unmet = unmetNeeds(session, crewDetector.needs).map(({ stream }) => stream)
    return unmet.length > 0 ? unmet : alone ? ['session'] : []
  }
  return {
    findings: alone ? [] : await judge({ engine, sessions: fit }),
    insufficient: sessions
      .map((session) => ({
        detector: crewDetector.id,
        session_id: session.session_id,
        missing: lacking(session),
      }))
      .filter(({ missing }) => missing.length > 0),
  }
}

export const crewDetector: Detector = {
  id: 'crew',
  version: 4,
  status: 'experimental',
  family: 'group',
  fraudTypes: ['paid_crowd', 'fake_viewers'],
  subjects: ['group', 'account'],
  name: { zh: '结伴进出多个直播间', en: 'the same people in room after room' },
  needs: [
    { stream: 'activity.enter', granularity: 'event' },
    { stream: 'activity.leave', granularity: 'event' },
  ],
  sees: {
    zh: '同一批账号在互不相关的直播间里一次次同来同去、久留不走，超出各自观看习惯所能解释的程度',
    en: 'the same accounts come, stay long and go together again and again in rooms that have nothing to do with each other, beyond what their own habits explain',
  },
  misses: {
    zh: '只去一处的人群；少于八人的小组；进出错开二十分钟以上或每场停留不足二十分钟的人群；每场换一批人',
    en: 'a crowd in one place only; fewer than eight people; people who come and go more than twenty minutes apart or stay for less than twenty; other people every time',
  },
  benign,
  parameters,
  queries: [
    {
      statement: longStays,
      row: {
        account_id: 'String',
        accounts: 'Int64',
        stays_there: 'Int64',
        places: 'Array(Int64)',
        came: 'Array(Int64)',
        went: 'Array(Int64)',
        acts: 'Array(Int64)',
      },
    },
    {
      statement: tiesOfAccounts,
      row: { account_id: 'String', network: 'String', device: 'String', kept_in: 'Int64' },
    },
  ],
  detect,
}
