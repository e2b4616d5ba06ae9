import { describe, expect, it } from 'vitest'
import { membersOf } from './companies.ts'
import type { Rhythm } from './usual.ts'

/** A sequence that goes through these cells of the scale, from a place of its own on. */
const sequence = (room: number, account: string, cells: string, from: number): Rhythm => ({
  session_id: `s-${room}`,
  account_id: `${account}-${room}-${from}`,
  act: 'like',
  acts: 13,
  amount: 13,
  texts: 1,
  first_at: 0,
  last_at: 1,
  pairs: 11,
  same: 3,
  tempo_ms: 2000,
  paces: Array.from({ length: 12 }, (_, place) => cells[(from + place * 5) % cells.length]).join(''),
})

const packets = '==>=====L=U=>==='
const waits = 'FDHGBJEKGHC'
const placeOf = (session_id: string) => ({ room_id: session_id, platform: 'p', source: 'platform_feed' })
const room = (number: number, people: number, machines: number) => [
  ...Array.from({ length: people }, (_, place) => sequence(number, 'a', packets, place)),
  ...Array.from({ length: machines }, (_, place) => sequence(number, 'm', waits, place)),
]
const suspects = (rooms: readonly Rhythm[][]) =>
  membersOf(rooms.flat(), placeOf).filter(({ probability }) => probability > 0.5)

describe('accounts that wait alike', () => {
  it('are found in the room where they are, beside people who keep to the packets of the app', () => {
    const found = suspects([room(1, 20, 11), room(2, 80, 0), room(3, 80, 0), room(4, 80, 0)])
    expect(found).toHaveLength(11)
    for (const { rhythm, lnChance, company } of found) {
      expect(rhythm.account_id).toMatch(/^m-1/)
      expect(lnChance).toBeLessThan(Math.log(1e-4))
      expect([company.accounts, company.looked]).toEqual([11, 31])
    }
  })

  it('are nobody’s machines where every room has as many of them', () => {
    expect(suspects([1, 2, 3, 4].map((number) => room(number, 20, 11)))).toEqual([])
  })

  it('are not found without people of other rooms, or among fewer than five', () => {
    expect(suspects([room(1, 60, 11)])).toEqual([])
    expect(suspects([room(1, 20, 4), room(2, 40, 0), room(3, 40, 0)])).toEqual([])
  })
})
