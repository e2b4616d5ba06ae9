import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultFiles } from './output-folder.ts'
import { sampleResult } from './sample-result.ts'
import { writeResults } from './write.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wring-results-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = (out: string, name: string) => readFileSync(join(out, name), 'utf8')
const lines = (out: string, name: string) =>
  text(out, name)
    .trimEnd()
    .split('\n')
    .map((each) => JSON.parse(each) as Record<string, unknown>)

describe('the files of a result', () => {
  it('are all there, and nothing else', async () => {
    await writeResults(sampleResult, join(folder, 'out'))
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([...resultFiles].sort())
  })

  it('hold lines of the form that results.md promises', async () => {
    await writeResults(sampleResult, folder)
    expect(Object.keys(lines(folder, 'metrics.ndjson')[0] ?? {})).toEqual(
      'session_id metric unit currency claimed displayed recorded audited low high decision_rate steps coverage'.split(
        ' ',
      ),
    )
    expect(lines(folder, 'findings.ndjson')[0]).toMatchObject({
      finding_id: 'f-1',
      weight_db: 14.2,
      statement: { zh: expect.any(String), en: expect.any(String) },
    })
    expect(lines(folder, 'verdicts.ndjson')).toHaveLength(2)
    expect(lines(folder, 'rejected.ndjson')[0]).toMatchObject({
      file: 'order.csv',
      line: 3,
      reason: { code: 'money.negative' },
    })
  })

  it('state in the summary what was counted and the answer to each session', async () => {
    await writeResults(sampleResult, folder)
    const summary = JSON.parse(text(folder, 'summary.json'))
    expect(summary.counts).toMatchObject({ sessions: 2, rejected: 3, findings: 3 })
    expect(summary.rejected_by_reason).toEqual({ 'money.negative': 3 })
    expect(summary.sessions[0]).toMatchObject({
      level: 'suspected',
      claimed: 525_000_000,
      audited: 29_743_217,
    })
    expect(summary.sessions[1]).toMatchObject({
      level: 'insufficient_data',
      audited: null,
      water_ratio: null,
    })
  })

  it('are the same bytes for the same input, but for the timings', async () => {
    const [a, b] = [join(folder, 'a'), join(folder, 'b')]
    await writeResults(sampleResult, a)
    await writeResults({ ...sampleResult, started_at: 5, timings: { import: 1 } }, b)
    for (const name of resultFiles.filter((each) => each !== 'summary.json'))
      expect(text(a, name)).toBe(text(b, name))
    const [first, second] = [a, b].map((out) => ({ ...JSON.parse(text(out, 'summary.json')), timings: null }))
    expect(first).toEqual(second)
  })
})

describe('the output folder', () => {
  it('is refused where somebody else keeps files, which stay as they are', async () => {
    writeFileSync(join(folder, 'thesis.txt'), 'mine')
    await expect(writeResults(sampleResult, folder)).rejects.toMatchObject({ code: 'output.exists' })
    expect(readdirSync(folder)).toEqual(['thesis.txt'])
  })

  it('is written anew where Wring wrote before', async () => {
    await writeResults(sampleResult, folder)
    await writeResults({ ...sampleResult, findings: [] }, folder)
    expect(text(folder, 'findings.ndjson')).toBe('')
  })

  it('keeps the former result whole when the writing fails half-way', async () => {
    await writeResults(sampleResult, folder)
    const before = resultFiles.map((name) => text(folder, name))
    const full = (function* () {
      yield* sampleResult.rejected as Iterable<never>
      throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    })()
    await expect(
      writeResults({ ...sampleResult, findings: [], rejected: full }, folder),
    ).rejects.toMatchObject({ code: 'output.not_writable', message: expect.stringContaining('disk is full') })
    expect(resultFiles.map((name) => text(folder, name))).toEqual(before)
    expect(readdirSync(folder)).toHaveLength(resultFiles.length)
  })

  it('does not look whole when the files could not all take their places, and is mended by the next run', async () => {
    await writeResults(sampleResult, folder)
    rmSync(join(folder, 'verdicts.ndjson'))
    mkdirSync(join(folder, 'verdicts.ndjson', 'in-the-way'), { recursive: true })
    await expect(writeResults({ ...sampleResult, findings: [] }, folder)).rejects.toMatchObject({
      code: 'output.not_writable',
    })
    expect(readdirSync(folder)).not.toContain('summary.json')
    rmSync(join(folder, 'verdicts.ndjson'), { recursive: true })
    await writeResults(sampleResult, folder)
    expect(readdirSync(folder).sort()).toEqual([...resultFiles].sort())
  })

  it('may not be a file', async () => {
    writeFileSync(join(folder, 'file'), '')
    await expect(writeResults(sampleResult, join(folder, 'file'))).rejects.toMatchObject({
      code: 'output.not_writable',
    })
  })
})
