import { chance, exponential, geometric, pick, type Random, whole } from '../../random.ts'
import type { Product, Promotion } from '../broadcast.ts'
import { second } from '../clock.ts'
import type { Person } from '../people.ts'
import { comment, type Talk } from './talk.ts'
import type { Visit } from './visits.ts'

export type ActKind =
  | 'like'
  | 'comment'
  | 'follow'
  | 'share'
  | 'favorite'
  | 'product_click'
  | 'product_view'
  | 'cart_add'

export interface Act {
  readonly at: number
  readonly person: Person
  readonly kind: ActKind
  readonly count?: number
  readonly text?: string
  readonly product_id?: string
}

/** What viewers do, a share of those who stay long enough to do anything. */
export interface ActHabits {
  readonly likerShare: number
  readonly commenterShare: number
  readonly followerShare: number
  readonly clickerShare: number
  readonly sharerShare: number
}

export interface Stage {
  readonly habits: ActHabits
  readonly talk: Talk
  readonly products: readonly Product[]
  readonly promotions: readonly Promotion[]
}

const within = (random: Random, visit: Visit): number =>
  Math.floor(visit.entered_at + 300 + random.next() * Math.max(0, visit.left_at - visit.entered_at - 300))

const staySeconds = (visit: Visit): number => (visit.left_at - visit.entered_at) / second

/** Bursts of taps as the client sends them together, with pauses of no rhythm between. */
function likes(random: Random, visit: Visit): Act[] {
  const acts: Act[] = []
  let at = within(random, visit)
  for (let burst = geometric(random, 2.6); burst > 0 && at < visit.left_at; burst -= 1) {
    acts.push({ at, person: visit.person, kind: 'like', count: Math.min(40, geometric(random, 6)) })
    at += Math.floor(900 + exponential(random, 25 * second))
  }
  return acts
}

function looks(random: Random, visit: Visit, products: readonly Product[]): Act[] {
  const { person } = visit
  return Array.from({ length: Math.min(6, geometric(random, 1.7)) }, () => {
    const at = within(random, visit)
    const { product_id } = pick(random, products)
    const acts: Act[] = [{ at, person, kind: 'product_click', product_id }]
    const seen = at + whole(random, [600, 2500])
    if (seen < visit.left_at && chance(random, 0.7))
      acts.push({ at: seen, person, kind: 'product_view', product_id })
    const carted = seen + whole(random, [4000, 40_000])
    if (carted < visit.left_at && chance(random, 0.16))
      acts.push({ at: carted, person, kind: chance(random, 0.6) ? 'cart_add' : 'favorite', product_id })
    return acts
  }).flat()
}

/** What one visit does by itself. */
function ownActs(random: Random, visit: Visit, stage: Stage): Act[] {
  const { person } = visit
  const { habits } = stage
  const stayed = staySeconds(visit)
  const patience = 1 - Math.exp(-stayed / 70)
  const acts: Act[] = []
  if (chance(random, habits.likerShare * patience)) acts.push(...likes(random, visit))
  if (chance(random, habits.commenterShare * patience)) {
    const lines = Math.min(30, geometric(random, 1.4 + stayed / 400))
    for (let line = 0; line < lines; line += 1)
      acts.push({ at: within(random, visit), person, kind: 'comment', text: comment(random, stage.talk) })
  }
  if (chance(random, habits.clickerShare * patience)) acts.push(...looks(random, visit, stage.products))
  if (visit.source !== 'follow' && chance(random, habits.followerShare * patience))
    acts.push({ at: within(random, visit), person, kind: 'follow' })
  if (chance(random, habits.sharerShare * patience))
    acts.push({ at: within(random, visit), person, kind: 'share' })
  return acts
}

/** What the host asks for, many do at once and alike: "扣1", the word of a lucky bag. */
function answeredActs(random: Random, visit: Visit, promotions: readonly Promotion[]): Act[] {
  return promotions.flatMap(({ kind, at, until, note }): Act[] => {
    const word = /「(.+)」/.exec(note)?.[1]
    if (!word || (kind !== 'call_to_action' && kind !== 'lottery')) return []
    const from = Math.max(at, visit.entered_at)
    const lag = exponential(random, (until - at) / 3)
    const said = Math.floor(from + 1200 + lag)
    if (said >= Math.min(until, visit.left_at) || !chance(random, kind === 'lottery' ? 0.62 : 0.22)) return []
    return [{ at: said, person: visit.person, kind: 'comment', text: word }]
  })
}

/** Acts of all visits; each between the entry and the exit of its visit, a follow once a person. */
export function actsOf(random: Random, visits: readonly Visit[], stage: Stage): Act[] {
  const followed = new Set<string>()
  return visits.flatMap((visit) => {
    const acts = [...ownActs(random, visit, stage), ...answeredActs(random, visit, stage.promotions)]
    return acts.filter(({ kind, person }) => {
      if (kind !== 'follow') return true
      if (followed.has(person.account_id)) return false
      followed.add(person.account_id)
      return true
    })
  })
}
