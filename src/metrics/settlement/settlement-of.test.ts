import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commissionOn, owedBack, settlementOf } from './settlement-of.ts'

const contract = {
  contract_id: 'k',
  session_id: 's',
  slot_fee: 1000,
  commission_rate: '0.205',
  committed_metric: 'gmv_audited',
  committed_value: 300,
  clawback: 'pro_rata',
  currency: 'CNY',
}
const figure = { currency: 'CNY', audited: 100, low: 0, high: 300, commissionBase: 100 }

describe('a settlement', () => {
  it('takes back in proportion, half rounded up, and widens with the audited interval', () => {
    expect(settlementOf(contract, figure)).toMatchObject({
      owed_back: 667,
      owed_back_low: 0,
      owed_back_high: 1000,
      commission_due: 21,
      why: null,
    })
    expect(owedBack({ slot_fee: 1, committed_value: 2, clawback: 'pro_rata' }, 1)).toBe(1)
  })

  it('takes back all or nothing, or nothing, as agreed', () => {
    expect(settlementOf({ ...contract, clawback: 'all_or_nothing' }, figure).owed_back).toBe(1000)
    expect(settlementOf({ ...contract, clawback: 'none' }, figure).owed_back).toBe(0)
    expect(settlementOf(contract, { ...figure, audited: 400 }).owed_back).toBe(0)
  })

  it('says why it cannot be made', () => {
    expect(settlementOf(contract, { ...figure, audited: null })).toMatchObject({ owed_back: null, steps: [] })
    expect(settlementOf(contract, { ...figure, currency: 'USD' }).why?.en).toContain('USD')
    expect(settlementOf({ ...contract, slot_fee: null }, figure).why?.zh).toContain('坑位费')
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
