import type { Text } from '../../language.ts'
import { moneyText } from '../../money.ts'

export interface Contract {
  readonly contract_id: string
  /** '' where the contract names none. */
  readonly session_id: string
  readonly shop_id: string
  readonly host_id: string
  readonly signed_at: number | null
  /** Where the contract stands among the input files. */
  readonly file_id: string
  readonly line: number
  readonly slot_fee: number | null
  /** A decimal in [0, 1] as text, so that no rate is rounded. */
  readonly commission_rate: string | null
  readonly committed_metric: string
  readonly committed_value: number | null
  readonly clawback: string
  readonly currency: string
}

/** The figure a promise is held against. */
export interface AuditedFigure {
  readonly currency: string | null
  readonly audited: number | null
  readonly low: number | null
  readonly high: number | null
  /** What commission is due on: settled money, or audited where no settlement is on record. */
  readonly commissionBase: number | null
  /** Why there is none, where that is not plainly a want of records. */
  readonly why?: Text
}

/** What of a contract is known from the sessions on record. */
export interface Covering {
  readonly sessions: readonly string[]
  /** The name of the promised figure; null where no such figure is known. */
  readonly metric: Text | null
}

/** One line of the arithmetic, in the order in which it is done. */
export interface SettlementStep {
  readonly label: Text
  readonly formula: string
  readonly value: number | null
  readonly unit: 'money' | 'ratio' | 'count'
}

/** What follows from a contract and the audited figure; minor units. Null where `why` says so. */
export interface Settlement {
  readonly contract_id: string
  /** The session that the contract names; '' where it names none. */
  readonly session_id: string
  /** The sessions on record that it covers, over all of which it is settled. */
  readonly sessions: readonly string[]
  readonly file_id: string
  readonly line: number
  readonly clawback: string
  readonly currency: string
  readonly owed_back: number | null
  /** What the interval of the audited figure leaves open: least when it is at its high end. */
  readonly owed_back_low: number | null
  readonly owed_back_high: number | null
  readonly commission_due: number | null
  readonly steps: readonly SettlementStep[]
  readonly why: Text | null
}

/** a × b ÷ c, half rounded up to the unit; exact. All are whole and not negative. */
function share(a: bigint, b: bigint, c: bigint): number {
  return Number((2n * a * b + c) / (2n * c))
}

/** Of a slot fee, what a shortfall takes back: linearly, or wholly. Nothing when the promise was kept. */
export function owedBack(
  contract: { slot_fee: number; committed_value: number; clawback: string },
  reached: number,
): number {
  const { slot_fee, committed_value, clawback } = contract
  const missing = Math.min(Math.max(0, committed_value - reached), committed_value)
  if (missing === 0 || clawback === 'none' || clawback === '') return 0
  if (clawback === 'all_or_nothing') return slot_fee
  return share(BigInt(slot_fee), BigInt(missing), BigInt(committed_value))
}

/** Rate × base, half rounded up, from the decimal text of the rate; null where the text is no plain decimal. */
export function commissionOn(rate: string, base: number): number | null {
  const [, whole, part = ''] = /^(\d+)(?:\.(\d+))?$/.exec(rate) ?? []
  if (whole === undefined) return null
  return share(BigInt(whole + part), BigInt(Math.max(0, base)), 10n ** BigInt(part.length))
}

function whyNot(contract: Contract, figure: AuditedFigure, { metric }: Covering): Text | null {
  if (contract.slot_fee === null || contract.committed_value === null || contract.committed_metric === '')
    return {
      zh: '合同没有写明坑位费或承诺数值，无法计算',
      en: 'The contract states no slot fee or no committed figure.',
    }
  if (figure.why) return figure.why
  if (figure.audited === null)
    return {
      zh: `记录不足以审定承诺的指标（${metric?.zh ?? contract.committed_metric}）`,
      en: `The records do not allow the committed figure (${metric?.en ?? contract.committed_metric}) to be audited.`,
    }
  if (figure.currency !== null && contract.currency !== '' && figure.currency !== contract.currency)
    return {
      zh: `合同币种为 ${contract.currency}，账目币种为 ${figure.currency}，不能直接比较`,
      en: `The contract is in ${contract.currency}, the ledger in ${figure.currency}; they cannot be compared.`,
    }
  return null
}

export function settlementOf(contract: Contract, figure: AuditedFigure, covering: Covering): Settlement {
  const { contract_id, session_id, clawback, file_id, line } = contract
  const { sessions } = covering
  const currency = contract.currency || (figure.currency ?? '')
  const common = { contract_id, session_id, sessions, file_id, line, clawback, currency }
  const { slot_fee, committed_value } = contract
  const { audited, low, high } = figure
  const why = whyNot(contract, figure, covering)
  if (why !== null || slot_fee === null || committed_value === null || audited === null)
    return {
      ...common,
      owed_back: null,
      owed_back_low: null,
      owed_back_high: null,
      commission_due: null,
      steps: [],
      why,
    }
  const terms = { slot_fee, committed_value, clawback }
  const owed = owedBack(terms, audited)
  const commission = commissionOf(contract, figure, currency)
  return {
    ...common,
    owed_back: owed,
    owed_back_low: high === null ? null : owedBack(terms, high),
    owed_back_high: low === null ? null : owedBack(terms, low),
    commission_due: commission?.value ?? null,
    steps: [
      ...clawbackSteps(terms, {
        audited,
        owed,
        currency,
        money: figure.currency !== null,
        sessions: sessions.length,
      }),
      ...(commission ? [commission] : []),
    ],
    why: null,
  }
}

interface Outcome {
  readonly audited: number
  readonly owed: number
  readonly currency: string
  /** Whether the promise is an amount of money rather than a count. */
  readonly money: boolean
  /** Over how many sessions the audited figure is added up. */
  readonly sessions: number
}

function clawbackSteps(
  { slot_fee, committed_value, clawback }: { slot_fee: number; committed_value: number; clawback: string },
  { audited, owed, currency, money, sessions }: Outcome,
): SettlementStep[] {
  const cash = (amountMinor: number) => moneyText({ amountMinor, currency })
  const figure = (value: number) => (money ? cash(value) : String(value))
  const unit = money ? ('money' as const) : ('count' as const)
  const missing = Math.max(0, committed_value - audited)
  const formula =
    {
      pro_rata: `${cash(slot_fee)} × ${figure(missing)} ÷ ${figure(committed_value)}`,
      all_or_nothing: missing > 0 ? `${cash(slot_fee)} × 1` : `${cash(slot_fee)} × 0`,
    }[clawback] ?? `${cash(slot_fee)} × 0`
  return [
    { label: { zh: '坑位费', en: 'slot fee' }, formula: cash(slot_fee), value: slot_fee, unit: 'money' },
    {
      label: { zh: '承诺', en: 'committed' },
      formula: figure(committed_value),
      value: committed_value,
      unit,
    },
    { label: auditedLabel(sessions), formula: figure(audited), value: audited, unit },
    {
      label: { zh: '差额', en: 'shortfall' },
      formula: `max(0, ${figure(committed_value)} − ${figure(audited)})`,
      value: missing,
      unit,
    },
    {
      label: { zh: '应退还', en: 'owed back' },
      formula: `${formula} = ${cash(owed)}`,
      value: owed,
      unit: 'money',
    },
  ]
}

const auditedLabel = (sessions: number): Text =>
  sessions > 1
    ? { zh: `审定（${sessions} 场合计）`, en: `audited, ${sessions} sessions together` }
    : { zh: '审定', en: 'audited' }

function commissionOf({ commission_rate }: Contract, { commissionBase }: AuditedFigure, currency: string) {
  if (commission_rate === null || commissionBase === null) return null
  const value = commissionOn(commission_rate, commissionBase)
  if (value === null) return null
  const cash = (amountMinor: number) => moneyText({ amountMinor, currency })
  return {
    label: { zh: '应付佣金', en: 'commission due' },
    formula: `${commission_rate} × ${cash(commissionBase)} = ${cash(value)}`,
    value,
    unit: 'money' as const,
  }
}
