import { describe, expect, it } from 'vitest'
import { ordinaryShares, type Quiet } from './shapes.ts'
import { weightOf } from './view-finding.ts'

const quiet = (staying: number, share: number, visiting: number): Quiet => ({
  session_id: 's',
  staying,
  staying_lifeless: Math.round(staying * share),
  brief: 2000,
  brief_lifeless: Math.round(2000 * visiting),
})

/** What the last of some sessions weighs. */
function weightOfLast(sessions: readonly Quiet[]): number {
  const ordinary = ordinaryShares(sessions)
  const [own, known] = [sessions.at(-1), ordinary.at(-1)]
  if (!own || !known) throw new Error('no session')
  return weightOf({ quiet: own, ordinary: known, matched: sessions.length - 1 })
}

const alike = Array.from({ length: 8 }, () => quiet(400, 0.08, 0.05))
const unlike = [0.02, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.4].map((share) => quiet(400, share, 0.05))

describe('an excess of stays without another life', () => {
  it('is not made by numbers: however many stay, a little above the bound is no more than watched', () => {
    const [ordinary] = ordinaryShares([...alike, quiet(10_000, 0.08, 0.05)]).slice(-1)
    const share = (ordinary?.share ?? 1) * 1.15
    for (const many of [1000, 10_000, 100_000])
      expect(weightOfLast([...alike, quiet(many, share, 0.05)])).toBeLessThan(0)
  })

  it('is allowed where the other sessions differ as much', () => {
    expect(weightOfLast([...unlike, quiet(2000, 0.5, 0.05)])).toBeLessThan(12.8)
    expect(weightOfLast([...alike, quiet(2000, 0.5, 0.05)])).toBeGreaterThan(12.8)
  })

  it('weighs less among many sessions', () => {
    const seen = { quiet: quiet(400, 0.4, 0.05), ordinary: { share: 0.2, strength: 90 } }
    expect(weightOf({ ...seen, matched: 199 })).toBeLessThan(weightOf({ ...seen, matched: 5 }))
  })
})
