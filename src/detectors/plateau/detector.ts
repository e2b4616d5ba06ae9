import { sqlFile } from '../../engine/statement.ts'
import { type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { assumed, parameters } from './parameters.ts'
import { plateauFinding } from './plateau-finding.ts'
import { mostRegular } from './regular.ts'
import { benign } from './words.ts'

const readingsSql = sqlFile(import.meta.url, 'readings.sql')
const needs: readonly Need[] = [{ stream: 'counter.online', granularity: 'counter' }]

interface Readings {
  readonly session_id: string
  readonly shown: ArrayLike<number>
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const able = sessions.filter((session) => unmetNeeds(session, needs).length === 0)
  const rows = await engine.rows<Readings>(readingsSql, {
    sessions: able.map(({ session_id }) => session_id),
  })
  const enough = new Map(
    rows
      .filter(({ shown }) => shown.length >= assumed.leastReadings)
      .map(({ session_id, shown }) => [session_id, shown]),
  )
  return {
    findings: able.flatMap((session) => {
      const shown = enough.get(session.session_id)
      if (!shown) return []
      return [plateauFinding(plateau, session, { readings: shown.length, regular: mostRegular(shown) })]
    }),
    insufficient: sessions
      .filter(({ session_id }) => !enough.has(session_id))
      .map(({ session_id }) => ({ detector: plateau.id, session_id, missing: ['counter.online'] })),
  }
}

export const plateau: Detector = {
  id: 'plateau',
  version: 2,
  status: 'experimental',
  family: 'counters',
  fraudTypes: ['inflated_counters'],
  subjects: ['session'],
  name: { zh: '在线人数过于规则', en: 'too regular an audience' },
  needs,
  sees: {
    zh: '只凭展示的在线人数：同一增减量反复出现、连续等量呈直线、长时间不动，远超本场其余读数所示的自然起伏',
    en: 'from the displayed online figure alone: one amount again and again, equal changes in a row, a number that stands still, far beyond the noise that the rest of the same counter shows',
  },
  misses: {
    zh: '在真实起伏之上叠加固定人数或随机起伏的虚增；一次性的跳升；读数太少的场次',
    en: 'a fixed or a randomly wavering number added to the real one, whose noise stays; a single jump; sessions with few readings',
  },
  benign,
  parameters,
  queries: [
    {
      statement: readingsSql,
      row: { session_id: 'String', shown: 'Array(Int64)' },
    },
  ],
  detect,
}
