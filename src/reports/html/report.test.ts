import { describe, expect, it } from 'vitest'
import { messages } from '../messages.ts'
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
