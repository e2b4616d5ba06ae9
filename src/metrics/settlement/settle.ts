import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { MetricLine } from '../metric-line.ts'
import { type AuditedFigure, type Contract, type Settlement, settlementOf } from './settlement-of.ts'

const contracts = sqlFile(import.meta.url, 'contracts.sql')

/** A promise of any GMV is held against the audited one; of anything else, against its own audited figure, if any. */
function figureFor(contract: Contract, lines: readonly MetricLine[]): AuditedFigure {
  const find = (metric: string) => {
    const known = lines.filter((line) => line.metric === metric)
    return known.find(({ currency }) => currency === contract.currency) ?? known[0]
  }
  const money = find('gmv_audited')
  const commissionBase = find('gmv_settled')?.recorded ?? money?.audited ?? null
  const gmv = contract.committed_metric.startsWith('gmv_')
  const line = gmv ? money : find(contract.committed_metric)
  const audited = line?.audited ?? null
  return {
    currency: line?.currency ?? null,
    audited,
    low: line?.low ?? null,
    high: line?.high ?? null,
    commissionBase,
  }
}

/** What each contract that names a session comes to, given that session's figures. */
export async function settle(
  engine: Engine,
  sessions: readonly AuditedSession[],
  lines: readonly MetricLine[],
): Promise<Settlement[]> {
  const ids = sessions.map(({ session_id }) => session_id)
  const signed = await engine.rows<Contract>(contracts, { sessions: ids })
  const linesOf = Map.groupBy(lines, ({ session_id }) => session_id)
  return signed.map((contract) =>
    settlementOf(contract, figureFor(contract, linesOf.get(contract.session_id) ?? [])),
  )
}
