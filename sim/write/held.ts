import type { Coverage } from '../scenario.ts'
import { declared } from '../session/coverage.ts'
import type { Records } from './records.ts'

/** Lets through the kinds of records that an importer holds: what its manifest declares as `none` is never written. */
export function heldBy(coverage: Coverage, records: Records): Records {
  const streams = declared[coverage]
  const missing = new Set(Object.keys(streams).filter((kind) => streams[kind]?.granularity === 'none'))
  if (missing.size === 0) return records
  return {
    put: (kind, row) => {
      if (!missing.has(kind)) records.put(kind, row)
    },
    close: () => records.close(),
  }
}
