import { describe, expect, it } from 'vitest'
import { readAdvert } from './judge.ts'

const hoursIn = (title: string, description: string): (number | null)[] =>
  readAdvert({ title, description }).offers.map(({ hours }) => hours)

describe('the time of a price', () => {
  it('is what viewers stay for', () => {
    expect(hoursIn('直播间挂人气', '15元100人24小时')).toContain(24)
  })

  it('is neither that of a guarantee nor that of a delivery', () => {
    expect(hoursIn('抖音涨粉', '10元100粉 30天不掉')).toEqual([null])
    expect(new Set(hoursIn('直播间挂人气', '10元100人 24小时内到账'))).toEqual(new Set([null]))
    expect(new Set(hoursIn('抖音小号批发', '5元一个 质保30天'))).toEqual(new Set([null]))
  })
})
