import type { AuditedSession } from '../../records/coverage.ts'
import { type ClaimedFigure, type Figure, highestClaim, holds, ratioOf } from '../figure.ts'
import type { Acts, Displayed, OnlineAt, Presence } from './audience.ts'

export interface Watched {
  readonly acts: Acts | undefined
  readonly presence: Presence | undefined
  readonly online: OnlineAt | undefined
  readonly shown: readonly Displayed[]
  readonly claims: readonly ClaimedFigure[]
}

const enter = 'activity.enter'
const stream = { likes: 'like', comments: 'comment', follows: 'follow', shares: 'share' } as const

/** Figures of one session's audience; recorded is null where the stream behind it is not covered. */
export function audienceFigures(session: AuditedSession, watched: Watched): Figure[] {
  const { acts, shown, claims } = watched
  const displayed = (name: string) => shown.find((counter) => counter.name === name)?.last ?? null
  const entered = holds(session, enter)
  const uv = entered ? (acts?.unique_viewers ?? 0) : null
  const said = (metric: string) => ({ metric, claimed: highestClaim(claims, metric) })
  const rate = (metric: string, part: number | undefined, kinds: readonly string[]): Figure => {
    const streams = [enter, ...kinds.map((kind) => `activity.${kind}`)]
    const known = kinds.some((kind) => holds(session, `activity.${kind}`))
    return { ...said(metric), recorded: known ? ratioOf(part ?? 0, uv) : null, streams }
  }
  return [
    {
      ...said('views'),
      displayed: displayed('views'),
      counter: 'views',
      recorded: entered ? (acts?.views ?? 0) : null,
      streams: [enter],
    },
    {
      ...said('unique_viewers'),
      displayed: displayed('unique_viewers'),
      counter: 'unique_viewers',
      recorded: uv,
      streams: [enter],
    },
    ...presenceFigures(session, watched),
    ...(['likes', 'comments', 'follows', 'shares'] as const).map((metric) => {
      const from = `activity.${stream[metric]}`
      const recorded = holds(session, from) ? (acts?.[metric] ?? 0) : null
      return { ...said(metric), displayed: displayed(metric), counter: metric, recorded, streams: [from] }
    }),
    rate('engagement_rate', acts?.actors, ['like', 'comment', 'share', 'follow', 'gift']),
    rate('like_user_rate', acts?.likers, ['like']),
    rate('comment_user_rate', acts?.commenters, ['comment']),
    rate('follow_rate', acts?.followers, ['follow']),
  ]
}

function presenceFigures(
  session: AuditedSession,
  { presence, online: at, shown, claims }: Watched,
): Figure[] {
  const streams = [enter, 'activity.leave']
  const whole = streams.every((each) => holds(session, each, 'event'))
  const known = whole ? presence : undefined
  const online = shown.find(({ name }) => name === 'online')
  const durationMs = session.ended_at - session.started_at
  const said = (metric: string) => ({
    metric,
    claimed: highestClaim(claims, metric),
    counter: 'online',
    streams,
  })
  return [
    onlineFigure(said('online'), whole, at),
    { ...said('pcu'), displayed: online?.peak ?? null, recorded: known?.pcu ?? null },
    {
      ...said('acu'),
      displayed: online?.average ?? null,
      recorded: known && durationMs > 0 ? known.viewer_ms / durationMs : null,
    },
    { ...said('dwell'), recorded: known?.dwell_mean ?? null, ...spreadOf(known) },
  ]
}

/** Display and ledger at the same instant: where the display stood highest, since that is the figure people quote. */
function onlineFigure(
  said: Pick<Figure, 'metric' | 'claimed' | 'counter' | 'streams'>,
  whole: boolean,
  at: OnlineAt | undefined,
): Figure {
  const known = at !== undefined && (whole || at.displayed !== null)
  return {
    ...said,
    displayed: at?.displayed ?? null,
    recorded: whole ? (at?.online ?? 0) : null,
    ...(known ? { at: at.at } : {}),
  }
}

/** Stays are heavy-tailed: their mean says little without their spread. */
function spreadOf(presence: Presence | undefined): Pick<Figure, 'spread'> {
  if (!presence || presence.dwell_median === null) return {}
  return {
    spread: {
      median: presence.dwell_median,
      p25: presence.dwell_p25 ?? 0,
      p75: presence.dwell_p75 ?? 0,
      under_10s: presence.dwell_under_10s ?? 0,
      over_30min: presence.dwell_over_30min ?? 0,
    },
  }
}
