import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { WringError } from '../errors.ts'
import { type Granularity, type Source, sources, wholeSources } from '../records/coverage.ts'

const granularity = z.enum(['event', 'burst', 'merged', 'counter', 'none'])

const schema = z.object({
  platform: z.string().min(1).optional(),
  source: z.enum(sources).optional(),
  exported_at: z.union([z.string(), z.number()]).optional(),
  timezone: z.string().optional(),
  coverage: z
    .record(z.string(), z.object({ granularity, share: z.number().min(0).max(1).nullish() }))
    .optional(),
})

export interface DeclaredStream {
  readonly granularity: Granularity
  /** Share of what happened that the records hold; null where nobody said. */
  readonly share: number | null
}

/** What an import says of itself: who collected it, where, and how much of each stream. */
export interface Manifest {
  readonly platform: string
  readonly source: Source | ''
  readonly exported_at: string
  readonly timezone: string
  readonly coverage: Readonly<Record<string, DeclaredStream>>
}

export const emptyManifest: Manifest = {
  platform: '',
  source: '',
  exported_at: '',
  timezone: '',
  coverage: {},
}

interface Said {
  readonly granularity: Granularity
  readonly share?: number | null | undefined
}

/** A share left out beside `event` means that nothing is missing, but for acts that somebody outside has caught. */
function declared(
  stream: string,
  { granularity: fineness, share }: Said,
  source: Source | '',
): DeclaredStream {
  const caught = stream.split('.')[0] === 'activity' && !wholeSources.has(source)
  return { granularity: fineness, share: share ?? (fineness === 'event' && !caught ? 1 : null) }
}

/** Reads a manifest; `path` is named in what is thrown. */
export function parseManifest(text: string, path: string): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new WringError('input.manifest', `not JSON: ${path}`, { cause })
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const place = issue?.path.join('.') || 'the whole'
    throw new WringError('input.manifest', `${place}: ${issue?.message ?? 'not understood'}, in ${path}`)
  }
  const { coverage = {}, exported_at = '', platform = '', source = '', timezone = '' } = parsed.data
  return {
    platform,
    source,
    exported_at: String(exported_at),
    timezone,
    coverage: Object.fromEntries(
      Object.entries(coverage).map(([stream, said]) => [stream, declared(stream, said, source)]),
    ),
  }
}

export const readManifest = (path: string): Manifest => parseManifest(readFileSync(path, 'utf8'), path)
