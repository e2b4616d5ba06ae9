import type { RejectReason } from '../reject-reasons.ts'
import { digitsLostSql } from './cell-sql.ts'
import type { BoundColumns } from './export-columns.ts'
import { type ExportProfile, type Field, timeFields } from './profile.ts'

/** Why a row of an export stays out; `when` is over the expressions of `stage-select.ts`, '' where the file lacks the column. */
export interface Problem {
  readonly when: string
  readonly reason: RejectReason
  readonly field: Field
}

const largest = '9007199254740991'

export const moneyFields = [
  'refunded_amount',
  'deal_price',
  'goods_amount',
  'list_price',
  'line_discount',
  'paid_amount',
  'outstanding_amount',
  'platform_subsidy',
  'shop_discount',
  'freight',
  'settled_amount',
] as const satisfies readonly Field[]
export type MoneyField = (typeof moneyFields)[number]

/** What an amount can be that is none; an amount in several columns is wrong where one of them is. */
function moneyProblems(columns: BoundColumns, field: MoneyField, condition = ''): Problem[] {
  const values = columns.get(field)?.values ?? 0
  const of = (text: (part: string, value: string) => string): string => {
    const parts = Array.from({ length: values }, (_, index) =>
      text(`t_${field}_${index}`, `m_${field}_${index}`),
    )
    return parts.length === 0 ? '' : `${condition}(${parts.map((part) => `(${part})`).join(' OR ')})`
  }
  return [
    {
      when: of((text, value) => `${value} IS NULL AND match(${text}, '^[0-9]{15,}')`),
      reason: 'too_large',
      field,
    },
    { when: of((text, value) => `${text} != '' AND ${value} IS NULL`), reason: 'not_a_number', field },
    { when: of((_, value) => `${value} < 0`), reason: 'negative', field },
    { when: of((_, value) => `${value} > ${largest}`), reason: 'too_large', field },
  ]
}

function timeProblems(columns: BoundColumns, field: Field): Problem[] {
  const of = (condition: string) => (columns.has(field) ? condition : '')
  return [
    { when: of(`w_${field} IS NOT NULL AND {zone:String} = ''`), reason: 'time_without_zone', field },
    { when: of(`t_${field} != '' AND ${field} IS NULL`), reason: 'not_a_time', field },
  ]
}

const lost = (columns: BoundColumns, field: Field): Problem => ({
  when: columns.has(field) ? digitsLostSql(`t_${field}`) : '',
  reason: 'digits_lost',
  field,
})

/** What makes an order unreadable; asked of its first row, in this order. */
export function orderProblems(profile: ExportProfile, columns: BoundColumns): Problem[] {
  return [
    { when: "t_order_id = ''", reason: 'missing', field: 'order_id' },
    lost(columns, 'order_id'),
    lost(columns, 'session_id'),
    { when: "t_created_at = ''", reason: 'missing', field: 'created_at' },
    ...timeProblems(columns, 'created_at'),
    { when: "NOT match(currency, '^[A-Z]{3}$')", reason: 'not_a_currency', field: 'currency' },
    ...moneyProblems(columns, 'refunded_amount'),
    ...timeFields.flatMap((field) => timeProblems(columns, field)),
    ...profile.statuses.map(
      ({ field }): Problem => ({ when: `n_${field} = 255`, reason: 'not_mapped', field }),
    ),
    { when: 'paid AND paid_empty', reason: 'missing', field: 'paid_amount' },
    ...moneyProblems(columns, 'paid_amount', 'paid AND '),
    ...moneyProblems(columns, 'outstanding_amount', 'paid AND '),
    ...(['platform_subsidy', 'shop_discount', 'freight', 'settled_amount'] as const).flatMap((field) =>
      moneyProblems(columns, field),
    ),
  ]
}

/** What makes one line unreadable, in this order. */
export function lineProblems(columns: BoundColumns): Problem[] {
  return [
    { when: columns.has('quantity') ? "t_quantity = ''" : '1', reason: 'missing', field: 'quantity' },
    { when: 'pieces IS NULL', reason: 'not_a_whole_number', field: 'quantity' },
    ...moneyProblems(columns, 'deal_price'),
    ...moneyProblems(columns, 'goods_amount', 'deal_price IS NULL AND '),
    { when: 'unit_price IS NULL', reason: 'missing', field: 'deal_price' },
    ...moneyProblems(columns, 'list_price'),
    lost(columns, 'product_id'),
    { when: "title_only AND title = ''", reason: 'missing', field: 'product_id' },
    ...moneyProblems(columns, 'line_discount'),
  ]
}
