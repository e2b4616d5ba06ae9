import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import type { AuditedSession } from '../records/coverage.ts'
import { audience } from './audience/audience.ts'
import { audienceFigures } from './audience/figures.ts'
import { lineOf } from './line-of.ts'
import type { MetricLine } from './metric-line.ts'
import { orderFigures } from './orders/figures.ts'
import { ledgers } from './orders/ledger.ts'
import { shopsOf } from './orders/shops.ts'
import { contractFigures } from './settlement/figures.ts'
import { contractsOnRecord } from './settlement/settle.ts'

interface Claimed {
  readonly session_id: string
  readonly metric: string
  readonly currency: string
  readonly value: number
}

const claimed = sqlFile(import.meta.url, 'claimed.sql')

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
  const contracts = await contractsOnRecord(engine)
  const contractsOf = bySession(contracts)
  const shops = await shopsOf(engine, contracts.length > 0 ? sessions : [])
  return sessions.flatMap((session) => {
    const id = session.session_id
    const shown = shownIn.get(id) ?? []
    const claims = claimsOf.get(id) ?? []
    const [presence, online] = [presenceOf.get(id)?.[0], onlineOf.get(id)?.[0]]
    const watched = { acts: actsOf.get(id)?.[0], presence, online, shown, claims }
    const bought = { ledgers: ledgersOf.get(id) ?? [], acts: watched.acts, shown, claims }
    const money = orderFigures(session, bought)
    const moneyOf = (shop: string) => shops.figures(session, shop) ?? money
    const agreed = contractFigures({ contracts: contractsOf.get(id) ?? [], claims, money, moneyOf })
    return [...audienceFigures(session, watched), ...money, ...agreed].map((figure) =>
      lineOf(session, figure),
    )
  })
}
