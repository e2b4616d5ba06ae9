import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import { type AuditedSession, coverageOf } from '../records/coverage.ts'
import { audience } from './audience/audience.ts'
import { audienceFigures } from './audience/figures.ts'
import type { Figure } from './figure.ts'
import type { MetricLine } from './metric-line.ts'
import { orderFigures } from './orders/figures.ts'
import { ledgers } from './orders/ledger.ts'
import { metricDefinition } from './registry.ts'
import { contractFigures } from './settlement/figures.ts'
import { contractsOnRecord } from './settlement/settle.ts'

interface Claimed {
  readonly session_id: string
  readonly metric: string
  readonly currency: string
  readonly value: number
}

const claimed = sqlFile(import.meta.url, 'claimed.sql')

function lineOf(session: AuditedSession, figure: Figure): MetricLine {
  const { streams, counter, ...said } = figure
  const shown = counter !== undefined && (figure.displayed ?? null) !== null
  const basis = shown ? [...streams, `counter.${counter}`] : streams
  return {
    session_id: session.session_id,
    unit: metricDefinition(figure.metric)?.unit ?? 'count',
    currency: null,
    claimed: null,
    displayed: null,
    audited: null,
    low: null,
    high: null,
    decision_rate: null,
    steps: [],
    ...said,
    coverage: Object.fromEntries(
      basis.map((stream) => {
        const { granularity, share } = coverageOf(session, stream)
        return [stream, { granularity, share }]
      }),
    ),
  }
}

const bySession = <Row extends { readonly session_id: string }>(rows: readonly Row[]) =>
  Map.groupBy(rows, ({ session_id }) => session_id)

/**
 * Every figure of every session from four mouths. Audited audience figures are null: nothing yet judges who watched.
 * Needs the table of judged orders, filled or empty.
 */
export async function measure(engine: Engine, sessions: readonly AuditedSession[]): Promise<MetricLine[]> {
  const { acts, presence, online, displayed } = await audience(engine, sessions)
  const [actsOf, presenceOf, shownIn] = [bySession(acts), bySession(presence), bySession(displayed)]
  const onlineOf = bySession(online)
  const ledgersOf = bySession(await ledgers(engine, sessions))
  const ids = sessions.map(({ session_id }) => session_id)
  const claimsOf = bySession(await engine.rows<Claimed>(claimed, { sessions: ids }))
  const contractsOf = bySession(await contractsOnRecord(engine))
  return sessions.flatMap((session) => {
    const id = session.session_id
    const shown = shownIn.get(id) ?? []
    const claims = claimsOf.get(id) ?? []
    const [presence, online] = [presenceOf.get(id)?.[0], onlineOf.get(id)?.[0]]
    const watched = { acts: actsOf.get(id)?.[0], presence, online, shown, claims }
    const bought = { ledgers: ledgersOf.get(id) ?? [], acts: watched.acts, shown, claims }
    const money = orderFigures(session, bought)
    const agreed = contractFigures({ contracts: contractsOf.get(id) ?? [], claims, money })
    return [...audienceFigures(session, watched), ...money, ...agreed].map((figure) =>
      lineOf(session, figure),
    )
  })
}
