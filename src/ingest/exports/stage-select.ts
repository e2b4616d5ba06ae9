import type { Parameters, Statement } from '../../engine/statement.ts'
import { textLiteral } from '../../engine/text-literal.ts'
import { minorDigits } from '../../money.ts'
import { column, tokenColumns } from '../../records/record-kind.ts'
import { maskedRejectSql } from '../masking.ts'
import { packedColumn, unpackedSql } from '../tables.ts'
import { valueRule } from '../value-rules.ts'
import {
  bareAmountSql,
  cleanCellSql,
  digitsLostSql,
  idSql,
  instantSql,
  minorUnitsSql,
  tenThousandthsSql,
  timeTextSql,
  wallSql,
  wholeNumberSql,
  zoneInstantsSql,
  zoneTimeSql,
} from './cell-sql.ts'
import type { BoundColumns } from './export-columns.ts'
import type { ExportText } from './export-text.ts'
import {
  eventColumns,
  eventsSql,
  latestSql,
  paidSql,
  refundTimeSql,
  statusNumberSql,
  statusParameters,
} from './life-sql.ts'
import { lineProblems, type MoneyField, moneyFields, orderProblems, type Problem } from './problems.ts'
import { type ExportProfile, type Field, personalFields, timeFields } from './profile.ts'
import { maskedValueSql, tokenSql } from './tokens.ts'

/** One exported file, as its profile reads it. */
export interface ExportReading {
  readonly profile: ExportProfile
  readonly text: ExportText
  readonly columns: BoundColumns
  /** The row of the header, from 0. */
  readonly header: number
  /** The currency of rows that name none. */
  readonly currency: string
  /** The zone of times that carry none; without it such a time cannot be told. */
  readonly zone: string | undefined
}

const readSettings = `SETTINGS input_format_csv_allow_variable_number_of_columns = 1, input_format_csv_trim_whitespaces = 0,
  input_format_csv_use_best_effort_in_schema_inference = 0, input_format_csv_allow_whitespace_or_tab_as_delimiter = 1,
  input_format_csv_empty_as_default = 0`

/** The rows under the header as they lie in the file. The engine numbers rows rightly only where it skips none itself. */
function sourceSql({ text }: ExportReading): string {
  const delimiter = `format_csv_delimiter = ${textLiteral(text.delimiter)}`
  return `SELECT *, _row_number AS row FROM file({path:String}, CSV, {structure:String}, {compression:String})
    WHERE _row_number > {header:UInt64} ${readSettings}, ${delimiter}`
}

const decoded = ({ text }: ExportReading, cell: string): string =>
  text.encoding === 'utf-8' ? cell : `convertCharset(${cell}, ${textLiteral(text.encoding)}, 'utf-8')`

const cellsOf = ({ text, header }: ExportReading): string[] =>
  (text.rows[header] ?? []).map((_, index) => `c${index}`)

/** What the statements of this page take: the file, its columns by number, and the constants of its profile. */
export function readingParameters(reading: ExportReading): Parameters {
  const { profile, text, header } = reading
  return {
    path: text.path,
    structure: cellsOf(reading)
      .map((cell) => `${cell} String`)
      .join(', '),
    compression: { '': 'none', gz: 'gzip', zst: 'zstd' }[text.compression],
    header,
    currency: reading.currency,
    currencies: Object.keys(minorDigits),
    currency_digits: Object.values(minorDigits),
    shop_id: profile.constants.shop_id ?? '',
    platform: profile.platform,
    zone: reading.zone ?? '',
    ...statusParameters(profile),
  }
}

const firstFilled = (cells: readonly string[]): string =>
  cells.length === 1
    ? (cells[0] ?? "''")
    : `multiIf(${cells
        .slice(0, -1)
        .map((cell) => `${cell} != '', ${cell}`)
        .join(', ')}, ${cells.at(-1)})`

const joined = (cells: readonly string[]): string =>
  `arrayStringConcat(arrayFilter(cell -> cell != '', [${cells.join(', ')}]), ' ')`

const money: ReadonlySet<Field> = new Set(moneyFields)
const parts = (columns: BoundColumns, field: Field): number[] =>
  Array.from({ length: columns.get(field)?.values ?? 0 }, (_, index) => index)

/** The text of a field, as columns `t_<field>`; amounts as `t_<field>_<n>`. Fields without a column are ''. */
function textColumns(reading: ExportReading): string[] {
  const { profile, columns } = reading
  const fields = Object.keys(profile.columns) as Field[]
  return fields.flatMap((field) => {
    const { indexes = [], values = 1 } = columns.get(field) ?? {}
    const cells = indexes.map((index) => cleanCellSql(decoded(reading, `c${index}`)))
    if (cells.length === 0) return []
    if (values > 1) return cells.map((cell, index) => `${cell} AS t_${field}_${index}`)
    const name = money.has(field) ? `t_${field}_0` : `t_${field}`
    return [`${profile.columns[field]?.combine === 'join' ? joined(cells) : firstFilled(cells)} AS ${name}`]
  })
}

const totals = '^(?:合计|总计|小计|汇总|共计|(?i:totals?|sum))\\s*[:：]?$'

/** The first filled cell is looked for only in rows that could be totals. */
function isTotals(reading: ExportReading): string {
  const cells = cellsOf(reading).map((cell) => decoded(reading, cell))
  const first = `arrayFirst(cell -> cell != '', arrayMap(cell -> ${cleanCellSql('cell')}, [${cells.join(', ')}]))`
  return `if(match(${decoded(reading, 'substring(everything, 1, 40)')}, '[合总小汇共]|(?i:total|sum)'), match(${first}, ${textLiteral(totals)}), 0)`
}

const textsSql = (reading: ExportReading): string =>
  `SELECT row, ${textColumns(reading).join(',\n    ')}, countSubstrings(everything, '\\n') AS inner, ${isTotals(reading)} AS is_totals
  FROM (SELECT *, concat('', ${cellsOf(reading).join(', ')}) AS everything FROM (${sourceSql(reading)}))
  WHERE match(everything, '\\\\S')`

type Named = readonly [name: string, expression: string]
const select = (values: readonly Named[]): string =>
  values.map(([name, expression]) => `${expression} AS ${name}`).join(',\n    ')

const timesOf = (columns: BoundColumns): Field[] =>
  (['created_at', ...timeFields] as const).filter((field) => columns.has(field))

/** One expression for each value of each amount. */
const eachAmount = (columns: BoundColumns, expression: (value: string) => Named): Named[] =>
  moneyFields.flatMap((field) => parts(columns, field).map((index) => expression(`${field}_${index}`)))

const noNumber = 'CAST(NULL AS Nullable(Int64))'

function sum(columns: BoundColumns, field: MoneyField): string {
  const values = parts(columns, field).map((index) => `m_${field}_${index}`)
  if (values.length < 2) return values[0] ?? noNumber
  const empty = values.map((value) => `${value} IS NULL`).join(' AND ')
  return `if(${empty}, NULL, ${values.map((value) => `ifNull(${value}, 0)`).join(' + ')})`
}

/** From texts to numbers, step by step: each step knows the names of those before it. */
function numberSteps({ profile, columns, zone }: ExportReading): readonly (readonly Named[])[] {
  const times = timesOf(columns)
  const currency = columns.has('currency') ? 'upper(t_currency)' : "''"
  const digits = 'transform(currency, {currencies:Array(String)}, {currency_digits:Array(UInt8)}, toUInt8(2))'
  const states = profile.statuses.map((table): Named => {
    const text = columns.has(table.field) ? `t_${table.field}` : "''"
    return [`n_${table.field}`, statusNumberSql(table, text, `states_${table.field}`)]
  })
  const instant = (field: Field): string =>
    zone ? `coalesce(${zoneTimeSql(`w_${field}`, `b_${field}`, `a_${field}`)}, i_${field})` : `i_${field}`
  return [
    [
      ['currency', `if(${currency} = '', {currency:String}, ${currency})`],
      ['pieces', columns.has('quantity') ? wholeNumberSql('t_quantity') : noNumber],
      ...states,
      ...eachAmount(columns, (value) => [`b_${value}`, bareAmountSql(`t_${value}`)]),
      ...times.map((field): Named => [`s_${field}`, timeTextSql(`t_${field}`)]),
    ],
    [
      ['digits', digits],
      ...eachAmount(columns, (value) => [`u_${value}`, tenThousandthsSql(`b_${value}`)]),
      ...times.map((field): Named => [`w_${field}`, wallSql(`s_${field}`)]),
      ...times.map((field): Named => [`i_${field}`, instantSql(`s_${field}`)]),
    ],
    [
      ...eachAmount(columns, (value) => [
        `m_${value}`,
        minorUnitsSql(`u_${value}`, profile.amounts === 'minor' ? '0' : 'digits'),
      ]),
      ...(zone ? times : []).flatMap((field): Named[] => {
        const [before, after] = zoneInstantsSql(`w_${field}`)
        return [
          [`b_${field}`, before],
          [`a_${field}`, after],
        ]
      }),
    ],
    [
      ...moneyFields.map((field): Named => [field, sum(columns, field)]),
      ...(['created_at', ...timeFields] as const).map(
        (field): Named => [field, columns.has(field) ? instant(field) : noNumber],
      ),
    ],
  ]
}

/** Unit price and quantity whose product is the amount of the line, to the cent. */
const unitPrice: readonly Named[] = [
  ['in_one', 'ifNull(deal_price IS NULL AND (pieces = 0 OR goods_amount % pieces != 0), 0)'],
  [
    'unit_price',
    'if(deal_price IS NULL AND pieces > 0 AND goods_amount % pieces = 0, intDiv(goods_amount, pieces), coalesce(deal_price, goods_amount))',
  ],
]

const receiverPhone = valueRule(column('receiver_phone', 'phone'))

/** Who bought, as tokens: by the buyer's id, else by phone and address, else the order stands for itself. */
function personSteps(text: (field: Field) => string): readonly (readonly Named[])[] {
  const usable = (value: string) => `if(${maskedValueSql(value)} OR ${digitsLostSql(value)}, '', ${value})`
  const phone = "if(receiver_phone_id != '', receiver_phone_id, phone_text)"
  const token = (sort: string, value: string) => tokenSql('account', `concat('${sort}\\n', ${value})`)
  return [
    [
      ['phone_text', text('phone')],
      ['r_receiver_phone', `if(${maskedValueSql(text('phone'))}, '', ${text('phone')})`],
      ['r_receiver_phone_id', "''"],
      ['r_receiver_phone_prefix_id', "''"],
      ['buyer', usable(text('buyer_id'))],
      ['payer', usable(text('payer'))],
      ['address', text('address')],
    ],
    receiverPhone.stored.map(({ name, value }): Named => [name, value]),
    tokenColumns('receiver_phone').map((name): Named => [name, unpackedSql(packedColumn(name))]),
    [
      ['phone_unreadable', "phone_text != '' AND receiver_phone_id = ''"],
      ['receiver', `arrayFilter(part -> part != '', [${text('buyer_id')}, ${phone}, address])`],
      ['payer_id', `if(payer = '', '', ${tokenSql('payer', 'payer')})`],
      [
        'address_id',
        `if(address = '' OR ${maskedValueSql('address')}, '', ${tokenSql('address', 'address')})`,
      ],
    ],
    [
      [
        'account_source',
        "multiIf(buyer != '', 'buyer', receiver_phone_id != '' OR length(receiver) > 1, 'receiver', 'order')",
      ],
      [
        'account_id',
        `multiIf(buyer != '', ${token('buyer', 'buyer')}, receiver_phone_id != '' OR length(receiver) > 1,
          ${token('receiver', "arrayStringConcat(receiver, '\\n')")}, ${token('order', 't_order_id')})`,
      ],
    ],
  ]
}

/** What the order and its line are called. An optional id that lost its digits is left out. */
function namesOf(text: (field: Field) => string): Named[] {
  const kept = (field: Field): Named => [
    field,
    `if(${digitsLostSql(text(field))}, '', ${idSql(text(field))})`,
  ]
  return [
    ['order_id', idSql(text('order_id'))],
    ...(['main_order_id', 'sku_id', 'host_id', 'tracking_id'] as const).map(kept),
    [
      'ids_lost',
      (['main_order_id', 'sku_id', 'host_id', 'tracking_id'] as const)
        .map((field) => digitsLostSql(text(field)))
        .join(' + '),
    ],
    ['given_shop_id', `if({shop_id:String} != '', {shop_id:String}, ${text('shop_id')})`],
    ['shop_id', "if(given_shop_id != '', given_shop_id, {platform:String})"],
    ['session_id', `if(${text('session_id')} = '0', '', ${idSql(text('session_id'))})`],
    ['title', text('title')],
    [
      'product_id',
      `if(${text('product_id')} != '', ${idSql(text('product_id'))}, concat('title-', substring(lower(hex(SHA256(title))), 1, 16)))`,
    ],
    ['traffic_source', text('traffic_source')],
    ['reason', text('reason')],
  ]
}

/** The number of the first problem that a row has, counted on from `before`; 0 for none. */
function firstOf(problems: readonly Problem[], before: number): string {
  const asked = problems.flatMap(({ when }, index) => (when === '' ? [] : [when, String(before + index + 1)]))
  return `toUInt16(multiIf(${asked.join(', ')}, 0))`
}

/** Every problem that a row can have; the stage names them by their place here, from 1: the order's, then the line's. */
export const problemsOf = ({ profile, columns }: ExportReading): readonly Problem[] => [
  ...orderProblems(profile, columns),
  ...lineProblems(columns),
]

const staged = `row, inner, order_problem, line_problem, is_totals, is_test, follows, order_id, created_at, currency,
  digits, account_id, account_source, shop_id, given_shop_id = '' AS shop_missing, session_id, payer_id, address_id, receiver_phone_id,
  receiver_phone_prefix_id, phone_unreadable, main_order_id, host_id, traffic_source, tracking_id, ids_lost, reason, paid_total,
  platform_subsidy, shop_discount, freight, settled_amount, refunded_amount, events, product_id, title_only, title, sku_id,
  if(in_one, 1, pieces) AS quantity, if(in_one, pieces, NULL) AS source_quantity, unit_price AS deal_price,
  ifNull(list_price, 0) = 0 AS list_missing, if(ifNull(list_price, 0) = 0, unit_price, list_price) AS list_price,
  ifNull(line_discount, 0) AS discount`

function lifeSteps(reading: ExportReading): readonly (readonly Named[])[] {
  const { profile, columns } = reading
  const orders = orderProblems(profile, columns)
  return [
    [
      ['paid', paidSql(profile)],
      ['latest', latestSql],
      ['paid_empty', columns.has('paid_amount') ? "t_paid_amount_0 = ''" : '1'],
      ['title_only', columns.has('product_id') ? "t_product_id = ''" : '1'],
      ['is_test', columns.has('test') ? "match(t_test, '^(?i:true|1|yes|是)$')" : '0'],
      ['follows', columns.has('order_status') ? "t_order_status = ''" : '0'],
    ],
    [
      ['paid_total', 'if(paid, greatest(paid_amount - ifNull(outstanding_amount, 0), 0), NULL)'],
      ['order_problem', firstOf(orders, 0)],
      ['line_problem', firstOf(lineProblems(columns), orders.length)],
      ...eventColumns(profile),
    ],
    [['refunded_on', refundTimeSql]],
    [['events', eventsSql]],
  ]
}

/** A second try writes over the first; small row groups keep a large export from being held in memory. */
const stageSettings =
  'SETTINGS engine_file_truncate_on_insert = 1, output_format_parquet_row_group_size = 100000'

/** The rows of an export, read: tokens for persons, instants, smallest units, events, and the first thing that is wrong. */
export function stageSelect(reading: ExportReading): Statement {
  const { profile, columns } = reading
  const text = (field: Field) => (columns.has(field) ? `t_${field}` : "''")
  const steps = [
    ...numberSteps(reading),
    unitPrice,
    namesOf(text),
    ...personSteps(text),
    ...lifeSteps(reading),
  ]
  const rows = steps.reduce((from, step) => `SELECT *, ${select(step)}\n  FROM (${from})`, textsSql(reading))
  return {
    name: `read ${profile.name}`,
    text: `SELECT {file_number:UInt32} AS file_number, ${staged} FROM (${rows}) ${stageSettings}`,
  }
}

const refusedRows = `SELECT row FROM file({lines:String}, Parquet)
          WHERE file_number = {file_number:UInt32} AND problem != 0 AND left_out = ''`

/** Rows that were refused by their number, with cells that may name a person blanked, and their states in words. */
export function harmlessSelect(reading: ExportReading): Statement {
  const { profile, columns } = reading
  const known = new Set<number>()
  for (const [field, { indexes }] of columns)
    if (!personalFields.has(field)) for (const index of indexes) known.add(index)
  for (const [field, { indexes }] of columns)
    if (personalFields.has(field)) for (const index of indexes) known.delete(index)
  const shown = cellsOf(reading).map((cell, index) =>
    known.has(index) ? cleanCellSql(decoded(reading, cell)) : `if(${cell} = '', '', '…')`,
  )
  const states = profile.statuses
    .filter(({ field }) => columns.has(field))
    .map(({ field }) => `'${field}', ${maskedRejectSql(`leftUTF8(t_${field}, 60)`)}`)
  return {
    name: `rejected rows of ${profile.name}`,
    text: `SELECT row, ${maskedRejectSql(`arrayStringConcat([${shown.join(', ')}], ',')`)} AS raw, map(${states.join(', ')}) AS states
      FROM (SELECT *, ${
        textColumns(reading)
          .filter((each) => / AS t_(order|refund|shipment)_status$/.test(each))
          .join(', ') || '1'
      }
        FROM (${sourceSql(reading)})
        WHERE row IN (${refusedRows}))
      SETTINGS engine_file_truncate_on_insert = 1`,
  }
}
