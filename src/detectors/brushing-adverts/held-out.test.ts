import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Advert, readAdvert, usualOf, weigh } from './judge.ts'

const suspectedDb = 12.8

const advertsOf = (batch: string, kind: 'sold' | 'ordinary'): Advert[] =>
  readFileSync(join(import.meta.dirname, '../../../test/adverts', `${batch}-${kind}.txt`), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [title = '', description = ''] = line.split(' ;; ')
      return { title, description }
    })

/** Recall, precision and the share of found adverts with a unit price, over one batch of hand-written adverts. */
function measured(batch: string) {
  const [sold, ordinary] = [advertsOf(batch, 'sold'), advertsOf(batch, 'ordinary')]
  const usual = usualOf([...sold, ...ordinary].map((one) => ({ ...one, reading: readAdvert(one) })))
  const weighedOf = (one: Advert) => weigh(readAdvert(one), usual)
  const isSuspected = (one: Advert): boolean => (weighedOf(one)?.weightDb ?? 0) >= suspectedDb
  const found = sold.filter(isSuspected)
  const wronged = ordinary.filter(isSuspected)
  return {
    recall: found.length / sold.length,
    precision: found.length / (found.length + wronged.length),
    priced: found.filter((one) => weighedOf(one)?.offer).length / found.length,
  }
}

/**
 * Adverts written by hand, none of them by the synthetic world. Every batch was first read by a detector that had not seen
 * it (the figures of the name), and then served to better it (the figures asserted): only the first say how it does on new
 * wording. Since a word and a price for one piece no longer accuse by themselves, recall is lower than it had been bettered to
 * (0.95, 0.94, 0.83, 0.86), which spares ordinary goods with such a word in their name. The bar is 0.97 at 0.97 on first sight.
 */
describe.each([
  { batch: 'tuned', first: 'the oldest, 0.76 at 0.76', recall: 0.94, precision: 1 },
  { batch: 'first', first: '0.63 at 0.97', recall: 0.93, precision: 1 },
  { batch: 'second', first: '0.39 at 0.89', recall: 0.68, precision: 1 },
  {
    batch: 'third',
    first: '0.72 at 0.88, after the reading was made general',
    recall: 0.76,
    precision: 0.95,
  },
])('the $batch batch (on first sight: $first)', ({ batch, recall, precision }) => {
  it('is read no worse than measured', () => {
    const here = measured(batch)
    expect(here.recall).toBeGreaterThanOrEqual(recall)
    expect(here.precision).toBeGreaterThanOrEqual(precision)
    expect(here.priced).toBeGreaterThanOrEqual(0.75)
  })
})
