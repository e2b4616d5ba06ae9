import { createReadStream, existsSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Engine } from '../../engine/engine.ts'
import { EngineRefusal } from '../../engine/failure.ts'
import { type Parameters, type Statement, sqlFile } from '../../engine/statement.ts'
import { WringError } from '../../errors.ts'
import { makeFolder } from '../../folder.ts'
import type { Text } from '../../language.ts'
import { type RejectReason, rejectReasons } from '../reject-reasons.ts'
import { bindColumns } from './export-columns.ts'
import { copyExport, type ExportText, openExport } from './export-text.ts'
import { type Notice, type NoticeCode, noticesOf } from './notices.ts'
import type { Problem } from './problems.ts'
import type { ExportProfile } from './profile.ts'
import {
  type ExportReading,
  harmlessSelect,
  problemsOf,
  readingParameters,
  stageSelect,
} from './stage-select.ts'
import { watchReading } from './watch-reading.ts'

export interface ConvertInput {
  /** Where files of this machine are read. */
  readonly engine: Pick<Engine['files'], 'rows' | 'run'>
  /** Exported files of one platform, in any order. */
  readonly paths: readonly string[]
  readonly profile: ExportProfile
  /** IANA name of the zone of times that carry none; without it, the zone of the profile. */
  readonly timezone?: string
  readonly tokenKey: { readonly k0: bigint; readonly k1: bigint }
  readonly outFolder: string
  /** Told about twice a second which file is being read, and how much of it (0 to 1) has been. */
  readonly progress?: (file: string, share: number) => void
}

export interface RejectedExportRow {
  readonly file: string
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
  readonly rejected: number
  readonly notices: readonly Notice[]
  /** The rows that were rejected, read from the folder as they are asked for. */
  rejectedRows(): AsyncGenerator<RejectedExportRow>
}

const sql = {
  each: sqlFile(import.meta.url, 'lines-each.sql'),
  following: sqlFile(import.meta.url, 'lines-following.sql'),
  ages: sqlFile(import.meta.url, 'ages.sql'),
  order: sqlFile(import.meta.url, 'order.sql'),
  order_event: sqlFile(import.meta.url, 'order-event.sql'),
  product: sqlFile(import.meta.url, 'product.sql'),
  local: sqlFile(import.meta.url, 'local-times.sql'),
  tally: sqlFile(import.meta.url, 'tally.sql'),
  rejected: sqlFile(import.meta.url, 'rejected-lines.sql'),
}

/** What the steps of a conversion hand on. */
interface Conversion {
  readonly input: ConvertInput
  readonly zone: string | undefined
  /** A folder for what is written by the way; it holds no raw personal value but in copies of files, and goes with them. */
  readonly work: string
  readonly readings: ExportReading[]
}

/** Runs a SELECT of the engine into a file. */
async function write(
  { engine }: ConvertInput,
  { name, text }: Statement,
  file: { readonly path: string; readonly format: 'Parquet' | 'JSONEachRow' },
  parameters: Parameters,
): Promise<void> {
  const into = `INSERT INTO FUNCTION file({out:String}, ${file.format}) ${text}`
  await engine.run({ name, text: into }, { ...parameters, out: file.path })
}

function checkZone(timezone: string | undefined): void {
  try {
    if (timezone !== undefined) new Intl.DateTimeFormat('en-US', { timeZone: timezone })
  } catch (cause) {
    throw new WringError('input.zone', `not a time zone of the IANA list: ${timezone}`, { cause })
  }
}

/** The currency of rows that name none: where lines follow, the one that the file's first rows name. */
function currencyOf(profile: ExportProfile, rows: readonly (readonly string[])[], index: number | undefined) {
  const named = index === undefined ? [] : rows.map((row) => row[index]?.trim().toUpperCase() ?? '')
  return named.find((name) => /^[A-Z]{3}$/.test(name)) ?? profile.currency
}

function readingOf({ input: { profile }, zone }: Conversion, text: ExportText): ExportReading {
  const { header, columns } = bindColumns(profile, text.rows)
  const currency = currencyOf(profile, text.rows.slice(header + 1), columns.get('currency')?.indexes[0])
  return { profile, text, columns, header, currency, zone }
}

const stagePath = ({ work }: Conversion, file: number | '*'): string => join(work, `stage-${file}.parquet`)

/** Reads one file into typed rows; where the engine refuses it, from a copy that it does not. */
async function stage(conversion: Conversion, path: string): Promise<void> {
  const { input, work, readings } = conversion
  const file_number = readings.length
  const out = { path: stagePath(conversion, file_number), format: 'Parquet' } as const
  const keys = { k0: String(input.tokenKey.k0), k1: String(input.tokenKey.k1) }
  const take = async (reading: ExportReading): Promise<ExportReading> => {
    await write(input, stageSelect(reading), out, { ...readingParameters(reading), ...keys, file_number })
    return reading
  }
  const text = await openExport(path, join(work, `source-${file_number}.csv`))
  const found = readingOf(conversion, text)
  const watch = watchReading(path, (share) => input.progress?.(basename(path), share))
  try {
    readings.push(
      await take(found).catch(async (cause: unknown) => {
        if (!(cause instanceof EngineRefusal)) throw cause
        const copy = await copyExport(text, join(work, `copy-${file_number}.csv`))
        return take(readingOf(conversion, copy))
      }),
    )
  } finally {
    watch.stop()
  }
}

/** Line ends within the cells of a header and of what stands before it: they shift the lines of all rows below. */
const lineEndsBefore = ({ text, header }: ExportReading): number =>
  text.rows
    .slice(0, header + 1)
    .flat()
    .join('')
    .split('\n').length - 1

/** Puts the rows of all files in order and the lines of orders together. */
async function arrange(conversion: Conversion): Promise<void> {
  const { input, readings, work } = conversion
  const stage = stagePath(conversion, '*')
  const ages = await input.engine.rows<{ file_number: number }>(sql.ages, { stage })
  const problems = readings[0] ? problemsOf(readings[0]) : []
  await write(
    input,
    input.profile.lines === 'each' ? sql.each : sql.following,
    { path: join(work, 'lines.parquet'), format: 'Parquet' },
    {
      stage,
      inner_before: readings.map(lineEndsBefore),
      oldest_first: ages.map(({ file_number }) => file_number),
      currency_problem: problems.findIndex(({ reason }) => reason === 'not_a_currency') + 1,
    },
  )
}

const namesOf = ({ input }: Conversion): string[] => input.paths.map((path) => basename(path))

const rejectedPath = ({ work }: Conversion, file: number): string => join(work, `rejected-${file}.ndjson`)

async function keepRejected(conversion: Conversion): Promise<void> {
  const { input, readings, work } = conversion
  const lines = join(work, 'lines.parquet')
  for (const [file_number, reading] of readings.entries()) {
    const harmless = { path: join(work, `harmless-${file_number}.parquet`), format: 'Parquet' } as const
    const of = { lines, file_number }
    await write(input, harmlessSelect(reading), harmless, { ...readingParameters(reading), ...of })
    const out = { path: rejectedPath(conversion, file_number), format: 'JSONEachRow' } as const
    await write(input, sql.rejected, out, { ...of, harmless: harmless.path })
  }
}

interface HeldRow {
  readonly line: number
  readonly problem: number
  readonly raw: string
  readonly states: Readonly<Record<string, string>>
}

function reasonOf({ columns }: ExportReading, problem: Problem | undefined, states: HeldRow['states']) {
  const code = problem?.reason ?? 'not_a_record'
  const field = problem?.field ?? 'order_id'
  const place =
    code === 'not_mapped'
      ? (states[field] ?? '')
      : code === 'missing'
        ? field
        : (columns.get(field)?.header ?? field)
  const { zh, en } = rejectReasons[code]
  return { code, text: { zh: `${zh}：${place}`, en: `${en}: ${place}` } }
}

async function* rejectedRows(conversion: Conversion): AsyncGenerator<RejectedExportRow> {
  for (const [index, reading] of conversion.readings.entries()) {
    if (!existsSync(rejectedPath(conversion, index))) continue
    const problems = problemsOf(reading)
    const file = namesOf(conversion)[index] ?? ''
    for await (const held of createInterface({ input: createReadStream(rejectedPath(conversion, index)) })) {
      const { line, problem, raw, states } = JSON.parse(held) as HeldRow
      yield { file, line: Number(line), reason: reasonOf(reading, problems[problem - 1], states), raw }
    }
  }
}

type Tally = Readonly<
  Record<NoticeCode | 'rows' | 'orders' | 'order_events' | 'products' | 'rejected', number>
>

function writeManifest({ input: { profile, outFolder }, zone }: Conversion): void {
  const whole = { granularity: 'event', share: 1 }
  const manifest = {
    platform: profile.platform,
    source: 'merchant_export',
    ...(zone === undefined ? {} : { timezone: zone }),
    coverage: { order: whole, order_event: whole },
  }
  writeFileSync(join(outFolder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

function workFolder(outFolder: string): string {
  const work = join(outFolder, '.export')
  try {
    makeFolder(work, 0o700)
  } catch (cause) {
    throw new WringError('output.not_writable', `cannot be made: ${outFolder}`, { cause })
  }
  return work
}

/** Local times without a zone are nobody's to guess: the whole export waits for one. */
async function refuseLocalTimes({ input, readings, work, zone }: Conversion): Promise<void> {
  if (zone !== undefined) return
  const numbers = readings
    .slice(0, 1)
    .flatMap((reading) => problemsOf(reading))
    .flatMap(({ reason }, index) => (reason === 'time_without_zone' ? [index + 1] : []))
  const [found] = await input.engine.rows<{ n: number; line: number }>(sql.local, {
    lines: join(work, 'lines.parquet'),
    numbers,
  })
  if (found && found.n > 0)
    throw new WringError('input.zone', `a local time and no --timezone, on line ${found.line}`)
}

/** Turns a platform's order exports into an ordinary import folder; nothing that names a person is written to it. */
export async function convertExport(input: ConvertInput): Promise<ConvertReport> {
  const { engine, profile, paths, outFolder } = input
  const zone = input.timezone ?? profile.timezone
  checkZone(zone)
  const conversion: Conversion = { input, zone, work: workFolder(outFolder), readings: [] }
  for (const path of paths) await stage(conversion, path)
  await arrange(conversion)
  const lines = join(conversion.work, 'lines.parquet')
  const [tally] = await engine.rows<Tally>(sql.tally, { lines })
  if (!tally) throw new Error('a tally has one row')
  if (tally.rejected > 0) await keepRejected(conversion)
  await refuseLocalTimes(conversion)
  for (const kind of ['order', 'order_event', 'product'] as const) {
    const out = { path: join(outFolder, `${kind}.ndjson`), format: 'JSONEachRow' } as const
    await write(input, sql[kind], out, { lines, names: namesOf(conversion) })
  }
  writeManifest(conversion)
  const { rows, orders, order_events: orderEvents, products, rejected } = tally
  return {
    profile: profile.name,
    rows,
    orders,
    orderEvents,
    products,
    rejected,
    notices: noticesOf(tally),
    rejectedRows: () => rejectedRows(conversion),
  }
}
