import { chance, exponential, type Random } from '../../random.ts'
import { second } from '../clock.ts'
import type { Visit } from './visits.ts'

/** A line that fails: a share of those present is thrown out at once, and half of them come back within minutes. */
export function outage(random: Random, visits: readonly Visit[], at: number, share: number): Visit[] {
  return visits.flatMap((visit) => {
    if (visit.entered_at > at - 5 * second || visit.left_at < at || !chance(random, share)) return [visit]
    const cut = { ...visit, left_at: Math.floor(at + random.next() * 3 * second) }
    const back = Math.floor(at + 8 * second + exponential(random, 45 * second))
    const again = visit.left_at - back > 10 * second && chance(random, 0.5)
    return again ? [cut, { ...visit, entered_at: back, source: 'follow' }] : [cut]
  })
}
