import { describe, expect, it } from 'vitest'
import type { Level } from '../../verdicts/verdict.ts'
import { messages } from '../messages.ts'
import { sessionsInOrder } from '../reading/sessions-in-order.ts'
import { sampleResult } from '../sample-result.ts'
import { reportHtml } from './report.ts'

const none = { total: 0, reasons: [] }
const report = reportHtml(sampleResult, none, 'zh')
const half = (language: 'zh' | 'en') =>
  report.split(`<article class="${language}"`)[1]?.split('</article>')[0] ?? ''

describe('report.html', () => {
  it('shows hostile names and never obeys them', () => {
    expect(report).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(report).not.toMatch(/<script/i)
    expect(report).toContain('抽奖 &lt;b&gt;')
  })

  it('fetches nothing', () => {
    expect(report).not.toMatch(/(src|href)="(?!#)|url\(|@import/)
  })

  it('is complete in both languages, with no value left open', () => {
    for (const text of Object.values(messages)) expect(text.zh.length * text.en.length).toBeGreaterThan(0)
    for (const { zh, en } of Object.values(messages))
      expect([...zh.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual(
        [...en.matchAll(/\{\w+\}/g)].map(String).sort(),
      )
    expect(report.split('<body>')[1]).not.toMatch(/\{\w+\}/)
    expect(half('en').replace(/<bdi>.*?<\/bdi>/g, '')).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('answers with the claimed and the audited figure, what is owed, and an uncalibrated mark', () => {
    expect(half('en')).toContain('¥5,250,000 claimed; ¥297,432.17 audited.')
    expect(half('zh')).toContain('宣称 ¥5,250,000，审定 ¥297,432.17。')
    expect(half('en')).toContain('¥740,513.57')
    expect(half('en')).toContain('not yet calibrated')
  })

  it('calls insufficient data by its name, never clean', () => {
    const card = half('en').split('class="answer"')[2] ?? ''
    expect(card).toContain('● insufficient data')
    expect(card).toContain('neither clean nor suspect')
    expect(card).not.toContain('● no anomaly')
  })

  it('leads every link to a place within it', () => {
    const ids = new Set([...report.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    const missing = [...report.matchAll(/href="#([^"]+)"/g)]
      .map((match) => match[1])
      .filter((id) => !ids.has(id))
    expect(missing).toEqual([])
    expect(ids.size).toBe([...report.matchAll(/ id="/g)].length)
  })

  it('tells on the first page of what belongs to no single session, and in full below: groups first, then a table', () => {
    const [known] = sampleResult.findings
    if (!known) throw new Error('the sample holds no finding')
    const beyond = { ...known, session_id: null, family: 'group' as const }
    const findings = [
      { ...beyond, finding_id: 'f-8', subject_kind: 'account' as const, subject_id: 'a-1' },
      { ...beyond, finding_id: 'f-9', subject_kind: 'group' as const, subject_id: 'farm-1' },
    ]
    const told = reportHtml({ ...sampleResult, findings }, none, 'en').split('<article class="en"')[1] ?? ''
    const [first = '', rest = ''] = told.split('<h3 id="en-x-across">')
    expect(first).toContain('Findings that belong to no single session: 2')
    expect(rest.indexOf('en-f-f-9')).toBeGreaterThan(0)
    expect(rest.indexOf('en-f-f-8')).toBeGreaterThan(rest.indexOf('en-f-f-9'))
    expect(half('en')).not.toContain('en-x-across')
  })

  it('puts first what is most pressing, and what cannot be judged before what shows no anomaly', () => {
    const session = sampleResult.sessions[0]
    const known = sampleResult.verdicts[0]
    const line = sampleResult.metrics.find(({ metric }) => metric === 'gmv_audited')
    if (!session || !known || !line) throw new Error('the sample has a session, a verdict and a figure')
    const room = (session_id: string, level: Level, claimed: number) => ({
      session: { ...session, session_id },
      verdict: { ...known, subject_id: session_id, session_id, level },
      line: { ...line, session_id, claimed, audited: 10, steps: [] },
    })
    const rooms = [
      room('clean', 'none', 99_000),
      room('thin', 'insufficient_data', 20),
      room('small', 'suspected', 30),
      room('large', 'suspected', 4_000),
      room('strong', 'highly_suspected', 15),
    ]
    const result = {
      ...sampleResult,
      sessions: rooms.map((each) => each.session),
      verdicts: rooms.map(({ verdict }) => verdict),
      metrics: rooms.map((each) => each.line),
    }
    expect(sessionsInOrder(result).map(({ session_id }) => session_id)).toEqual(
      'strong large small thin clean'.split(' '),
    )
  })

  it('tells which refunds a finding speaks of, and calls none of them ordinary', () => {
    expect(half('en')).toContain('¥90,000 in 60 orders lies in a wave that a finding speaks of')
    expect(half('zh')).toContain('没有一个订单单独达到“疑似”')
    expect(half('en')).not.toMatch(/ordinary refunds/)
  })

  it('leads figures, claims, contracts and orders to files and lines, and figures to their statements', () => {
    expect(half('en')).toContain('order.csv, line 2–2419 (rows: 2,408)')
    expect(half('en')).toContain('counter.ndjson, line 9')
    expect(half('en')).toContain('contract.csv, line 2')
    expect(half('en')).toContain('order.csv, line 8–9')
    expect(half('en')).toMatch(/orders\/ledger\.sql<\/code> <code>[0-9a-f]{16}/)
  })

  it('says things in words: internal names stand in code only, beside the file that uses them', () => {
    const prose = half('en')
      .replace(/<code>.*?<\/code>/gs, '')
      .replace(/<[^>]*>/g, ' ')
    const names = prose.match(/\b[a-z]+(?:_[a-z]+)+\b|\b(?:activity|counter|order|banner)\.[a-z]+\b/g) ?? []
    expect(names.filter((name) => !/^(order|counter)\.(csv|ndjson)$/.test(name))).toEqual([])
  })

  it('settles a contract that names no session under a heading of its own, and on the cards of those it covers', () => {
    const [known] = sampleResult.settlements
    if (!known) throw new Error('the sample has a settlement')
    const general = { ...known, contract_id: 'k-9', session_id: '', sessions: ['s-1', 's-2'] }
    const page = reportHtml({ ...sampleResult, settlements: [general] }, none, 'en')
    expect(page).toContain('Contracts beside these sessions')
    expect(page.match(/over 2 sessions together/g)).toHaveLength(2)
  })

  it('never says fraud or illegal', () => {
    expect(report).not.toMatch(/fraud|illegal|欺诈|造假/i)
  })

  it('stays under 2 MB however much was found, and says where the rest is', () => {
    const finding = sampleResult.findings[0]
    if (!finding) throw new Error('the sample has findings')
    const findings = Array.from({ length: 20_000 }, (_, index) => ({ ...finding, finding_id: `f-${index}` }))
    const large = reportHtml({ ...sampleResult, findings }, none, 'zh')
    expect(large.length).toBeLessThan(2_000_000)
    expect(large).toContain('19900 more in findings.ndjson')
  })
})
