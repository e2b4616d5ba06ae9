import type { Engine } from '../../engine/engine.ts'
import { sqlFile } from '../../engine/statement.ts'
import type { DetectorQuery } from '../detector.ts'
import { assumed } from './parameters.ts'

/** One displayed counter of one session. Times in UTC milliseconds, gaps in milliseconds. */
export interface Displayed {
  readonly session_id: string
  readonly name: string
  readonly readings: number
  readonly first_at: number
  readonly last_at: number
  readonly first_value: number
  readonly last_value: number
  readonly peak_at: number
  /** The figure that a tenth of the readings reach or pass. */
  readonly sustained: number
  readonly falls: number
  readonly refresh_p95: number
  readonly longest_gap: number
  readonly change_p95: number
}

export const countersQuery: DetectorQuery = {
  statement: sqlFile(import.meta.url, 'counters.sql'),
  row: {
    session_id: 'String',
    name: 'String',
    readings: 'Int64',
    first_at: 'Int64',
    last_at: 'Int64',
    first_value: 'Int64',
    last_value: 'Int64',
    peak_at: 'Int64',
    sustained: 'Int64',
    falls: 'Int64',
    refresh_p95: 'Int64',
    longest_gap: 'Int64',
    change_p95: 'Int64',
  },
}

export type Counters = ReadonlyMap<string, Displayed>

/** The displayed counters of sessions, by session and then by name. */
export async function displayedCounters(
  engine: Engine,
  sessions: readonly string[],
): Promise<ReadonlyMap<string, Counters>> {
  const rows = await engine.rows<Displayed>(countersQuery.statement, { sessions })
  const bySession = Map.groupBy(rows, ({ session_id }) => session_id)
  return new Map([...bySession].map(([id, own]) => [id, new Map(own.map((row) => [row.name, row]))]))
}

/** How far the display may trail the ledger: the room's own refresh interval and the longest it was silent. */
export const lagOf = (counter: Displayed | undefined): number =>
  counter && counter.readings >= assumed.leastReadings
    ? Math.max(1000, Math.max(counter.refresh_p95, counter.change_p95) + counter.longest_gap)
    : assumed.defaultLagMs

/** Whether a counter that is called online never falls, as accumulated views never do. */
export const accumulates = ({ readings, falls, last_value, first_value }: Displayed): boolean =>
  readings >= assumed.leastReadings && falls === 0 && last_value > first_value

/** The unit that a figure was rounded to for display (1.2万 is 12,000): at least two digits are always shown. */
export function roundingOf(shown: number): number {
  const unit = 10 ** (String(shown).length - 2)
  return shown >= 10_000 && shown % unit === 0 ? unit : 1
}
