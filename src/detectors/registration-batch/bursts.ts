import { median } from '../cohort.ts'
import { decibans, limited, lnBinomialTail } from '../weight.ts'
import { assumed } from './parameters.ts'

/** One account registered while logins are on record, as the statement tells it. */
export interface RegistrationRow {
  readonly account_id: string
  readonly made_at: number
  /** How it came to register; '' where the records do not say. */
  readonly channel: string
  /** 1 where it gave no sign of life after its first day. */
  readonly silent: number
}

/** Hours in which far more accounts were registered and left to lie than at other times. */
export interface Burst {
  readonly members: readonly RegistrationRow[]
  /** All registered in these hours, silent or not. */
  readonly registered: number
  /** Silent ones that these hours would have had anyway. */
  readonly expected: number
  readonly usualSilent: number
  /** The commonest way in of the burst: its share there, and among all others. */
  readonly channel: string
  readonly channelShare: number
  readonly channelUsual: number
  readonly weightDb: number
}

const widths = [3, 12, assumed.batchHours].map((hours) => hours * 3_600_000)
const dayMs = 86_400_000

/** What newcomers do on quiet days: how many of them a day, and which share never comes back. */
interface Quiet {
  readonly daily: number
  readonly silent: number
}

function quietDays(rows: readonly RegistrationRow[]): Quiet {
  const [from, until] = [rows[0]?.made_at ?? 0, rows.at(-1)?.made_at ?? 0]
  const days = Array.from({ length: Math.floor((until - from) / dayMs) + 1 }, () => ({ all: 0, silent: 0 }))
  for (const { made_at, silent } of rows) {
    const day = days[Math.floor((made_at - from) / dayMs)]
    if (!day) continue
    day.all += 1
    day.silent += silent
  }
  const half = days.toSorted((one, other) => one.all - other.all).slice(0, Math.ceil(days.length / 2))
  const [all, silent] = [
    half.reduce((sum, day) => sum + day.all, 0),
    half.reduce((sum, day) => sum + day.silent, 0),
  ]
  const share = silent / Math.max(1, all)
  const upper = share + 2 * Math.sqrt((share * (1 - share) + 0.01) / Math.max(1, all))
  return {
    daily: median(days.map((day) => day.all)),
    silent: Math.min(0.98, Math.max(assumed.silentFloor, all === 0 ? 1 : upper)),
  }
}

interface Window {
  readonly first: number
  readonly last: number
  readonly lnP: number
}

/** Windows of one width that begin with each registration in turn, with how many in them never came back. */
function* windowsOf(rows: readonly RegistrationRow[], width: number) {
  let [last, silent] = [-1, 0]
  for (const [first, { made_at, silent: own }] of rows.entries()) {
    while (last + 1 < rows.length && (rows[last + 1]?.made_at ?? 0) <= made_at + width) {
      last += 1
      silent += rows[last]?.silent ?? 0
    }
    yield { first, last, silent, registered: last - first + 1 }
    silent -= own
  }
}

/** The hours in which silence is hardest to explain, of three widths. */
function worst(rows: readonly RegistrationRow[], quiet: Quiet): Window | undefined {
  const tests = Math.log(Math.max(1, rows.length * widths.length))
  let found: Window | undefined
  for (const width of widths)
    for (const { first, last, silent, registered } of windowsOf(rows, width)) {
      if (silent < assumed.leastSilent || silent <= quiet.silent * registered) continue
      const lnP = lnBinomialTail(silent, registered, quiet.silent) + tests
      if (lnP < (found?.lnP ?? Math.log(assumed.chance))) found = { first, last, lnP }
    }
  return found
}

const shareOf = (rows: readonly RegistrationRow[], channel: string): number =>
  rows.filter((row) => row.channel === channel).length / Math.max(1, rows.length)

/**
 * Windows are wider than what they hold: who lies further apart from the rest than the widest of so many gaps is likely to be
 * (ln n and four more, in mean gaps) came by chance.
 */
function densest(members: readonly RegistrationRow[]): RegistrationRow[] {
  const gaps = members.slice(1).map(({ made_at }, at) => made_at - (members[at]?.made_at ?? 0))
  const widest = (Math.max(1000, median(gaps)) / Math.LN2) * (Math.log(members.length) + 4)
  const parts: RegistrationRow[][] = [[]]
  for (const [at, member] of members.entries()) {
    if (at > 0 && (gaps[at - 1] ?? 0) > widest) parts.push([])
    parts.at(-1)?.push(member)
  }
  return parts.reduce((most, part) => (part.length > most.length ? part : most), [])
}

/** So many against those who would have been silent anyway; the size of the burst takes the place of the prior odds. */
const weightOf = (silent: number, expected: number): number =>
  limited(Math.min(assumed.silentDb, decibans(Math.log((silent - expected) / expected)) - assumed.priorDb))

/** What these few of a burst weigh by themselves; nothing where they may be those who would have been silent anyway. */
export const weightOfSome = ({ expected }: Burst, some: number): number =>
  some > 3 * expected ? weightOf(some, expected) : 0

function burstOf(
  here: readonly RegistrationRow[],
  others: readonly RegistrationRow[],
  quiet: Quiet,
): Burst | undefined {
  const members = densest(here.filter(({ silent }) => silent > 0))
  const [from, until] = [members[0]?.made_at ?? 0, members.at(-1)?.made_at ?? 0]
  const hours = (until - from) / 3_600_000 + 1
  const registered = here.filter(({ made_at }) => made_at >= from && made_at <= until).length
  // Those who came back tell how many honest ones there were: of a wave as many stay away as of those of quiet days.
  const beside = ((registered - members.length) * quiet.silent) / (1 - quiet.silent)
  const expected = Math.max((quiet.silent * quiet.daily * hours) / 24, beside) + 0.5
  if (members.length < assumed.leastSilent || members.length <= 3 * expected) return undefined
  const channels = [...Map.groupBy(members, ({ channel }) => channel)].sort(
    ([, one], [, other]) => other.length - one.length,
  )
  const channel = channels[0]?.[0] ?? ''
  return {
    members,
    registered,
    expected,
    usualSilent: quiet.silent,
    channel,
    channelShare: shareOf(members, channel),
    channelUsual: Math.max(shareOf(others, channel), 1 / (others.length + 2)),
    weightDb: weightOf(members.length, expected),
  }
}

/** Bursts of sign-ups that never came back, the clearest first; each is taken out before the next is looked for. */
export function burstsIn(rows: readonly RegistrationRow[]): Burst[] {
  const quiet = quietDays(rows)
  const bursts: Burst[] = []
  let left = rows
  for (let window = worst(left, quiet); window; window = worst(left, quiet)) {
    const here = left.slice(window.first, window.last + 1)
    left = [...left.slice(0, window.first), ...left.slice(window.last + 1)]
    const burst = burstOf(here, left, quiet)
    if (burst) bursts.push(burst)
  }
  return bursts
}

/** Whether an unusual way in, or none on record, leaves a campaign as an explanation. */
export const isCampaign = ({ channel, channelShare, channelUsual }: Burst): boolean =>
  channel === '' ||
  (channelShare >= assumed.campaignShare && channelShare >= assumed.campaignLift * channelUsual)
