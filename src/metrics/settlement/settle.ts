import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { MetricLine } from '../metric-line.ts'
import { metricDefinition } from '../registry.ts'
import { figureFor, type SessionFigures } from './figure-for.ts'
import { type Contract, type Settlement, settlementOf } from './settlement-of.ts'

const contracts = sqlFile(import.meta.url, 'contracts.sql')

/** Every contract on record, those that name a session first. */
export const contractsOnRecord = (engine: Engine): Promise<Contract[]> => engine.rows<Contract>(contracts, {})

/**
 * The sessions a contract speaks of: the one it names, or else those of its host and shop from the day it was signed on.
 * A session that does not say whose shop it serves is taken for its host's.
 */
export function coveredBy(contract: Contract, sessions: readonly AuditedSession[]): AuditedSession[] {
  if (contract.session_id !== '')
    return sessions.filter(({ session_id }) => session_id === contract.session_id)
  return sessions.filter(
    ({ host_id, shop_id, started_at }) =>
      (contract.host_id === '' ? shop_id !== '' : host_id === contract.host_id) &&
      (shop_id === '' || shop_id === contract.shop_id) &&
      started_at >= (contract.signed_at ?? started_at),
  )
}

/** What each contract comes to, given the figures of the sessions that it covers. */
export async function settle(
  engine: Engine,
  sessions: readonly AuditedSession[],
  lines: readonly MetricLine[],
): Promise<Settlement[]> {
  const linesOf = Map.groupBy(lines, ({ session_id }) => session_id)
  return (await contractsOnRecord(engine)).map((contract) => {
    const covered = coveredBy(contract, sessions).map(
      ({ session_id }): SessionFigures => ({ session_id, lines: linesOf.get(session_id) ?? [] }),
    )
    const metric = metricDefinition(contract.committed_metric)
    return settlementOf(contract, figureFor(contract, covered), {
      sessions: covered.map(({ session_id }) => session_id),
      metric: metric ? { zh: metric.zh, en: metric.en } : null,
    })
  })
}
