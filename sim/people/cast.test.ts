import { describe, expect, it } from 'vitest'
import { scenarioSchema } from '../scenario.ts'
import { planWorld } from '../world.ts'
import type { Account } from './account.ts'
import { newCast } from './cast.ts'

const world = planWorld(scenarioSchema.parse({ name: 'people', accounts: 20_000 }), 'a')
const people = Array.from({ length: world.public.size }, (_, index) => world.public.member(index))
const different = (of: (account: Account) => string): number => new Set(people.map(of)).size / people.length
const share = (holds: (account: Account) => boolean): number => people.filter(holds).length / people.length
const middle = (of: (account: Account) => number): number =>
  people.map(of).sort((left, right) => left - right)[people.length / 2] ?? Number.NaN

describe('the people of a cast', () => {
  it('are the same for the same number, in whatever order they are asked', () => {
    const [one, other] = [world.public.member(7), world.public.member(7)]
    const backwards = [other.ip, other.device_id, other.account_id, other.nickname]
    expect([one.nickname, one.account_id, one.device_id, one.ip]).toEqual(backwards.reverse())
  })

  it('each have an account, which nobody of another cast has either', () => {
    const others = newCast(world, 'others', people.length)
    const ids = people.flatMap(({ account_id }, index) => [account_id, others.member(index).account_id])
    expect(new Set(ids).size).toBe(2 * people.length)
    for (const { account_id } of people) expect(account_id).toMatch(/^[1-9]\d{15}$/)
  })

  it('share homes, networks, and now and then a purse or a telephone', () => {
    const homes = different(({ address_id }) => address_id)
    expect(homes).toBeGreaterThan(0.65)
    expect(homes).toBeLessThan(0.8)
    expect(different(({ payer_id }) => payer_id)).toBeCloseTo(0.96, 1)
    expect(different(({ device_id }) => device_id)).toBeCloseTo(0.985, 2)
    expect(different(({ ip }) => ip)).toBeLessThan(homes)
  })

  it('differ as people do', () => {
    expect(share(({ verified }) => verified)).toBeCloseTo(0.74, 1)
    expect(share(({ channel }) => channel === 'app')).toBeCloseTo(0.6, 1)
    expect(middle(({ habits }) => habits.buy)).toBeCloseTo(0.8, 1)
    expect(middle(({ habits }) => habits.talk)).toBeCloseTo(0.6, 1)
    expect(middle(({ level }) => level)).toBeGreaterThan(4)
    expect(share(({ clockSkew }) => Math.abs(clockSkew) > 60_000)).toBeLessThan(0.04)
  })
})
