import { describe, expect, it } from 'vitest'
import type { Answer, Seer } from './answer.ts'
import { bars, outcomeOf } from './bars.ts'
import { gaugesOf } from './gauges.ts'
import { percent } from './markdown.ts'
import { page } from './page.ts'
import { reliabilityPlot } from './reliability-plot.ts'
import type { KeptGrid } from './results.ts'
import { emptyAnswer, perfectAnswer, sampleTruth, told } from './sample-world.ts'
import { score } from './score.ts'
import { tallyWorld } from './world-tally.ts'

const seers: readonly Seer[] = [
  {
    id: 'everything',
    fraudTypes: ['fake_viewers', 'brushed_order'],
    subjects: ['session', 'account', 'order'],
  },
]

function grid(answer: Answer): KeptGrid {
  const scores = score([told(tallyWorld(sampleTruth, answer, seers))], seers)
  const detectors = [{ id: 'everything', version: 3, hash: '0123456789abcdef' }]
  const measurer = { command: 'npm run bench:quality', seeds: '`reporting-1`', machine: '2 cores' }
  return { ...measurer, detectors, scores, gauges: gaugesOf(scores) }
}

const rowOf = (text: string, ...start: string[]): string =>
  text.split('\n').find((line) => line.startsWith(`| ${start.join(' | ')} |`)) ?? ''

describe('the page', () => {
  const perfect = page({ full: grid(perfectAnswer()), short: grid(emptyAnswer) })
  const empty = page({ full: grid(emptyAnswer), short: null })

  it('says with what it was measured', () => {
    for (const said of ['npm run bench:quality', '`reporting-1`', '2 cores', 'everything 3 (0123456789ab)'])
      expect(perfect).toContain(said)
  })

  it('has no precision where nothing was said', () => {
    expect(rowOf(empty, 'fake_viewers', 'session')).toContain(
      '| 0 % (0–79 %) · 0/10 | 0 % | 0 % | – | – | 0.00 |',
    )
    expect(rowOf(perfect, 'fake_viewers', 'session')).toContain('| 100 % (21–100 %) · 10/10 |')
  })

  it('leaves out no practice, and says which no detector looks for', () => {
    expect(rowOf(empty, 'raised_account', 'account')).toContain('no detector: 0 %')
    expect(rowOf(empty, 'brushing_advert', 'listing')).toContain('no detector: 0 %')
    expect(empty).toContain('**No detector looks for 16 of the 18 practices**')
  })

  it('tells the smallest dose that is found, and that not even the largest is', () => {
    expect(rowOf(perfect, 'sample', 'fake_viewers', '0')).toContain('**0.4**')
    expect(rowOf(empty, 'sample', 'fake_viewers', '0')).toContain('**not even 0.4**')
  })

  it('tells suspicion on the genuine by cause', () => {
    expect(rowOf(perfect, 'session', 'lottery', '10')).toContain('| 0 | 0 | 0.00 |')
    expect(rowOf(perfect, 'account', 'campus', '50')).not.toBe('')
  })

  it('says what has not been run', () => {
    expect(page({ full: null, short: null })).toContain('Nothing has been measured')
    expect(page({ full: null, short: grid(emptyAnswer) })).toContain('the full grid has not')
  })
})

describe('the bars', () => {
  const outcomes = (answer: Answer) => {
    const { scores } = grid(answer)
    return bars.map((bar) => outcomeOf(bar, bar.measure(scores)))
  }

  it('are not met by saying nothing', () => {
    const met = bars.filter((_, index) => outcomes(emptyAnswer)[index] === 'met')
    expect(met.map(({ asks }) => asks)).toEqual([
      'honest sessions above `watch`',
      'honest accounts `suspected`',
      'honest accounts `highly_suspected`',
      'accounts of honest sessions taken for bought followers',
    ])
  })

  it('are met by a perfect answer wherever its world holds what they ask of', () => {
    expect(outcomes(perfectAnswer())).not.toContain('not met')
  })
})

describe('percent', () => {
  it.each([
    [1, '100 %'],
    [3.0724, '307 %'],
    [0.9987, '99.9 %'],
    [0.5, '50 %'],
    [0.0042, '0.4 %'],
    [0, '0 %'],
    [null, '–'],
  ])('%s is %s', (value, text) => expect(percent(value)).toBe(text))
})

describe('the reliability plot', () => {
  it('draws a curve and its name for each unit', () => {
    const { calibration } = grid(perfectAnswer()).scores
    const svg = reliabilityPlot(calibration)
    expect(svg.match(/<polyline/g)).toHaveLength(calibration.length)
    expect(svg).toContain('>account in session</text>')
  })
})
