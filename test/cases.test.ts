import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Finding } from '../src/detectors/finding.ts'
import type { MetricLine } from '../src/metrics/metric-line.ts'
import type { Settlement } from '../src/metrics/settlement/settlement-of.ts'
import type { RejectedRow } from '../src/reports/audit-result.ts'
import type { Verdict } from '../src/verdicts/verdict.ts'
import { auditStore } from '../src/wring.ts'
import { folder, root, wring } from './cli/command.ts'
import { type Audited, expectation } from './expectation.ts'
import { closeWorlds, openWorld } from './world.ts'

afterAll(closeWorlds)

const cases = join(root, 'test', 'cases')
const names = readdirSync(cases).sort()
const expectedOf = (name: string) =>
  expectation.parse(JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')))

/** The key of `test/world.ts`, so that the command line and a world opened here give the same tokens. */
const environment = { WRING_TOKEN_KEY: `${'1'.padStart(16, '0')}${'2'.padStart(16, '0')}` }

function linesOf<Line>(out: string, file: string): Line[] {
  const lines = readFileSync(join(out, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line)
}

function written(out: string) {
  const { settlements } = JSON.parse(readFileSync(join(out, 'summary.json'), 'utf8')) as {
    settlements: Settlement[]
  }
  return {
    metrics: linesOf<MetricLine>(out, 'metrics.ndjson'),
    verdicts: linesOf<Verdict>(out, 'verdicts.ndjson'),
    findings: linesOf<Finding>(out, 'findings.ndjson'),
    rejected: linesOf<RejectedRow>(out, 'rejected.ndjson'),
    settlements,
  }
}
type Written = ReturnType<typeof written>

const stepsOf = ({ steps }: MetricLine) =>
  Object.fromEntries(steps.map(({ step, amount, count }) => [step, [amount, count]]))

/** What was written, as far as an expectation speaks of it, in the expectation's own form. */
function cameOut({ metrics, verdicts, findings, rejected, settlements }: Written, expected: Audited) {
  const sessions = verdicts.filter(({ subject_kind }) => subject_kind === 'session')
  return {
    levels: Object.fromEntries(sessions.map(({ subject_id, level }) => [subject_id, level])),
    findings: findings
      .filter(({ weight_db }) => weight_db > 0)
      .map(
        ({ detector, subject_kind, subject_id, fraud_type }) =>
          `${detector} ${subject_kind}:${subject_id} ${fraud_type}`,
      )
      .sort(),
    rejected: rejected.map(({ file, line, reason }) => `${file}:${line} ${reason.code}`).sort(),
    ...(expected.figures && {
      figures: Object.fromEntries(
        Object.entries(expected.figures).map(([session, of]) => [session, figuresOf(session, metrics, of)]),
      ),
    }),
    ...(expected.settlements && {
      settlements: Object.fromEntries(
        Object.keys(expected.settlements).map((contract) => [contract, settlementOf(contract, settlements)]),
      ),
    }),
  }
}

function figuresOf(
  session: string,
  metrics: readonly MetricLine[],
  expected: Readonly<Record<string, unknown>>,
) {
  const lines = metrics.filter(({ session_id }) => session_id === session)
  return Object.fromEntries(
    Object.keys(expected).map((metric) => {
      const line = lines.find((each) => each.metric === metric)
      return [metric, line && { ...line, steps: stepsOf(line) }]
    }),
  )
}

function settlementOf(contract: string, settlements: readonly Settlement[]) {
  const found = settlements.find(({ contract_id }) => contract_id === contract)
  return found && { ...found, steps: found.steps.map(({ formula, value }) => [formula, value]) }
}

describe.each(names)('%s', (name) => {
  const source = join(cases, name)
  const out = join(folder, name)
  const expected = expectedOf(name)

  it('comes out as its expected.json says', async () => {
    const args = ['audit', source, '--out', out, '--lang', 'en', ...expected.args]
    const { code, stderr } = await wring(args, { environment })
    expect([code, stderr]).toEqual([
      expected.exit,
      'error' in expected ? expect.stringMatching(`^wring: [^\n]+ \\[${expected.error}\\]\n$`) : '',
    ])
    if ('error' in expected) {
      expect(existsSync(join(out, 'summary.json'))).toBe(false)
      return
    }
    const { levels, findings, rejected, figures, settlements } = expected
    const result = cameOut(written(out), expected)
    expect(result.levels).toEqual(levels)
    expect(result.findings).toEqual(findings.toSorted())
    expect(result.rejected).toEqual(rejected.toSorted())
    expect(result.figures).toMatchObject(figures ?? {})
    expect(result.settlements).toMatchObject(settlements ?? {})
  })

  if ('error' in expected) return
  it('comes out the same on two shards', async () => {
    const { engine } = await openWorld(source, 'two-shard')
    const { metrics, verdicts, findings, settlements } = await auditStore(engine)
    const { rejected: _, ...same } = written(out)
    expect({ metrics, verdicts, findings, settlements }).toEqual(same)
  })
})

describe('an expected.json', () => {
  const least = { case: 'x', levels: { 's-1': 'none' }, findings: [] }

  it('may be as short as a level and who is named', () => {
    expect(expectation.safeParse(least).success).toBe(true)
  })

  it.each([
    {},
    { case: 'x' },
    { case: 'x', exit: 0 },
    { case: 'x', levels: {}, findings: [] },
    { case: 'x', levels: { 's-1': 'none' } },
    { ...least, figures: {} },
    { ...least, figures: { 's-1': {} } },
    { ...least, figures: { 's-1': { gmv_paid: {} } } },
    { ...least, settlements: { 'k-1': {} } },
    { ...least, settlements: { 'k-1': { steps: [] } } },
    { ...least, levels: { 's-1': 'guilty' } },
    { ...least, figurs: {} },
    { case: 'x', exit: 3 },
    { case: 'x', exit: 3, error: 'input.no_such' },
    { case: 'x', exit: 0, error: 'input.columns' },
  ])('that asserts nothing, or what cannot be, is refused: %j', (empty) => {
    expect(expectation.safeParse(empty).success).toBe(false)
  })
})
