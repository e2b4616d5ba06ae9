import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectors } from '../src/detectors/catalogue.ts'
import type { Detector } from '../src/detectors/detector.ts'
import { weightLimitDb } from '../src/detectors/weight.ts'
import { errorCatalogue } from '../src/errors.ts'
import { recordKinds } from '../src/records/catalogue.ts'
import { granularities, sources } from '../src/records/coverage.ts'
import type { Column, RecordKind } from '../src/records/record-kind.ts'
import { familyLimitDb, levelTable, probabilityOf } from '../src/verdicts/level-table.ts'
import { levelNames } from '../src/verdicts/verdict.ts'

/** Pages that are derived from the code: `npm run pages` writes them, a test holds them to it. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/detectors.md': detectorsPage,
  'docs/errors.md': errorsPage,
  'docs/guide/records.md': recordsPage,
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

const rowsText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const needText = ({ stream, granularity, share }: Detector['needs'][number]): string =>
  `\`${stream}\` (${granularity}${share === undefined ? '' : `, ≥ ${share * 100} %`})`

function detectorText(detector: Detector): string {
  const { id, version, status, family, name, sees, misses, benign, parameters } = detector
  const codes = (names: readonly string[]) => names.map((each) => `\`${each}\``).join(' ')
  const facts = [
    ['version, status', `${version}, ${status}`],
    ['judges', codes(detector.subjects)],
    ['types', codes(detector.fraudTypes)],
    ['family of evidence', codes([family])],
    ['needs', detector.needs.map(needText).join(', ')],
  ]
  const said = [
    ['sees', sees.zh, sees.en],
    ['misses', misses.zh, misses.en],
    ...benign.map(({ id: cause, cause: { zh, en }, ruledOutBy }) => [
      `\`${cause}\``,
      `${zh}：${ruledOutBy.zh}`,
      `${en}: ${ruledOutBy.en}`,
    ]),
  ]
  const stated = parameters.map(({ name: parameter, value, unit, why }) => [
    `\`${parameter}\``,
    String(value),
    unit,
    why,
  ])
  return `## \`${id}\` · ${name.zh} · ${name.en}

| | |
|---|---|
${rowsText(facts)}

| | 中文 | English |
|---|---|---|
${rowsText(said)}
${stated.length > 0 ? `\n| parameter | value | unit | why |\n|---|---|---|---|\n${rowsText(stated)}\n` : ''}`
}

function detectorsPage(): string {
  const levels = levelTable.map(({ level, probability, families, why }) => [
    `\`${level}\``,
    `${levelNames[level].zh} · ${levelNames[level].en}`,
    String(probability),
    String(families),
    why,
  ])
  return `# Detectors

Generated from \`src/detectors/\` and \`src/verdicts/level-table.ts\` by \`npm run pages\`. A finding is a weight of evidence in decibans (10·log10 of
the likelihood ratio), for or against a subject, at most ${weightLimitDb} either way. Findings of one family count once, at most ${familyLimitDb}; families add. Before any
evidence a subject stands at ${(probabilityOf(0) * 100).toFixed(0)} %. Probabilities are not calibrated yet.

| level | wording | from probability | independent families | why |
|---|---|---|---|---|
${rowsText(levels)}

${detectors.map(detectorText).join('\n')}`
}

function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(([code, { en, zh }]) => `| \`${code}\` | ${en} | ${zh} |`)
  return `# Errors\n\nGenerated from \`src/errors.ts\` by \`npm run pages\`.\n\n| code | meaning, and what to do | 含义与办法 |\n|---|---|---|\n${rows.join('\n')}\n`
}

const columnText = ({ name, type, required, values }: Column) =>
  `| \`${name}\`${required ? ' ★' : ''} | ${type} | ${values ? values.map((value) => `\`${value}\``).join(' ') : ''} |`

function kindText(record: RecordKind): string {
  return `## \`${record.kind}\`\n\n${record.means}.${record.identity.length ? ` The same row when alike in ${record.identity.join(', ')}.` : ''}

| column | type | one of |
|---|---|---|
${record.columns.map(columnText).join('\n')}

\`\`\`json
${JSON.stringify(record.sample)}
\`\`\`
`
}

function recordsPage(): string {
  return `# Records: what may arrive

Generated from \`src/records/\` by \`npm run pages\`. A folder holds any of \`<kind>.{csv,ndjson,jsonl,parquet}\`, plain or \`.gz\`/\`.zst\`, several files a kind
allowed (\`activity-2.parquet\`), and a \`manifest.json\`:

\`\`\`json
{ "platform": "douyin", "source": "merchant_export", "timezone": "Asia/Shanghai",
  "coverage": { "activity.enter": { "granularity": "event", "share": 1 }, "activity.leave": { "granularity": "none" } } }
\`\`\`

\`source\` is one of ${sources.map((source) => `\`${source}\``).join(' ')}; \`granularity\` one of ${granularities.map((name) => `\`${name}\``).join(' ')}.

A \`share\` that is left out beside \`event\` means that nothing is missing; of acts from an observer, a complaint or an unnamed source it means that nobody knows.
What \`coverage\` says holds for the whole import. Of a session without a single act, acts count as not delivered, whatever it says; put sessions that were
collected differently into imports of their own.

- ★ is required. A missing optional value is absent or empty, never 0. Unknown columns are reported and kept masked.
- \`time\`: RFC 3339 with a zone, or epoch milliseconds. A time without a zone is refused, not guessed.
- \`money\`: a whole number of minor units (分, cents). \`count\`, \`seconds\`, \`grams\`: whole numbers, not negative.
- \`phone\`, \`ip\`: replaced at the door by keyed tokens \`<name>_id\` and \`<name>_prefix_id\`, which may be sent instead.
  What cannot be read as one counts as absent; the import's notices say how many.
- An id that is a mobile number (eleven digits from 13 to 19, +86 or not), an identity number with its check digit or an IP address becomes the token
  of that number, in whatever column it stands; the notices count them. Joins hold; an account number that happens to look so is no longer readable.
- A row that cannot be read is kept with file, line and reason in \`rejected.ndjson\`; the good rows beside it go in.

${recordKinds.map(kindText).join('\n')}`
}

if (import.meta.main) {
  for (const [path, page] of Object.entries(pages))
    writeFileSync(join(import.meta.dirname, '..', path), page())
}
