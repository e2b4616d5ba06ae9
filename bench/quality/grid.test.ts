import { describe, expect, it } from 'vitest'
import { benignCauses } from '../../sim/benign/catalogue.ts'
import { fraudPractices } from '../../sim/fraud/catalogue.ts'
import { cellsOf, type Purpose, sizes } from './grid.ts'

const purposes: readonly Purpose[] = ['reporting', 'tuning', 'short']

describe('the grid', () => {
  it.each(purposes)('%s holds every practice at every dose and skill', (purpose) => {
    const { doses, skills, seeds } = sizes[purpose]
    for (const practice of Object.keys(fraudPractices)) {
      const own = cellsOf(purpose).flatMap(({ scenario }) =>
        scenario.fraud.filter((dosed) => dosed.practice === practice),
      )
      expect(own).toHaveLength(doses.length * skills.length * seeds)
      expect(new Set(own.map(({ dose, skill }) => `${dose} ${skill}`)).size).toBe(
        doses.length * skills.length,
      )
    }
  })

  it.each(purposes)('%s sets benign causes beside what is made up', (purpose) => {
    for (const { scenario } of cellsOf(purpose)) expect(scenario.benign.length).toBeGreaterThan(0)
  })

  it.each(purposes)('%s holds honest worlds with every benign cause', (purpose) => {
    const honest = cellsOf(purpose).filter(({ practice }) => practice === null)
    expect(honest).toHaveLength(sizes[purpose].honest)
    for (const { scenario } of honest) {
      expect(scenario.fraud).toEqual([])
      expect(scenario.benign.map(({ cause }) => cause)).toEqual(Object.keys(benignCauses))
    }
  })

  it('has no world twice', () => {
    const worlds = purposes.flatMap((purpose) =>
      cellsOf(purpose).map(({ scenario, seed }) => `${seed}/${scenario.name}`),
    )
    expect(new Set(worlds).size).toBe(worlds.length)
  })

  it('tunes, reports and holds CI on seeds of their own', () => {
    const seeds = purposes.map((purpose) => new Set(cellsOf(purpose).map(({ seed }) => seed)))
    for (const [index, own] of seeds.entries())
      for (const other of seeds.slice(index + 1)) expect(own.isDisjointFrom(other)).toBe(true)
  })

  it('refuses a practice that no world holds', () => {
    expect(() => cellsOf('short', 'no-such-practice')).toThrow('no-such-practice')
  })
})
