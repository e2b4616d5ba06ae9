import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WringError } from '../../errors.ts'
import type { Text } from '../../language.ts'
import { maskedReject } from '../masking.ts'
import type { RejectReason } from '../reject-reasons.ts'
import { type Mapping, mapOrder } from './mapping.ts'
import { type NdjsonFile, ndjsonFile } from './ndjson-file.ts'
import { type Notice, type NoticeCode, noticesOf } from './notices.ts'
import type { ExportProfile } from './profile.ts'
import { cleanCell, RowProblem, rowReader, type SourceRow } from './row-reader.ts'
import type { TokenKey } from './sip-hash.ts'
import { sourceRows } from './source-rows.ts'

export interface ConvertInput {
  readonly path: string
  readonly profile: ExportProfile
  /** IANA name of the zone of times that carry none; without it, the zone of the profile. */
  readonly timezone?: string
  readonly tokenKey: TokenKey
  readonly outFolder: string
}

export interface RejectedRow {
  readonly line: number
  readonly reason: { readonly code: RejectReason; readonly text: Text }
  /** The row without what names a person. */
  readonly raw: string
}

/** What became of an export; `rows` = rows that went in + rejected + left out (the notices say which). */
export interface ConvertReport {
  readonly profile: string
  readonly rows: number
  readonly orders: number
  readonly orderEvents: number
  readonly products: number
  readonly rejected: readonly RejectedRow[]
  readonly notices: readonly Notice[]
}

interface Files {
  readonly orders: NdjsonFile
  readonly events: NdjsonFile
  readonly products: NdjsonFile
}

interface Tally {
  rows: number
  orders: number
  orderEvents: number
  readonly products: Set<string>
  readonly rejected: RejectedRow[]
  readonly notices: Map<NoticeCode, number>
}

type OrderGroup = [SourceRow, ...SourceRow[]]

const isTotals = (row: SourceRow): boolean => {
  const [first = ''] = row.cells.map(cleanCell).filter((cell) => cell !== '')
  return /^(合计|总计|小计|汇总|共计|totals?|sum)\s*[:：]?$/i.test(first)
}

/** Rows of one order: the next row belongs to it where lines follow and the order's own columns are empty. */
async function* orderGroups(
  rows: AsyncIterable<SourceRow>,
  belongs: (group: OrderGroup, row: SourceRow) => boolean,
): AsyncGenerator<OrderGroup> {
  let group: OrderGroup | undefined
  for await (const row of rows) {
    if (group && belongs(group, row)) {
      group.push(row)
      continue
    }
    if (group) yield group
    group = [row]
  }
  if (group) yield group
}

function add(notices: Map<NoticeCode, number>, code: NoticeCode, count = 1): void {
  notices.set(code, (notices.get(code) ?? 0) + count)
}

async function takeOrder(
  mapping: Omit<Mapping, 'count'>,
  group: OrderGroup,
  { tally, files }: { tally: Tally; files: Files },
): Promise<void> {
  const counted = new Map<NoticeCode, number>()
  try {
    const mapped = mapOrder({ ...mapping, count: (code) => add(counted, code) }, group)
    const products = mapped.products.filter(({ product_id }) => !tally.products.has(String(product_id)))
    for (const { product_id } of products) tally.products.add(String(product_id))
    await files.orders.write(mapped.orders)
    await files.events.write(mapped.events)
    await files.products.write(products)
    tally.orders += mapped.orders.length
    tally.orderEvents += mapped.events.length
    for (const [code, count] of counted) add(tally.notices, code, count)
  } catch (problem) {
    if (!(problem instanceof RowProblem)) throw problem
    const reason = { code: problem.code, text: problem.text }
    for (const row of group)
      tally.rejected.push({ line: row.line, reason, raw: maskedReject(mapping.reader.harmless(row)) })
  }
}

function openFolder(outFolder: string): Files {
  try {
    mkdirSync(outFolder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new WringError('output.not_writable', `cannot be made: ${outFolder}`, { cause })
  }
  const file = (name: string) => ndjsonFile(join(outFolder, `${name}.ndjson`))
  return { orders: file('order'), events: file('order_event'), products: file('product') }
}

function writeManifest({ profile, outFolder }: ConvertInput, timezone: string | undefined): void {
  const whole = { granularity: 'event', share: 1 }
  const manifest = {
    platform: profile.platform,
    source: 'merchant_export',
    ...(timezone === undefined ? {} : { timezone }),
    coverage: { order: whole, order_event: whole },
  }
  writeFileSync(join(outFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** Turns a platform's order export into an ordinary import folder; nothing that names a person is written. */
export async function convertExport(input: ConvertInput): Promise<ConvertReport> {
  const { path, profile, tokenKey } = input
  const timezone = input.timezone ?? profile.timezone
  const rows = sourceRows(path)
  const header = await rows.next()
  if (header.done) throw new WringError('input.empty', `no header in ${path}`)
  const reader = rowReader(profile, header.value.cells, timezone)
  const files = openFolder(input.outFolder)
  const tally: Tally = {
    rows: 0,
    orders: 0,
    orderEvents: 0,
    products: new Set(),
    rejected: [],
    notices: new Map(),
  }
  const belongs = ([first]: OrderGroup, row: SourceRow): boolean =>
    profile.lines === 'following' &&
    reader.text(row, 'order_id') === reader.text(first, 'order_id') &&
    reader.text(row, 'order_status') === ''
  for await (const group of orderGroups(rows, belongs)) {
    tally.rows += group.length
    if (isTotals(group[0])) add(tally.notices, 'totals_row')
    else if (/^(true|1|yes|是)$/i.test(reader.text(group[0], 'test'))) add(tally.notices, 'test_order')
    else await takeOrder({ profile, reader, tokenKey }, group, { tally, files })
  }
  await Promise.all([files.orders.close(), files.events.close(), files.products.close()])
  writeManifest(input, timezone)
  return {
    profile: profile.name,
    rows: tally.rows,
    orders: tally.orders,
    orderEvents: tally.orderEvents,
    products: tally.products.size,
    rejected: tally.rejected,
    notices: noticesOf(tally.notices),
  }
}
