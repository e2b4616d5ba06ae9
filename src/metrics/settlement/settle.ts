import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import { lineOf } from '../line-of.ts'
import type { MetricLine } from '../metric-line.ts'
import { type Shops, shopsOf } from '../orders/shops.ts'
import { metricDefinition } from '../registry.ts'
import { figureFor, type SessionFigures } from './figure-for.ts'
import { type Contract, type Settlement, settlementOf } from './settlement-of.ts'

const contractsSql = sqlFile(import.meta.url, 'contracts.sql')

/** Every contract on record, those that name a session first. */
export const contractsOnRecord = (engine: Engine): Promise<Contract[]> =>
  engine.rows<Contract>(contractsSql, {})

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

/** Figures that come of orders, and so of the contract's own shop alone. */
const ofOrders = ({ committed_metric }: Contract): boolean => /^(gmv_|orders$|buyers$)/.test(committed_metric)

/** Of the sessions covered those that sold of the contract's shop; all where none did, for then that is what must be told. */
function sellingFor(contract: Contract, covered: readonly AuditedSession[], shops: Shops): AuditedSession[] {
  const selling = covered.filter((session) => {
    const sold = shops.in(session)
    return sold.length === 0 || sold.includes(contract.shop_id)
  })
  return contract.shop_id === '' || !ofOrders(contract) || selling.length === 0 ? [...covered] : selling
}

function shopFigures(
  contract: Contract,
  session: AuditedSession,
  { shops, lines }: { readonly shops: Shops; readonly lines: readonly MetricLine[] },
): SessionFigures {
  const { session_id } = session
  const own = shops.figures(session, contract.shop_id)?.map((figure) => lineOf(session, figure))
  if (own === undefined) return { session_id, lines }
  const replaced = new Set(own.map(({ metric }) => metric))
  const others = lines.filter(({ metric }) => !replaced.has(metric))
  const sold = shops.in(session)
  return sold.includes(contract.shop_id) || !ofOrders(contract)
    ? { session_id, lines: [...own, ...others] }
    : { session_id, lines: others, soldFor: sold }
}

/** What each contract comes to, given the figures of the sessions that it covers; of orders, those of its shop. */
export async function settle(
  engine: Engine,
  sessions: readonly AuditedSession[],
  lines: readonly MetricLine[],
): Promise<Settlement[]> {
  const linesOf = Map.groupBy(lines, ({ session_id }) => session_id)
  const contracts = await contractsOnRecord(engine)
  const shops = await shopsOf(engine, contracts.length > 0 ? sessions : [])
  return contracts.map((contract) => {
    const covered = sellingFor(contract, coveredBy(contract, sessions), shops).map((session) =>
      shopFigures(contract, session, { shops, lines: linesOf.get(session.session_id) ?? [] }),
    )
    const metric = metricDefinition(contract.committed_metric)
    return settlementOf(contract, figureFor(contract, covered), {
      sessions: covered.map(({ session_id }) => session_id),
      metric: metric ? { zh: metric.zh, en: metric.en } : null,
    })
  })
}
