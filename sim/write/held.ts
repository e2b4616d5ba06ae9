import type { Coverage } from '../scenario.ts'
import { declared } from '../session/coverage.ts'

/** Kinds of records that an importer does not hold: what its manifest declares as `none` is never written. */
export function missingFrom(coverage: Coverage): ReadonlySet<string> {
  const streams = declared[coverage]
  return new Set(Object.keys(streams).filter((kind) => streams[kind]?.granularity === 'none'))
}
