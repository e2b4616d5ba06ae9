import { describe, expect, it } from 'vitest'
import { metricRegistry } from './registry.ts'

const ids =
  `views unique_viewers online pcu acu dwell likes comments follows shares engagement_rate like_user_rate
comment_user_rate follow_rate orders buyers gmv_list gmv_order gmv_paid gmv_shipped gmv_net gmv_settled gmv_audited
water_ratio refund_rate refund_rate_preship related_party_share average_order_value view_to_buyer uv_value gpm slot_fee
commission`.split(/\s+/)

describe('the metric registry', () => {
  it('defines every metric once, in both languages', () => {
    expect(metricRegistry.map(({ id }) => id)).toEqual(ids)
    expect(metricRegistry.filter(({ zh, en, formula }) => !zh || !en || !formula)).toEqual([])
  })
})
