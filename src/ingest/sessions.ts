import type { Engine } from '../engine/engine.ts'
import { sqlFile } from '../engine/statement.ts'
import { recordKind } from '../records/catalogue.ts'
import type { AuditedSession, Granularity, Source, StreamCoverage } from '../records/coverage.ts'
import { granularities, wholeSources } from '../records/coverage.ts'
import { knownFiles } from './bookkeeping.ts'

const sessionsSql = sqlFile(import.meta.url, 'sessions.sql')
const streamsSql = sqlFile(import.meta.url, 'session-streams.sql')
const declaredSql = sqlFile(import.meta.url, 'declared.sql')

type SessionRow = Omit<AuditedSession, 'source' | 'coverage'> & { readonly file_id: string }

interface StreamRow {
  readonly session_id: string
  readonly kind: string
  readonly sort: string
  readonly file_id: string
  readonly records: number
}

interface DeclaredRow {
  readonly import_id: string
  readonly source: Source | ''
  readonly stream: string
  readonly granularity: Granularity
  readonly share: number | null
}

const finest = (left: DeclaredRow, right: DeclaredRow): DeclaredRow => {
  const order = granularities.indexOf(left.granularity) - granularities.indexOf(right.granularity)
  if (order !== 0) return order < 0 ? left : right
  return (left.share ?? 0) >= (right.share ?? 0) ? left : right
}

const kindOf = (stream: string): string => stream.split('.')[0] ?? stream

const keyOf = ({ kind, sort }: StreamRow): string => (sort === '' ? kind : `${kind}.${sort}`)

function recordsByStream(rows: readonly StreamRow[]): Map<string, number> {
  const records = new Map<string, number>()
  for (const row of rows) {
    for (const key of new Set([row.kind, keyOf(row)])) records.set(key, (records.get(key) ?? 0) + row.records)
  }
  return records
}

/** Sorts whose absence is no proof: an activity or display that was not sent, rather than one that did not happen. */
function silentSorts(kind: string): readonly string[] {
  const sort = { activity: 'kind', counter: 'name', banner: 'kind' }[kind]
  return recordKind(kind)?.columns.find(({ name }) => name === sort)?.values ?? []
}

/** Records of which nobody can say by looking at them that none is missing. */
const partial = new Set(['activity', 'order', 'order_event'])

/**
 * Whether a stream that a manifest speaks of was not delivered for a session. A manifest speaks of a whole import: of a session
 * without a single act, the acts did not come. That nothing was ordered is a fact where the orders are said to be whole.
 */
function undelivered({ stream, share }: DeclaredRow, records: ReadonlyMap<string, number>): boolean {
  const kind = kindOf(stream)
  if (records.has(kind)) return false
  return kind === 'activity' || (partial.has(kind) && share === null)
}

function coverageFrom(
  records: ReadonlyMap<string, number>,
  declared: ReadonlyMap<string, DeclaredRow>,
  source: Source | '',
): Record<string, StreamCoverage> {
  const coverage: Record<string, StreamCoverage> = {}
  const set = (stream: string, granularity: Granularity, share: number | null, said: boolean) => {
    coverage[stream] = { stream, granularity, share, declared: said, records: records.get(stream) ?? 0 }
  }
  for (const row of declared.values()) {
    if (undelivered(row, records)) set(row.stream, 'none', null, true)
    else set(row.stream, row.granularity, row.share, true)
  }
  for (const stream of records.keys()) {
    if (coverage[stream]) continue
    const kind = kindOf(stream)
    const said = declared.get(kind)
    const share = partial.has(kind) && !wholeSources.has(source) ? null : 1
    if (said) set(stream, said.granularity, said.share, true)
    else set(stream, 'event', share, false)
  }
  for (const kind of ['activity', 'counter', 'banner']) {
    if (!coverage[kind] || declared.has(kind)) continue
    for (const sort of silentSorts(kind))
      if (!coverage[`${kind}.${sort}`]) set(`${kind}.${sort}`, 'none', null, false)
  }
  return Object.fromEntries(Object.entries(coverage).sort(([left], [right]) => (left < right ? -1 : 1)))
}

/** What the manifests of some imports say, the finest word for each stream. */
function declaredBy(imports: ReadonlySet<string>, rows: readonly DeclaredRow[]) {
  const said = rows.filter(({ import_id }) => imports.has(import_id))
  const declared = new Map<string, DeclaredRow>()
  for (const row of said.filter(({ stream }) => stream !== '')) {
    const other = declared.get(row.stream)
    declared.set(row.stream, other ? finest(other, row) : row)
  }
  const source: Source | '' = said.flatMap((row) => row.source || []).sort()[0] ?? ''
  return { declared, source }
}

/** The sessions of a store, all or those named, each with what is known of it and how well. By start, then id. */
export async function auditedSessions(engine: Engine, ids?: readonly string[]): Promise<AuditedSession[]> {
  const scope = { all: ids === undefined ? 1 : 0, sessions: ids ?? [] }
  const sessions = await engine.rows<SessionRow>(sessionsSql, scope)
  const streams = Map.groupBy(await engine.rows<StreamRow>(streamsSql, scope), ({ session_id }) => session_id)
  const declarations = await engine.rows<DeclaredRow>(declaredSql)
  const importOf = new Map((await knownFiles(engine)).map((file) => [file.file_id, file.import_id]))
  const shared = streams.get('') ?? []
  return sessions.map(({ file_id, ...session }) => {
    const own = streams.get(session.session_id) ?? []
    const imports = new Set(
      [file_id, ...own.map((row) => row.file_id)].map((file) => importOf.get(file) ?? ''),
    )
    const { declared, source } = declaredBy(imports, declarations)
    return {
      ...session,
      source,
      coverage: coverageFrom(recordsByStream([...own, ...shared]), declared, source),
    }
  })
}
