import { describe, expect, it } from 'vitest'
import { shown } from '../../display/shown.ts'
import { orderLives } from '../../orders/lives.ts'
import type { Ordered } from '../../orders/ordered.ts'
import { type Coverage, scenarioSchema } from '../../scenario.ts'
import { planWorld } from '../../world.ts'
import type { Row } from '../../write/row.ts'
import { declared, holds } from '../coverage.ts'
import { genuineLife } from '../genuine-life.ts'
import type { Stage, Visit } from '../stage.ts'
import { writeStage } from '../write-stage.ts'

const scenarioOf = (coverage: Coverage) =>
  scenarioSchema.parse({
    name: 'life',
    coverage,
    accounts: 9000,
    rooms: 4,
    sessions_per_room: 3,
    views_per_session: 1500,
    days: 6,
  })

interface Lived {
  readonly stage: Stage
  readonly ordered: readonly Ordered[]
}

function sessions(coverage: Coverage, seed = 'a'): Lived[] {
  const world = planWorld(scenarioOf(coverage), seed)
  return world.broadcasts.map((broadcast) => {
    const truths = { label: () => {}, group: () => {}, practice: () => {}, cause: () => {} }
    const stage: Stage = {
      world,
      broadcast,
      random: world.random(`life/${broadcast.session_id}`),
      program: [],
      visits: [],
      acts: [],
      purchases: [],
      promotions: [],
      banners: [],
      lifts: [],
      claims: [],
      truths,
    }
    genuineLife(stage)
    return { stage, ordered: orderLives(stage) }
  })
}

/** Rows of every kind that a session writes. */
function written({ stage, ordered }: Lived): Map<string, Row[]> {
  const rows = new Map<string, Row[]>()
  const put = (kind: string, row: Row) => rows.set(kind, [...(rows.get(kind) ?? []), row])
  const activity: Row[] = []
  writeStage(stage, ordered, shown(stage, ordered), {
    put: (kind, row) => {
      if (kind === 'activity') activity.push(row)
      else put(kind, row)
    },
    close: () => ({}),
  })
  return rows.set('activity', activity)
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const mean = (values: readonly number[]): number => sum(values) / values.length
const lasted = ({ entered_at, left_at }: Visit): number => left_at - entered_at
const accounts = (visits: readonly Visit[]): Set<string> =>
  new Set(visits.map(({ account }) => account.account_id))
const lived = sessions('platform')

describe('the public of a room', () => {
  it('comes about as often as was planned', () => {
    const views = sum(lived.map(({ stage }) => stage.visits.length))
    const planned = sum(lived.map(({ stage }) => stage.broadcast.expected_views))
    expect(views / planned).toBeGreaterThan(0.8)
    expect(views / planned).toBeLessThan(1.2)
  })

  it('stays longer where it follows the room', () => {
    const visits = lived.flatMap(({ stage }) => stage.visits)
    const [followers, others] = [
      visits.filter(({ source }) => source === 'follow'),
      visits.filter(({ source }) => source !== 'follow'),
    ]
    expect(mean(followers.map(lasted))).toBeGreaterThan(1.5 * mean(others.map(lasted)))
  })

  it('comes again to the same room rather than to any other', () => {
    const [first] = lived
    const own = lived.filter(({ stage }) => stage.broadcast.room === first?.stage.broadcast.room)
    const other = lived.filter(({ stage }) => stage.broadcast.room !== first?.stage.broadcast.room)
    const before = accounts(first?.stage.visits.filter(({ source }) => source === 'follow') ?? [])
    const again = (visits: readonly Visit[]) =>
      [...accounts(visits)].filter((account_id) => before.has(account_id)).length / before.size
    const [same, elsewhere] = [own[1], other[0]].map((each) => again(each?.stage.visits ?? []))
    expect(same).toBeGreaterThan(1.5 * (elsewhere ?? 1))
  })

  it('brings back, as followers, people who began to follow in an earlier session', () => {
    const room = lived[0]?.stage.broadcast.room
    const own = lived.filter(({ stage }) => stage.broadcast.room === room)
    const joined = new Set(
      own[0]?.stage.acts.filter(({ kind }) => kind === 'follow').map(({ account }) => account.account_id),
    )
    const later = own.slice(1).flatMap(({ stage }) => stage.visits)
    const back = later.filter(({ source, account }) => source === 'follow' && joined.has(account.account_id))
    expect(joined.size).toBeGreaterThan(3)
    expect(back.length).toBeGreaterThan(0)
  })

  it('is in the room when it acts, and in one place of it at a time', () => {
    for (const { stage } of lived) {
      const own = Map.groupBy(stage.visits, ({ account }) => account.account_id)
      const outside = stage.acts.filter(
        ({ account, at }) =>
          !own.get(account.account_id)?.some(({ entered_at, left_at }) => entered_at <= at && at <= left_at),
      )
      expect(outside.map(({ kind }) => kind)).toEqual([])
      for (const visits of own.values())
        for (const [place, visit] of visits.entries())
          if (place > 0) expect(visit.entered_at).toBeGreaterThanOrEqual(visits[place - 1]?.left_at ?? 0)
    }
  })

  it('does most of everything by a few', () => {
    const lines = lived.flatMap(({ stage }) => [
      ...Map.groupBy(
        stage.acts.filter(({ kind }) => kind === 'comment'),
        ({ account }) => account.account_id,
      ).values(),
    ])
    const counts = lines.map(({ length }) => length).sort((left, right) => right - left)
    expect(sum(counts.slice(0, Math.ceil(counts.length / 10))) / sum(counts)).toBeGreaterThan(0.25)
  })

  it('says much that was said before, and more in some rooms than in others', () => {
    const shares = lived.map(({ stage }) => {
      const texts = stage.acts.flatMap(({ text, kind }) => (kind === 'comment' && text ? [text] : []))
      return 1 - new Set(texts).size / texts.length
    })
    expect(mean(shares)).toBeGreaterThan(0.2)
    expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.1)
  })

  it('buys what is being explained, mostly', () => {
    const explained = lived.flatMap(({ stage: { purchases, program } }) =>
      purchases.map(({ at, product }) =>
        program.some((turn) => turn.product === product && turn.from <= at && at < turn.until + 60_000),
      ),
    )
    expect(explained.length).toBeGreaterThan(50)
    expect(mean(explained.map(Number))).toBeGreaterThan(0.4)
  })
})

describe('a screen', () => {
  it('shows what the ledger had within its lag, and never takes back a total', () => {
    for (const { stage, ordered } of lived) {
      const views = shown(stage, ordered).counters.filter(({ name }) => name === 'views')
      const lagMs = 4000 * (stage.broadcast.room.habits.display['lagSeconds'] ?? 1)
      const held = (at: number) => stage.visits.filter(({ entered_at }) => entered_at <= at).length
      for (const [place, { at, value }] of views.entries()) {
        expect(value).toBeLessThanOrEqual(held(at))
        expect(value).toBeGreaterThanOrEqual(held(at - lagMs))
        expect(value).toBeGreaterThanOrEqual(views[place - 1]?.value ?? 0)
      }
    }
  })

  it('names in its lines only who came, followed or bought', () => {
    for (const { stage, ordered } of lived) {
      const came = accounts(stage.visits)
      const bought = new Set(stage.purchases.map(({ account }) => account.account_id))
      const strangers = shown(stage, ordered).banners.filter(
        ({ account }) => account && !came.has(account.account_id) && !bought.has(account.account_id),
      )
      expect(strangers).toEqual([])
    }
  })
})

const counted = (rows: readonly Row[], kind: string): number =>
  rows.filter((row) => row['kind'] === kind).length
const likes = (rows: readonly Row[]): number =>
  sum(rows.filter((row) => row['kind'] === 'like').map((row) => Number(row['count'] ?? 1)))

describe('the feed of an importer', () => {
  it('of a platform holds everything, each act under a number of its own', () => {
    for (const each of lived) {
      const activity = written(each).get('activity') ?? []
      expect(activity.length).toBe(2 * each.stage.visits.length + each.stage.acts.length)
      expect(new Set(activity.map((row) => row['message_id'])).size).toBe(activity.length)
    }
  })

  it('in part lets through the shares of entries and likes that it declares', () => {
    for (const each of sessions('partial')) {
      const activity = written(each).get('activity') ?? []
      const all = likes(each.stage.acts.map(({ kind, count }) => ({ kind, count })))
      expect(counted(activity, 'enter') / each.stage.visits.length).toBeCloseTo(
        declared.partial['activity.enter']?.share ?? 0,
        1,
      )
      if (all > 500) expect(Math.abs(likes(activity) / all - 0.4)).toBeLessThan(0.1)
      expect(counted(activity, 'leave')).toBe(0)
      expect(counted(activity, 'heartbeat')).toBeGreaterThan(0)
    }
  })

  it('of an observer has every comment, no means, and nothing that it declares not to have', () => {
    for (const each of sessions('observer')) {
      const activity = written(each).get('activity') ?? []
      const comments = each.stage.acts.filter(({ kind }) => kind === 'comment')
      expect(counted(activity, 'comment')).toBe(comments.length)
      expect(activity.filter((row) => !holds('observer', `activity.${row['kind']}`))).toEqual([])
      expect(activity.filter((row) => row['device_id'] ?? row['ip'] ?? row['client_sent_at'])).toEqual([])
      expect(
        new Set(
          written(each)
            .get('counter')
            ?.map((row) => row['name']),
        ),
      ).toEqual(new Set(['online']))
    }
  })

  it('of a merchant has no acts at all', () => {
    for (const each of sessions('merchant')) expect(written(each).get('activity')).toEqual([])
  })
})
