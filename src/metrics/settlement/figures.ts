import { type ClaimedFigure, type Figure, highestClaim } from '../figure.ts'
import { type Contract, commissionOn } from './settlement-of.ts'

export interface Agreed {
  /** Those that name the session. */
  readonly contracts: readonly Contract[]
  readonly claims: readonly ClaimedFigure[]
  /** The money figures of the session. */
  readonly money: readonly Figure[]
  /** Those of one shop in it, of which its commission is a share. */
  readonly moneyOf: (shop: string) => readonly Figure[]
}

type Read = (contract: Contract) => number | null

/** Null where no contract says it, or where one that does cannot be reckoned. */
function sumOf(contracts: readonly Contract[], read: Read): number | null {
  const values = contracts.map(read)
  if (values.length === 0 || values.includes(null)) return null
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
}

/**
 * Fees and commission by the contracts that name the session, a set for each currency. A contract that names none owes
 * its fee for all of its sessions together and stands in the settlements only.
 */
export function contractFigures({ contracts, claims, money, moneyOf }: Agreed): Figure[] {
  const main = money.find(({ metric }) => metric === 'gmv_audited')?.currency ?? null
  const currencyOf = ({ currency }: Contract) => currency || main
  const currencies = [...new Set(contracts.map(currencyOf))]
  return (currencies.length > 0 ? currencies : [main]).flatMap((currency) => {
    const own = contracts.filter((contract) => currencyOf(contract) === currency)
    const said = claims.filter((claim) => claim.currency === currency || claim.currency === '')
    const figure = (metric: string, streams: readonly string[]) => ({
      metric,
      currency,
      claimed: highestClaim(said, metric),
      streams,
    })
    const settledOf = (shop: string) =>
      moneyOf(shop).find((line) => line.metric === 'gmv_settled' && line.currency === currency)
    const rated = own.filter(({ commission_rate }) => commission_rate !== null)
    const share = (figure: 'recorded' | 'audited' | 'low' | 'high') =>
      sumOf(rated, ({ commission_rate, shop_id }) => {
        const base = settledOf(shop_id)?.[figure] ?? null
        return commission_rate === null || base === null ? null : commissionOn(commission_rate, base)
      })
    return [
      {
        ...figure('slot_fee', ['contract']),
        recorded: sumOf(
          own.filter(({ slot_fee }) => slot_fee !== null),
          ({ slot_fee }) => slot_fee,
        ),
      },
      {
        ...figure('commission', ['contract', 'order', 'order_event.settled']),
        recorded: share('recorded'),
        audited: share('audited'),
        low: share('low'),
        high: share('high'),
      },
    ]
  })
}
