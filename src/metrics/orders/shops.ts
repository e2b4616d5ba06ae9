import type { Engine } from '../../engine/engine.ts'
import type { AuditedSession } from '../../records/coverage.ts'
import type { Figure } from '../figure.ts'
import { orderFigures } from './figures.ts'
import { ledgersByShop } from './ledger.ts'

/** Who sold what in the sessions of an audit. */
export interface Shops {
  /** The shops that a session sold something of. */
  in(session: AuditedSession): readonly string[]
  /** Figures of one shop's orders in a session that sold of others too; undefined where the session's own are the shop's. */
  figures(session: AuditedSession, shop: string): Figure[] | undefined
}

/** Splits the orders of sessions by shop: a room may sell for several, and a contract speaks of one. */
export async function shopsOf(engine: Engine, sessions: readonly AuditedSession[]): Promise<Shops> {
  const rows = sessions.length > 0 ? await ledgersByShop(engine, sessions) : []
  const held = Map.groupBy(rows, ({ session_id }) => session_id)
  const shopsIn = ({ session_id }: AuditedSession) => [
    ...new Set((held.get(session_id) ?? []).map(({ of_shop }) => of_shop)),
  ]
  return {
    in: shopsIn,
    figures(session, shop) {
      const shops = shopsIn(session)
      if (shop === '' || shops.length === 0 || (shops.length === 1 && shops[0] === shop)) return undefined
      const ledgers = (held.get(session.session_id) ?? []).filter(({ of_shop }) => of_shop === shop)
      return orderFigures(session, { ledgers, acts: undefined, shown: [], claims: [] })
    },
  }
}
