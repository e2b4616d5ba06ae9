import type { Text } from '../../language.ts'
import type { MetricLine } from '../metric-line.ts'
import type { AuditedFigure, Contract } from './settlement-of.ts'

/** The metric lines of one session that a contract covers. */
export interface SessionFigures {
  readonly session_id: string
  readonly lines: readonly MetricLine[]
  /** Where orders were to be held against a promise and none is of the contract's shop: the shops that they are of. */
  readonly soldFor?: readonly string[]
}

/** Figures that of several sessions make one by adding; of others (peaks, people, rates) no sum has a meaning. */
const additive = new Set(['views', 'likes', 'comments', 'follows', 'shares', 'orders'])

const nothing: AuditedFigure = { currency: null, audited: null, low: null, high: null, commissionBase: null }

function figureOfOne(contract: Contract, lines: readonly MetricLine[]): AuditedFigure {
  const find = (metric: string) => {
    const known = lines.filter((line) => line.metric === metric)
    return known.find(({ currency }) => currency === contract.currency) ?? known[0]
  }
  const money = find('gmv_audited')
  const gmv = contract.committed_metric.startsWith('gmv_')
  const line = gmv ? money : find(contract.committed_metric)
  return {
    currency: line?.currency ?? null,
    audited: line?.audited ?? null,
    low: line?.low ?? null,
    high: line?.high ?? null,
    commissionBase: find('gmv_settled')?.recorded ?? money?.audited ?? null,
  }
}

/** Null as soon as one part is unknown: a sum with a gap is no sum. */
const total = (values: readonly (number | null)[]): number | null =>
  values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0 as number | null)

function whyNoSum(
  contract: Contract,
  figures: readonly (AuditedFigure & { session_id: string })[],
): Text | null {
  const metric = contract.committed_metric
  if (!metric.startsWith('gmv_') && !additive.has(metric))
    return {
      zh: `合同未写明场次，涉及 ${figures.length} 场；所承诺的指标不能跨场相加`,
      en: `The contract names no session and covers ${figures.length}; the figure it promises cannot be added up over sessions.`,
    }
  const unknown = figures.filter(({ audited }) => audited === null).map(({ session_id }) => session_id)
  if (unknown.length > 0)
    return {
      zh: `合同未写明场次，涉及 ${figures.length} 场，其中 ${unknown.length} 场记录不足以审定（${unknown.slice(0, 5).join('、')}）`,
      en: `The contract names no session and covers ${figures.length}, of which ${unknown.length} cannot be audited from the records (${unknown.slice(0, 5).join(', ')}).`,
    }
  const currencies = new Set(figures.map(({ currency }) => currency))
  if (currencies.size > 1)
    return {
      zh: '合同涉及的各场币种不同，不能相加',
      en: 'The sessions that the contract covers are in different currencies and cannot be added up.',
    }
  return null
}

/**
 * What a promise is held against: of any GMV the audited one, of anything else its own audited figure; over all sessions
 * of the host and shop where the contract names none.
 */
export function figureFor(contract: Contract, covered: readonly SessionFigures[]): AuditedFigure {
  const [only, ...others] = covered.map(({ session_id, lines }) => ({
    session_id,
    ...figureOfOne(contract, lines),
  }))
  if (only === undefined) return { ...nothing, why: whyNone(contract) }
  const foreign = covered.find(({ soldFor }) => soldFor !== undefined)
  if (foreign?.soldFor) return { ...nothing, why: whyNoShop(contract, foreign.soldFor) }
  if (others.length === 0) return only
  const all = [only, ...others]
  const why = whyNoSum(contract, all)
  if (why !== null) return { ...nothing, why }
  return {
    currency: only.currency,
    audited: total(all.map(({ audited }) => audited)),
    low: total(all.map(({ low }) => low)),
    high: total(all.map(({ high }) => high)),
    commissionBase: total(all.map(({ commissionBase }) => commissionBase)),
  }
}

/** Whether the shop sold nothing or goes by another id in the orders is for a person to say: it decides over the whole fee. */
function whyNoShop({ shop_id }: Contract, sold: readonly string[]): Text {
  const named = sold.slice(0, 5)
  return {
    zh: `所涉场次中没有合同所指店铺 ${shop_id} 的订单（订单所属店铺：${named.join('、')}），请先核对店铺编号`,
    en: `No order of the session is of shop ${shop_id}, which the contract names (they are of ${named.join(', ')}); check the id of the shop first.`,
  }
}

function whyNone({ session_id }: Contract): Text {
  if (session_id !== '')
    return {
      zh: `合同所指场次 ${session_id} 没有记录`,
      en: `There are no records of session ${session_id}, which the contract names.`,
    }
  return {
    zh: '合同未写明场次，签订之后也没有该主播与店铺的场次记录',
    en: 'The contract names no session, and there are no records of a session of its host and shop since it was signed.',
  }
}
