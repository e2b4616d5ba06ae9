import { createHash } from 'node:crypto'
import { shares } from './money-text.ts'
import type { NoticeCode } from './notices.ts'
import { type LifeEvent, type OrderLife, orderLife, withRefund } from './order-life.ts'
import type { ExportProfile } from './profile.ts'
import { RowProblem, type RowReader, type SourceRow } from './row-reader.ts'
import type { TokenKey } from './sip-hash.ts'
import { isMasked, personalToken, phoneDigits, phoneTokens } from './tokens.ts'

export type OutputRow = Readonly<Record<string, string | number>>

/** What the rows of one order become. */
export interface MappedOrder {
  readonly orders: readonly OutputRow[]
  readonly events: readonly OutputRow[]
  readonly products: readonly OutputRow[]
}

export interface Mapping {
  readonly profile: ExportProfile
  readonly reader: RowReader
  readonly tokenKey: TokenKey
  count(code: NoticeCode): void
}

interface OrderHead {
  readonly order_id: string
  readonly created_at: number
  readonly currency: string
  readonly life: OrderLife
  readonly row: SourceRow
}

interface Line {
  readonly row: SourceRow
  readonly product_id: string
  readonly title: string
  readonly quantity: bigint
  readonly source_quantity?: bigint
  readonly list_price: bigint
  readonly deal_price: bigint
  readonly discount: bigint
}

const number = (value: bigint): number => Number(value)

/** Leaves out what is absent, so that the importer sees no empty columns. */
function filled(row: Readonly<Record<string, string | number | bigint | undefined>>): OutputRow {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'bigint' ? number(value) : (value ?? '')]),
  )
}

function readHead({ profile, reader }: Mapping, row: SourceRow): OrderHead {
  const order_id = reader.text(row, 'order_id')
  if (order_id === '') throw new RowProblem('missing', 'order_id')
  const created_at = reader.time(row, 'created_at')
  if (created_at === undefined) throw new RowProblem('missing', 'created_at')
  const currency = reader.text(row, 'currency').toUpperCase() || profile.currency
  if (!/^[A-Z]{3}$/.test(currency)) throw new RowProblem('not_a_currency', 'currency')
  const refunded = reader.money(row, 'refunded_amount', currency)
  return { order_id, created_at, currency, life: withRefund(orderLife(profile, reader, row), refunded), row }
}

function accountOf({ reader, tokenKey, count }: Mapping, head: OrderHead): string {
  const buyer = reader.text(head.row, 'buyer_id')
  if (buyer !== '' && !isMasked(buyer)) return personalToken(tokenKey, 'account', `buyer\n${buyer}`)
  const phone = reader.text(head.row, 'phone')
  const receiver = [buyer, phoneDigits(phone) || phone, reader.text(head.row, 'address')].filter(
    (part) => part,
  )
  if (receiver.length > 1 || phoneDigits(phone) !== '') {
    count('account_from_receiver')
    return personalToken(tokenKey, 'account', `receiver\n${receiver.join('\n')}`)
  }
  count('account_unknown')
  return personalToken(tokenKey, 'account', `order\n${head.order_id}`)
}

function productOf({ reader, count }: Mapping, row: SourceRow): { product_id: string; title: string } {
  const title = reader.text(row, 'title')
  const given = reader.text(row, 'product_id')
  if (given !== '') return { product_id: given, title }
  if (title === '') throw new RowProblem('missing', 'product_id')
  count('product_from_title')
  return { product_id: `title-${createHash('sha256').update(title).digest('hex').slice(0, 16)}`, title }
}

function quantityOf({ reader }: Mapping, row: SourceRow): bigint {
  const text = reader.text(row, 'quantity').replaceAll(',', '')
  const [, whole] = /^(\d{1,15})(?:\.0+)?$/.exec(text) ?? []
  if (whole === undefined) throw new RowProblem(text === '' ? 'missing' : 'not_a_whole_number', 'quantity')
  return BigInt(whole)
}

/** Unit price and quantity whose product is the amount of the line, to the cent. */
function unitPrice(
  mapping: Mapping,
  row: SourceRow,
  currency: string,
): Pick<Line, 'quantity' | 'deal_price' | 'source_quantity'> {
  const { reader, count } = mapping
  const quantity = quantityOf(mapping, row)
  const deal_price = reader.money(row, 'deal_price', currency)
  if (deal_price !== undefined) return { quantity, deal_price }
  const total = reader.money(row, 'goods_amount', currency)
  if (total === undefined) throw new RowProblem('missing', 'deal_price')
  if (quantity > 0n && total % quantity === 0n) return { quantity, deal_price: total / quantity }
  count('unit_price_not_whole')
  return { quantity: 1n, deal_price: total, source_quantity: quantity }
}

function readLine(mapping: Mapping, row: SourceRow, currency: string): Line {
  const unit = unitPrice(mapping, row, currency)
  const given = mapping.reader.money(row, 'list_price', currency)
  if (!given) mapping.count('list_price_not_in_export')
  return {
    row,
    ...productOf(mapping, row),
    ...unit,
    list_price: given || unit.deal_price,
    discount: mapping.reader.money(row, 'line_discount', currency) ?? 0n,
  }
}

/** An amount of the order split over its lines by what each cost. */
function split(total: bigint | undefined, lines: readonly Line[]): readonly (bigint | undefined)[] {
  if (total === undefined) return lines.map(() => undefined)
  const weights = lines.map(({ quantity, deal_price, discount }) => {
    const cost = quantity * deal_price - discount
    return cost > 0n ? cost : 0n
  })
  return shares(total, weights)
}

function paidAmount({ reader }: Mapping, { row, currency, life }: OrderHead): bigint | undefined {
  if (!life.paid) return undefined
  const total = reader.money(row, 'paid_amount', currency)
  if (total === undefined) throw new RowProblem('missing', 'paid_amount')
  const outstanding = reader.money(row, 'outstanding_amount', currency) ?? 0n
  return total > outstanding ? total - outstanding : 0n
}

function orderRows(mapping: Mapping, head: OrderHead, lines: readonly Line[]): readonly OutputRow[] {
  const { reader, profile, tokenKey, count } = mapping
  const { row, currency } = head
  const address = reader.text(row, 'address')
  const payer = reader.text(row, 'payer')
  const shop = profile.constants.shop_id ?? reader.text(row, 'shop_id')
  if (shop === '') count('shop_not_in_export')
  const ofOrder = {
    order_id: head.order_id,
    created_at: head.created_at,
    account_id: accountOf(mapping, head),
    shop_id: shop || profile.platform,
    session_id: reader.text(row, 'session_id').replace(/^0$/, ''),
    currency,
    payer_id: payer === '' || isMasked(payer) ? '' : personalToken(tokenKey, 'payer', payer),
    address_id: address === '' || isMasked(address) ? '' : personalToken(tokenKey, 'address', address),
    ...phoneTokens(tokenKey, reader.text(row, 'phone')),
    main_order_id: reader.text(row, 'main_order_id'),
    host_id: reader.text(row, 'host_id'),
    traffic_source: reader.text(row, 'traffic_source'),
  }
  const paid = split(paidAmount(mapping, head), lines)
  const subsidy = split(reader.money(row, 'platform_subsidy', currency), lines)
  const discount = split(reader.money(row, 'shop_discount', currency), lines)
  const freight = split(reader.money(row, 'freight', currency), lines)
  const seen = new Map<string, number>()
  return lines.map((line, index) => {
    const sku = reader.text(line.row, 'sku_id')
    const identity = `${line.product_id}\n${sku}`
    const turn = (seen.get(identity) ?? 0) + 1
    seen.set(identity, turn)
    return filled({
      ...ofOrder,
      product_id: line.product_id,
      // The same goods twice in an order are two lines, which the store would take for one.
      sku_id: turn === 1 ? sku : `${sku}~${turn}`,
      quantity: line.quantity,
      source_quantity: line.source_quantity,
      list_price: line.list_price,
      deal_price: line.deal_price,
      paid_amount: paid[index],
      platform_subsidy: subsidy[index],
      shop_discount: discount[index],
      freight: freight[index],
      source_line: line.row.line,
    })
  })
}

function eventAmount(mapping: Mapping, head: OrderHead, event: LifeEvent): bigint | undefined {
  const { reader, count } = mapping
  if (event.kind === 'settled') return reader.money(head.row, 'settled_amount', head.currency)
  if (event.kind === 'paid') return paidAmount(mapping, head)
  if (event.kind !== 'refunded') return undefined
  const given = reader.money(head.row, 'refunded_amount', head.currency)
  if (given) return given
  if (!event.partial) return paidAmount(mapping, head)
  count('refund_amount_not_in_export')
  return undefined
}

/** Why, in words of the export; where the time is a bound, that comes first, for detectors read no extra column. */
function reasonOf({ reader }: Mapping, head: OrderHead, event: LifeEvent): string {
  const shipped = head.life.events.some(
    ({ kind }) => kind === 'shipped' || kind === 'signed' || kind === 'finished',
  )
  const said = ['refunded', 'cancelled', 'closed_unpaid'].includes(event.kind)
    ? reader.text(head.row, 'reason')
    : ''
  const parts = [
    event.exact ? '' : 'time not in export',
    event.kind === 'refunded' && !shipped ? '发货前' : '',
    said,
  ]
  return parts.filter((part) => part !== '').join('; ')
}

function eventRows(mapping: Mapping, head: OrderHead): readonly OutputRow[] {
  return head.life.events.map((event) => {
    if (!event.exact) mapping.count('time_not_in_export')
    return filled({
      order_id: head.order_id,
      at: event.at,
      kind: event.kind,
      amount: eventAmount(mapping, head, event),
      reason: reasonOf(mapping, head, event),
      tracking_id: event.kind === 'shipped' ? mapping.reader.text(head.row, 'tracking_id') : '',
      source_line: head.row.line,
    })
  })
}

/** Turns the rows of one order (one row, or several where lines follow) into records; throws a `RowProblem`. */
export function mapOrder(mapping: Mapping, rows: readonly [SourceRow, ...SourceRow[]]): MappedOrder {
  const head = readHead(mapping, rows[0])
  const lines = rows.map((row) => readLine(mapping, row, head.currency))
  const orders = orderRows(mapping, head, lines)
  const products = lines
    .filter(({ title }) => title !== '')
    .map(({ product_id, title }) => filled({ product_id, shop_id: orders[0]?.['shop_id'], title }))
  return { orders, events: eventRows(mapping, head), products }
}
