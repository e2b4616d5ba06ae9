import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureFor } from './figure-for.ts'
import { coveredBy } from './settle.ts'
import { type AuditedFigure, type Contract, commissionOn, owedBack, settlementOf } from './settlement-of.ts'

const contract: Contract = {
  contract_id: 'k',
  session_id: 's',
  shop_id: 'shop',
  host_id: 'host',
  signed_at: 100,
  file_id: 'f',
  line: 2,
  slot_fee: 1000,
  commission_rate: '0.205',
  committed_metric: 'gmv_audited',
  committed_value: 300,
  clawback: 'pro_rata',
  currency: 'CNY',
}
const covering = { sessions: ['s'], metric: { zh: '审定GMV', en: 'audited GMV' } }
const settled = (terms: Contract, held: AuditedFigure) => settlementOf(terms, held, covering)
const figure = { currency: 'CNY', audited: 100, low: 0, high: 300, commissionBase: 100 }

describe('a settlement', () => {
  it('takes back in proportion, half rounded up, and widens with the audited interval', () => {
    expect(settled(contract, figure)).toMatchObject({
      owed_back: 667,
      owed_back_low: 0,
      owed_back_high: 1000,
      commission_due: 21,
      why: null,
    })
    expect(owedBack({ slot_fee: 1, committed_value: 2, clawback: 'pro_rata' }, 1)).toBe(1)
  })

  it('takes back all or nothing, or nothing, as agreed', () => {
    expect(settled({ ...contract, clawback: 'all_or_nothing' }, figure).owed_back).toBe(1000)
    expect(settled({ ...contract, clawback: 'none' }, figure).owed_back).toBe(0)
    expect(settled(contract, { ...figure, audited: 400 }).owed_back).toBe(0)
  })

  it('says why it cannot be made', () => {
    expect(settled(contract, { ...figure, audited: null })).toMatchObject({ owed_back: null, steps: [] })
    expect(settled(contract, { ...figure, currency: 'USD' }).why?.en).toContain('USD')
    expect(settled({ ...contract, slot_fee: null }, figure).why?.zh).toContain('坑位费')
  })

  it('is exact far beyond what floating point holds in between, and never more than the fee', () => {
    const amount = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(amount, amount, amount, (slot_fee, committed_value, reached) => {
        const owed = owedBack({ slot_fee, committed_value, clawback: 'pro_rata' }, reached)
        const missing = BigInt(Math.max(0, committed_value - reached))
        const twiceOff = 2n * (BigInt(owed) * BigInt(committed_value) - BigInt(slot_fee) * missing)
        expect(twiceOff > -BigInt(committed_value) && twiceOff <= BigInt(committed_value)).toBe(true)
        expect(owed).toBeLessThanOrEqual(slot_fee)
      }),
    )
    expect(commissionOn('0.1', 5)).toBe(1)
    expect(commissionOn('1e-7', 5)).toBeNull()
  })
})

const session = (
  session_id: string,
  started_at: number,
  names: { host_id?: string; shop_id?: string } = {},
) => ({
  session_id,
  started_at,
  room_id: '',
  host_id: 'host',
  shop_id: 'shop',
  agency_id: '',
  platform: 'x',
  title: '',
  category: '',
  ended_at: started_at + 1,
  source: '' as const,
  coverage: {},
  ...names,
})

const line = (session_id: string, metric: string, audited: number | null) => ({
  session_id,
  metric,
  unit: 'money' as const,
  currency: 'CNY',
  claimed: null,
  displayed: null,
  recorded: audited,
  audited,
  low: audited,
  high: audited,
  decision_rate: null,
  steps: [],
  coverage: {},
})

describe('a contract that names no session', () => {
  const general = { ...contract, session_id: '' }
  const covered = (audited: readonly (number | null)[]) =>
    audited.map((value, index) => ({
      session_id: `s-${index}`,
      lines: [line(`s-${index}`, 'gmv_audited', value)],
    }))

  it('covers the sessions of its host and shop since it was signed', () => {
    const all = [
      session('before', 99),
      session('after', 100),
      session('silent', 300, { shop_id: '' }),
      session('elsewhere', 300, { shop_id: 'other' }),
      session('another', 300, { host_id: 'other' }),
    ]
    expect(coveredBy(general, all).map(({ session_id }) => session_id)).toEqual(['after', 'silent'])
    expect(coveredBy({ ...contract, session_id: 'before' }, all).map(({ session_id }) => session_id)).toEqual(
      ['before'],
    )
    expect(coveredBy({ ...general, host_id: '' }, all).map(({ session_id }) => session_id)).toEqual([
      'after',
      'another',
    ])
  })

  it('is held against the sum of their audited sales', () => {
    const held = figureFor(general, covered([100, 150]))
    const sessions = { ...covering, sessions: ['s-0', 's-1'] }
    expect(settlementOf(general, held, sessions)).toMatchObject({
      session_id: '',
      sessions: ['s-0', 's-1'],
      owed_back: 167,
      commission_due: 51,
    })
  })

  it('says why it cannot be settled: a session unaudited, a figure that does not add, none on record', () => {
    const why = (terms: Contract, audited: readonly (number | null)[]) =>
      settled(terms, figureFor(terms, covered(audited))).why?.en
    expect(why(general, [100, null])).toContain('(s-1)')
    expect(why({ ...general, committed_metric: 'pcu' }, [100, 150])).toContain('cannot be added up')
    expect(why(general, [])).toContain('no records of a session of its host and shop')
    expect(why(contract, [])).toContain('no records of session s')
  })
})
