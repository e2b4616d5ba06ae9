import { describe, expect, it } from 'vitest'
import { lnRare, type Rhythm, usualOf } from './usual.ts'

const rhythm = (session: number, account: number, same: number, pairs: number): Rhythm => ({
  session_id: `s-${session}`,
  account_id: `a-${account}`,
  act: 'like',
  acts: pairs + 2,
  amount: pairs + 2,
  texts: 1,
  first_at: 0,
  last_at: 1,
  pairs,
  same,
  tempo_ms: 2000,
  paces: '',
})

/** Twenty accounts in each of four sessions, who repeat an interval as often as every tenth time to every third. */
const people = Array.from({ length: 80 }, (_, place) =>
  rhythm(place % 4, place, (place % 3) + Math.floor(place / 40), 10),
)

describe('what is usual', () => {
  it('is what ordinary accounts do, and machines in half of the sessions do not move it', () => {
    const without = usualOf(people)
    const machines = Array.from({ length: 60 }, (_, place) => rhythm(place % 2, 100 + place, 200, 200))
    const beside = usualOf([...people, ...machines])
    expect(without?.mean).toBeCloseTo(0.15, 1)
    expect(beside?.mean).toBeCloseTo(without?.mean ?? 0, 1)
  })

  it('is not told from too few', () => {
    expect(usualOf(people.slice(0, 19))).toBeUndefined()
  })

  it('makes sameness the rarer the more of it there is, and never rarer than certain', () => {
    const usual = { alpha: 2, beta: 8, mean: 0.2, sequences: 50 }
    expect(lnRare({ same: 0, pairs: 10 }, usual)).toBeCloseTo(0, 9)
    expect(lnRare({ same: 10, pairs: 10 }, usual)).toBeLessThan(lnRare({ same: 8, pairs: 10 }, usual))
    expect(lnRare({ same: 40, pairs: 40 }, usual)).toBeLessThan(lnRare({ same: 10, pairs: 10 }, usual))
    // A beta-binomial of ten pairs: all the same has Γ(12)Γ(10)/(Γ(2)Γ(20)).
    expect(Math.exp(lnRare({ same: 10, pairs: 10 }, usual))).toBeCloseTo(0.0001191, 6)
  })
})
