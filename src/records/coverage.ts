/** How much of a stream of records an import carries. Live feeds are incomplete by design; ledgers need not be. */
export type Granularity = 'event' | 'burst' | 'merged' | 'counter' | 'none'
export const granularities: readonly Granularity[] = ['event', 'burst', 'merged', 'counter', 'none']

/** Who collected an import. */
export const sources = [
  'official_api',
  'platform_push',
  'observer',
  'merchant_export',
  'regulator_upload',
  'complaint_upload',
  'simulated',
] as const
export type Source = (typeof sources)[number]

/** Sources that hold all there is of the activity they send, unless they say otherwise; what others caught is a part. */
export const wholeSources: ReadonlySet<string> = new Set<Source>([
  'official_api',
  'platform_push',
  'regulator_upload',
  'merchant_export',
  'simulated',
])

export interface StreamCoverage {
  /** A record kind (`order`), or a kind and its sort (`activity.enter`, `counter.online`, `order_event.refunded`). */
  readonly stream: string
  readonly granularity: Granularity
  /** Share of what happened that the records hold, 0–1; null where nobody said. */
  readonly share: number | null
  /** False where the manifest is silent and this was concluded from the records present. */
  readonly declared: boolean
  /** Records of this stream in the session. */
  readonly records: number
}

/** One session with what is known of it and how well; the unit that detectors and metrics are handed. */
export interface AuditedSession {
  readonly session_id: string
  readonly room_id: string
  readonly host_id: string
  readonly agency_id: string
  readonly shop_id: string
  readonly platform: string
  readonly title: string
  readonly category: string
  readonly started_at: number
  /** The last sign of life where the record has no end. */
  readonly ended_at: number
  readonly source: Source | ''
  /** By stream; a stream without an entry is not covered. */
  readonly coverage: Readonly<Record<string, StreamCoverage>>
}

/** What a conclusion needs of a stream: at least this fineness, and this share of what happened. */
export interface Need {
  readonly stream: string
  readonly granularity: Granularity
  readonly share?: number
}

const fineness: Readonly<Record<Granularity, number>> = { event: 4, burst: 3, merged: 2, counter: 1, none: 0 }

const nothing = (stream: string): StreamCoverage => ({
  stream,
  granularity: 'none',
  share: null,
  declared: false,
  records: 0,
})

/** The coverage of a stream, from its own entry or that of its kind. */
export function coverageOf(session: AuditedSession, stream: string): StreamCoverage {
  const kind = stream.split('.')[0] ?? stream
  return session.coverage[stream] ?? session.coverage[kind] ?? nothing(stream)
}

/** The needs that a session does not meet; empty when it can be judged. An unknown share meets no demand for a share. */
export function unmetNeeds(session: AuditedSession, needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => {
    const held = coverageOf(session, need.stream)
    if (fineness[held.granularity] < fineness[need.granularity]) return true
    return need.share !== undefined && (held.share ?? 0) < need.share
  })
}
