import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, type layouts, openWorld } from '../../../test/world.ts'
import { countAlike } from './alike.ts'
import { templatedReviews } from './detector.ts'
import { assumed } from './parameters.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectIn = async (name: string, layout: (typeof layouts)[number] = 'single') =>
  templatedReviews.detect(await openWorld(worldOf(name), layout))
const suspectedIn = async (name: string): Promise<string[]> =>
  (await detectIn(name)).findings
    .filter(({ weight_db }) => weight_db >= 12.8)
    .map(({ subject_id }) => subject_id)
    .sort()
const made = Array.from({ length: 7 }, (_, number) => `v-2-${number}`)

keepsTheLaws(templatedReviews)

describe('reviews that were sent along', () => {
  it('are found where the parcels are light', async () => {
    expect(await suspectedIn('guilty-light-parcels')).toEqual(made)
  })

  it('are watched and no more where they only come soon and alike', async () => {
    const { findings } = await detectIn('missed-minutes-after')
    expect(findings.map(({ subject_id, weight_db }) => [subject_id, weight_db]).sort()).toEqual(
      made.map((id) => [id, assumed.watchDb]),
    )
  })

  it.each([
    'benign-default-praise',
    'benign-asked-for-text',
    'benign-quick-customers',
    'benign-meals-at-the-door',
    'missed',
  ])('are not seen in %s', async (name) => {
    expect(await suspectedIn(name)).toEqual([])
  })

  it('tell no sign and leave no cause open that does not count', async () => {
    const { findings } = await detectIn('guilty-light-parcels')
    const suspected = findings.filter(({ weight_db }) => weight_db >= 12.8)
    expect(suspected.flatMap((one) => one.benign_considered).every((one) => one.ruled_out_by)).toBe(true)
    const heavy = findings.filter(({ facts }) => Number(facts['parcel_of_usual_share'] ?? 1) > 0.5)
    expect(heavy.every(({ statement }) => !statement.en.includes('usual weight'))).toBe(true)
  })

  it('are not judged where what became of orders is not on record', async () => {
    const { engine, sessions } = await openWorld(worldOf('guilty-light-parcels'))
    const bare = sessions.map((session) => ({ ...session, coverage: {} }))
    const { findings, insufficient } = await templatedReviews.detect({ engine, sessions: bare })
    expect(findings).toEqual([])
    expect(insufficient).toHaveLength(sessions.length)
  })
})

describe('alike', () => {
  it('counts other accounts whose words are nearly the same', () => {
    const said = [
      { account_id: 'a', text: '上次买的质量没话说，同事都问链接' },
      { account_id: 'b', text: '上次买的质量没话说，邻居都问链接' },
      { account_id: 'b', text: '上次买的质量没话说！家人都问链接' },
      { account_id: 'c', text: '好评' },
      { account_id: 'd', text: '好评' },
    ]
    expect([...countAlike(said, 0.5)]).toEqual([1, 1, 1, 0, 0])
  })
})
