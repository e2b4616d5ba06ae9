import { fraudTypes } from '../../src/detectors/finding.ts'
import { bars, type Measured, outcomeOf } from './bars.ts'
import { between, count, dash, number, percent, rate, table } from './markdown.ts'
import { accusations, costs, doses, figures, mistakes, probabilities } from './page-tables.ts'
import type { Kept, KeptGrid } from './results.ts'
import type { TypeScore } from './score-types.ts'
import { anyType } from './type-tally.ts'

const outcomes = { met: '✔ met', 'not met': '✘ not met', 'not measured': '– not measured' } as const

function told({ value, interval, of }: Measured): string {
  if (value === null) return dash
  // None of many needs no interval: worlds that all agree say little of how worlds differ, and the count says the rest.
  return `${percent(value)}${interval && value > 0 ? ` (${between(interval)})` : ''} of ${count(of)}`
}

function verdict({ scores }: KeptGrid): string {
  const rows = bars.map((bar) => {
    const measured = bar.measure(scores)
    const asked = bar.least === undefined ? `≤ ${percent(bar.most ?? 0)}` : `≥ ${percent(bar.least)}`
    return [outcomes[outcomeOf(bar, measured)], bar.asks, asked, told(measured), bar.source]
  })
  const met = rows.filter(([outcome]) => outcome === outcomes.met).length
  const unmeasured = rows.filter(([outcome]) => outcome === outcomes['not measured']).length
  return `**${met} of ${rows.length} bars are met, ${rows.length - met - unmeasured} are not, ${unmeasured} could not be measured.**
A bar counts as met by what was measured; its interval says how surely.

${table(['', 'what is asked', '>bar', '>measured', 'whose bar'], rows)}`
}

function blind({ scores }: KeptGrid): string {
  const lacking = fraudTypes.filter((type) =>
    scores.types.every(({ fraud_type, detectors }) => fraud_type !== type || detectors.length === 0),
  )
  return lacking.length === 0
    ? 'Every practice has a detector that claims to see it.'
    : `**No detector looks for ${lacking.length} of the ${fraudTypes.length} practices**: ${lacking.map((type) => `\`${type}\``).join(', ')}. Their recall is 0 below.`
}

function recallCell({ fraud_type, detectors, recall, positives }: TypeScore): string {
  if (detectors.length > 0 || fraud_type === anyType) return rate(recall.suspected)
  return positives === 0 ? 'no detector: 0 %' : `no detector: ${rate(recall.suspected)}`
}

function areaCell({ average_precision: area, average_precision_interval: interval }: TypeScore): string {
  if (area === null) return dash
  return `${number(area, 2)}${interval ? ` (${number(interval.low, 2)}–${number(interval.high, 2)})` : ''}`
}

const typeRow = (type: TypeScore): string[] => [
  type.fraud_type,
  type.unit.replaceAll('_', ' '),
  type.positives === 0 ? '0' : `${count(type.positives)} in ${type.worlds}`,
  count(type.unjudged),
  recallCell(type),
  percent(type.recall.watch.value),
  percent(type.recall.highly_suspected.value),
  rate(type.precision.suspected),
  percent(type.precision.highly_suspected.value),
  areaCell(type),
  type.subjects === 0 ? dash : percent(type.positives / type.subjects),
]

const practices = ({ scores }: KeptGrid): string =>
  table(
    [
      'practice',
      'unit',
      '>positives in worlds',
      '>not judgeable',
      '>recall',
      '>at `watch`',
      '>at `highly`',
      '>precision',
      '>at `highly`',
      '>average precision',
      '>chance',
    ],
    scores.types.map(typeRow),
  )

function grid(kept: KeptGrid): string {
  const { scores } = kept
  return `### By practice

Recall and precision are at \`suspected\`, with a 95 % interval in which worlds, not subjects, are what was drawn, and the counts
behind it. Right means the right practice on the right subject. What no record could show stands under “not judgeable”,
neither found nor missed. “Chance” is the share of positives: the average precision of a shuffled answer. Precision depends on
how much is made up in the grid, which is far more than in life.

${practices(kept)}

### Smallest dose found nine times in ten

A place is a session that holds the practice (or a world, for what happens outside sessions); it counts as found when it, or half of
what is made up in it, stands at \`suspected\`. Skill 0 is crude, 1 adaptive. In brackets the share that came out made up.

${doses(scores)}

### Suspicion on the genuine, by what could explain it

${accusations(scores)}

### What the wrongly suspected were

${mistakes(scores)}

### Probabilities

${probabilities(scores)}

### Audited figures

${figures(scores)}

### Time and memory

${costs(scores)}`
}

function method({ command, seeds, machine, detectors }: Omit<KeptGrid, 'gauges'>): string {
  const used = detectors.map(({ id, version, hash }) => `${id} ${version} (${hash.slice(0, 12)})`)
  return `\`${command}\` on ${machine}. Seeds ${seeds}. Detectors: ${used.join(', ')}.`
}

function shortForm({ gauges, ...kept }: KeptGrid): string {
  const rows = gauges.map(({ name, hits, of, better }) => [
    name,
    `${count(hits)} / ${count(of)}`,
    percent(hits / of),
    better,
  ])
  return `${method(kept)} ${kept.scores.worlds} worlds, ${kept.scores.sessions} sessions. The test fails when one
of these gets worse by more than the binomial noise of both counts (99 %, Newcombe).

${table(['share', '>counts', '>value', 'better'], rows)}`
}

/** The page that is committed: what the detectors can and cannot do, worst included. */
export function page({ full, short }: Kept): string {
  const shown = full ?? short
  if (!shown) return '# Quality\n\nNothing has been measured yet.\n'
  const { scores } = shown
  return `# Quality

How good the detectors are, measured on labelled worlds that are simulated anew for every seed: who comes, how long they stay, what they
say, buy and send back is drawn from wide ranges, and the audit sees the records alone. ${full ? '' : '**Only the short form has been run; the full grid has not.** '}These are simulated
worlds: they show what is missed and mistaken there, and bound nothing in life.

${scores.worlds} worlds (${scores.honest_worlds} of them honest), ${count(scores.sessions)} sessions, ${count(scores.cost.rows)} records; \
${count(scores.undecided)} sessions could not be judged at all. ${method(shown)}
Tuning seeds (\`tuning-…\`) are other ones; nobody looks at the reporting seeds while working on a detector.

## In short

${verdict(shown)}

${blind(shown)}

## ${full ? 'The full grid' : 'The short form'}

${grid(shown)}

## The short form that runs in CI

${short ? shortForm(short) : 'Not run yet.'}
`
}
