import { describe, expect, it } from 'vitest'
import type { Finding, FraudType } from '../../detectors/finding.ts'
import type { Verdict } from '../../verdicts/verdict.ts'
import type { AuditResult } from '../audit-result.ts'
import { reportHtml } from '../html/report.ts'
import { sampleResult } from '../sample-result.ts'
import { fakingCost } from './faking-cost.ts'

const [template] = sampleResult.findings
const [session] = sampleResult.sessions
const hours = 2

const verdict = (values: Partial<Verdict>): Verdict => ({
  subject_kind: 'account',
  subject_id: 'a',
  session_id: 's-1',
  level: 'suspected',
  probability: 0.8,
  calibrated: false,
  fraud_types: [],
  findings: [],
  coverage: {},
  ...values,
})

const bought = (kind: Verdict['subject_kind'], type: FraudType, count: number) =>
  Array.from({ length: count }, (_, at) =>
    verdict({ subject_kind: kind, subject_id: `${type}-${at}`, fraud_types: [{ type, probability: 0.8 }] }),
  )

function advert(id: string, facts: Finding['facts'], level: Verdict['level'] = 'suspected') {
  const seen = { subject_kind: 'listing', subject_id: id, session_id: null } as const
  return {
    finding: { ...(template as Finding), ...seen, finding_id: `f-${id}`, facts },
    verdict: verdict({ ...seen, level }),
  }
}

const hourly = { ware: 'viewers', unit_price_minor: 10, priced_by_hour: true }
const single = (unit_price_minor: number) => ({ ware: 'orders', unit_price_minor, priced_by_hour: false })

function resultWith(adverts: readonly ReturnType<typeof advert>[], found: readonly Verdict[]): AuditResult {
  return {
    ...sampleResult,
    findings: [...sampleResult.findings, ...adverts.map(({ finding }) => finding)],
    verdicts: [...sampleResult.verdicts, ...adverts.map((each) => each.verdict), ...found],
  }
}

const costIn = (result: AuditResult) => session && fakingCost(result, session)

describe('what it would have cost to fake a room', () => {
  const found = [...bought('account', 'fake_viewers', 100), ...bought('order', 'brushed_order', 10)]

  it('takes what was found at the prices of the adverts, by the hour where they are', () => {
    const adverts = [advert('l-1', hourly), advert('l-2', single(500)), advert('l-3', single(900))]
    expect(costIn(resultWith(adverts, found))).toEqual({
      currency: 'CNY',
      total: { low: 800 + 4000, middle: 800 * hours + 5600, high: 1000 * hours + 9000 },
      parts: [
        { ware: 'viewers', found: 100, adverts: 1, cost: { low: 800, middle: 1600, high: 2000 } },
        { ware: 'orders', found: 10, adverts: 2, cost: { low: 4000, middle: 5600, high: 9000 } },
      ],
    })
  })

  it('leaves out what no advert prices, and adverts below suspicion', () => {
    const adverts = [advert('l-1', hourly, 'watch'), advert('l-2', single(500))]
    const cost = costIn(resultWith(adverts, found))
    expect(cost?.parts[0]).toEqual({ ware: 'viewers', found: 100, adverts: 0, cost: null })
    expect(cost?.total?.high).toBe(5000)
  })

  it('counts an order once, whoever placed it', () => {
    const result = resultWith(
      [advert('l-2', single(500))],
      [...found, ...bought('account', 'brushed_order', 10)],
    )
    expect(costIn(result)?.parts.find(({ ware }) => ware === 'orders')?.found).toBe(10)
  })

  it('counts the likes themselves, neither bursts of them nor comments', () => {
    const told = (fraud_type: FraudType, facts: Finding['facts']): Finding => ({
      ...(template as Finding),
      ...{ finding_id: `f-${fraud_type}`, session_id: 's-1', fraud_type, facts },
    })
    const liked = told('fake_likes', { rhythm_acts: 30, rhythm_amount: 300 })
    const said = told('fake_comments', { rhythm_acts: 900, rhythm_amount: 900 })
    const account = verdict({
      fraud_types: [{ type: 'fake_likes', probability: 0.8 }],
      findings: [liked.finding_id, said.finding_id],
    })
    const result = resultWith([], [account])
    const cost = costIn({ ...result, findings: [...result.findings, liked, said] })
    expect(cost?.parts).toEqual([{ ware: 'likes', found: 300, adverts: 0, cost: null }])
  })

  it('has no price by the hour for a session without a length', () => {
    const result = resultWith([advert('l-1', hourly)], bought('account', 'fake_viewers', 100))
    const cost = session && fakingCost(result, { ...session, ended_at: session.started_at })
    expect(cost).toEqual({
      currency: 'CNY',
      total: null,
      parts: [{ ware: 'viewers', found: 100, adverts: 0, cost: null }],
    })
  })

  it('says that there is no estimate where no price is known, and nothing where nothing was found', () => {
    expect(costIn(resultWith([], found))?.total).toBeNull()
    expect(costIn(sampleResult)).toBeNull()
    const none = { total: 0, reasons: [] }
    expect(reportHtml(resultWith([], found), none, 'en')).toContain(
      'No estimate: the materials hold no advert',
    )
    expect(reportHtml(sampleResult, none, 'en')).not.toContain('What it would have cost to fake')
  })

  it('is shown as an estimate, with how it was made', () => {
    const html = reportHtml(resultWith([advert('l-2', single(500))], found), { total: 0, reasons: [] }, 'en')
    expect(html).toContain('What it would have cost to fake (estimate)')
    expect(html).toContain('¥40 (¥40 – ¥50)')
    expect(html).toContain('neither evidence nor what anybody paid')
    expect(html).toContain('仅供衡量是否合理，不是证据')
  })
})
