import { beside, everybody, noCause, outside } from './honest.ts'
import { count, dash, number, percent, rate, table } from './markdown.ts'
import type { Scores, Spent } from './score.ts'
import type { DoseScore, FoundAt } from './score-doses.ts'

const unitName = (unit: string): string => unit.replaceAll('_', ' ')

function doseCell(found: FoundAt | undefined): string {
  if (!found) return dash
  const { hits, of, value } = found.found
  const out = found.came_out === null ? '' : ` [${number(found.came_out, 2)}]`
  return `${percent(value)} ${hits}/${of}${out}`
}

function smallest({ smallest, doses }: DoseScore): string {
  const largest = doses.at(-1)?.dose
  return smallest === null ? `not even ${largest ?? dash}` : String(smallest)
}

/** How small a dose is found, a line for each practice and skill. */
export function doses(scores: Scores): string {
  const tried = [...new Set(scores.doses.flatMap((line) => line.doses.map(({ dose }) => dose)))].sort(
    (a, b) => a - b,
  )
  const rows = scores.doses.map((line) => [
    line.practice,
    line.fraud_type,
    String(line.skill),
    `**${smallest(line)}**`,
    ...tried.map((dose) => doseCell(line.doses.find((one) => one.dose === dose))),
  ])
  return table(['practice', 'leaves', '>skill', '>smallest', ...tried.map((dose) => `>dose ${dose}`)], rows)
}

/** False positives for each unit, all first, then by cause. */
export function accusations({ honest }: Scores): string {
  const words = [everybody, noCause, beside, outside]
  const place = (cause: string) => (words.includes(cause) ? words.indexOf(cause) : words.length)
  const perThousand = (value: number | null) => (value === null ? dash : (1000 * value).toFixed(2))
  const rows = honest
    .toSorted(
      (a, b) =>
        a.unit.localeCompare(b.unit) || place(a.cause) - place(b.cause) || a.cause.localeCompare(b.cause),
    )
    .map(({ unit, cause, subjects, flagged }) => [
      unitName(unit),
      cause,
      count(subjects),
      count(flagged.watch.hits),
      count(flagged.suspected.hits),
      perThousand(flagged.suspected.value),
      flagged.suspected.hits > 0 && flagged.suspected.interval
        ? `${perThousand(flagged.suspected.interval.low)}–${perThousand(flagged.suspected.interval.high)}`
        : dash,
      count(flagged.highly_suspected.hits),
      perThousand(flagged.highly_suspected.value),
    ])
  return table(
    [
      'of the genuine',
      'cause',
      '>subjects',
      '>`watch`',
      '>`suspected`',
      '>per 1,000',
      '>95 %',
      '>`highly`',
      '>per 1,000',
    ],
    rows,
  )
}

const mistakesShown = 25

const causesNamed = 5

/** The causes that most often stood behind a mistake; a subject with several counts with each. */
const causesOf = (causes: Readonly<Record<string, number>>): string =>
  Object.entries(causes)
    .sort(([, a], [, b]) => b - a)
    .slice(0, causesNamed)
    .map(([cause, times]) => `${cause} ${count(times)}`)
    .join(', ')

export function mistakes({ mistaken }: Scores): string {
  const rows = mistaken
    .slice(0, mistakesShown)
    .map(({ unit, said, was, count: times, causes }) => [
      unitName(unit),
      said,
      was,
      count(times),
      causesOf(causes) || dash,
    ])
  const rest = mistaken.length - rows.length
  const more = rest > 0 ? `\n\n${rest} rarer ones are in quality.json.` : ''
  return `${table(['unit', 'suspected of', 'was', '>times', 'causes most often there'], rows)}${more}`
}

export function probabilities({ calibration }: Scores): string {
  const rows = calibration.map(({ unit, subjects, truly, brier, brier_of_share, ece, bins }) => [
    unitName(unit),
    count(subjects),
    count(truly),
    number(brier),
    number(brier_of_share),
    number(ece),
    String(bins.length),
  ])
  return `Of every subject that was given a probability, whatever the practice. Brier beside what somebody would score who knows the share of
positives alone; ECE over ten bins of equal mass (fewer where many subjects have one probability).

![probability given against share truly so](quality-reliability.svg)

${table(['unit', '>subjects', '>truly so', '>Brier', '>of the share alone', '>ECE', '>bins'], rows)}`
}

const errors = ({ median, p90 }: { readonly median: number | null; readonly p90: number | null }): string =>
  median === null ? dash : `${percent(median)} / ${percent(p90)}`

export function figures({ figures: all }: Scores): string {
  const rows = all
    .filter(({ sessions }) => sessions > 0)
    .map((figure) => [
      figure.metric,
      figure.made_up ? 'yes' : 'no',
      count(figure.sessions),
      count(figure.too_small),
      count(figure.not_audited),
      errors(figure.audited),
      errors(figure.recorded),
      rate(figure.coverage),
      percent(figure.width),
    ])
  return `Relative error of the audited figure, median / 90th percentile, beside that of the recorded one, which is what one errs without
an audit. Sessions whose true value is below 20 (100 yuan) are left out and counted.

${table(
  [
    'figure',
    'made up',
    '>sessions',
    '>too small',
    '>not audited',
    '>audited errs',
    '>recorded errs',
    '>95 % interval holds',
    '>its width',
  ],
  rows,
)}`
}

export function costs({ cost }: Scores): string {
  const spent = (name: string, { median, most }: Spent, digits: number) => [
    name,
    number(median, digits),
    number(most, digits),
  ]
  return `Of one world, each imported and audited in a process of its own, two at a time on the machine named above.

${table(
  ['', '>median', '>most'],
  [
    spent('import, seconds', cost.import_seconds, 1),
    spent('audit, seconds', cost.audit_seconds, 1),
    spent('processor, seconds', cost.cpu_seconds, 1),
    spent('peak memory, MiB', cost.peak_mib, 0),
  ],
)}

${count(cost.rows)} records in all; ${count(cost.rejected)} could not be read.`
}
