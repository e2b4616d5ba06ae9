import { describe, expect, it } from 'vitest'
import { type ContrastChoices, contrastsOf, type MarkedRow } from './contrast.ts'

const choices: ContrastChoices = {
  pseudoOrders: 30,
  strength: 60,
  openDeviations: 1.64,
  driftDeviations: 1,
  leastBack: 3,
  sessionDb: 10,
  mostDb: 20,
}

/** Buyers of a session: with the mark and their order back, without it and back, and as many kept, none with the mark. */
const room = (session_id: string, marked: number, others: number, kept = 1000): MarkedRow[] => [
  { session_id, mark: 2, back: marked, kept: 0 },
  { session_id, mark: 0, back: others, kept },
]

const of = (rows: MarkedRow[], session_id: string) =>
  contrastsOf(rows, (session) => session, choices).find((contrast) => contrast.session_id === session_id)

describe('a mark among what comes back', () => {
  it('tells where hardly any that was kept bears it', () => {
    const told = of([...room('s', 12, 3), ...room('a', 0, 9), ...room('b', 0, 9)], 's')
    expect(told?.oddsDb).toBeGreaterThan(12.8)
    expect(told?.usual).toBe(0)
  })

  it('is ordinary where it goes with coming back in other rooms, whatever was kept', () => {
    const told = of([...room('s', 3, 0), ...room('a', 30, 70), ...room('b', 32, 68)], 's')
    expect(told?.usual).toBeCloseTo(0.31)
    expect(told?.oddsDb).toBeLessThan(3)
  })

  it('is not known to be ordinary elsewhere where fewer than two rooms tell', () => {
    expect(of([...room('s', 12, 3), ...room('a', 3, 7)], 's')?.usual).toBeNull()
    expect(of([...room('s', 12, 3), ...room('a', 3, 7), ...room('b', 1, 1)], 's')?.usual).toBeNull()
  })
})
