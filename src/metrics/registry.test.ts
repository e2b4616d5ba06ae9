import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { statementDigest } from './origin/statement-digest.ts'
import { metricRegistry } from './registry.ts'

const ids =
  `views unique_viewers online pcu acu dwell likes comments follows shares engagement_rate like_user_rate
comment_user_rate follow_rate orders buyers gmv_list gmv_order gmv_paid gmv_shipped gmv_net gmv_settled gmv_audited
water_ratio refund_rate refund_rate_preship related_party_share average_order_value view_to_buyer uv_value gpm slot_fee
commission`.split(/\s+/)

describe('the metric registry', () => {
  it('defines every metric once, in both languages', () => {
    expect(metricRegistry.map(({ id }) => id)).toEqual(ids)
    for (const { zh, en, formula, note } of metricRegistry) {
      expect(zh.length * en.length * formula.en.length).toBeGreaterThan(0)
      expect(formula.zh).toMatch(/\p{Script=Han}|GMV/u)
      expect(`${en} ${formula.en} ${note?.en ?? ''}`).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('leads each figure to statements that are there', () => {
    const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    for (const { id, statements } of metricRegistry) {
      expect(statements.length, id).toBeGreaterThan(0)
      for (const name of statements) {
        expect(files, id).toContain(name.replace(/^metrics\//, ''))
        expect(statementDigest(name)).toMatch(/^[0-9a-f]{64}$/)
      }
    }
  })
})
