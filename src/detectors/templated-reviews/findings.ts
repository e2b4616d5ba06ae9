import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { limited } from '../weight.ts'
import { type Excess, isLight } from './excess.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

export interface ReviewRow {
  readonly review_id: string
  readonly account_id: string
  readonly shop_id: string
  readonly session_id: string
  readonly product_id: string
  readonly text: string
  readonly written_at: number
  readonly images: number
  readonly paid_minor: number
  readonly currency: string
  readonly hours_after_signing: number
  readonly parcel_share: number
}

export interface Told {
  readonly review: ReviewRow
  readonly alike: number
  readonly excess: Excess
  readonly weightDb: number
  /** The session in which it was ordered, where the audit knows it. */
  readonly session_id: string | null
}

const tenth = (value: number): number => Math.round(value * 10) / 10
const percent = (share: number): number => Math.round(share * 100)

function considered({ review, excess }: Told): BenignConsidered[] {
  const { seen, expected, reviews } = excess
  const numbers: Readonly<Record<string, BenignConsidered['ruled_out_by']>> = {
    default_praise: {
      zh: `该店 ${reviews} 条评价中同样反常的 ${seen} 条，按其他店铺预期约 ${tenth(expected)} 条`,
      en: `${seen} of the shop’s ${reviews} reviews are as unusual, where the other shops let about ${tenth(expected)} be expected`,
    },
    asked_for_text: isLight(review)
      ? {
          zh: `包裹只有通常重量的 ${percent(review.parcel_share)}%`,
          en: `the parcel has ${percent(review.parcel_share)}% of the usual weight`,
        }
      : null,
    quick_customer: {
      zh: `不是个别：同样反常的共 ${seen} 条`,
      en: `not one alone: ${seen} are as unusual`,
    },
    small_item:
      review.parcel_share < 0
        ? null
        : {
            zh: `与同一商品的其他包裹相比，为其 ${percent(review.parcel_share)}%`,
            en: `held against other parcels of the same product, it has ${percent(review.parcel_share)}% of their weight`,
          },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id] ?? null }))
}

function statementOf({ review, alike, excess }: Told): Finding['statement'] {
  const { hours_after_signing: hours, parcel_share: share } = review
  const quick =
    hours < 0
      ? null
      : hours < 2
        ? {
            zh: `签收后 ${Math.round(hours * 60)} 分钟`,
            en: `${Math.round(hours * 60)} minutes after signing`,
          }
        : { zh: `签收后 ${tenth(hours)} 小时`, en: `${tenth(hours)} hours after signing` }
  const light = isLight(review)
    ? {
        zh: `，包裹只有同款通常重量的 ${percent(share)}%`,
        en: `, of a parcel with ${percent(share)}% of the usual weight`,
      }
    : { zh: '', en: '' }
  const same =
    alike > 0
      ? { zh: `，与另外 ${alike} 个账号的评价雷同`, en: `, in words like those of ${alike} other accounts` }
      : { zh: '', en: '' }
  const company = {
    zh: `；该店这样的评价有 ${excess.seen} 条，预期约 ${tenth(excess.expected)} 条。`,
    en: `; the shop has ${excess.seen} such reviews where about ${tenth(excess.expected)} are expected.`,
  }
  return {
    zh: `评价 ${review.review_id} 写于${quick?.zh ?? '收货前后'}${light.zh}${same.zh}${company.zh}`,
    en: `Review ${review.review_id} was written ${quick?.en ?? 'at some time'}${light.en}${same.en}${company.en}`,
  }
}

export function reviewFinding(told: Told, { id, version }: Detecting): Finding {
  const { review, alike, excess, weightDb } = told
  const causes = considered(told)
  const open = causes.some(({ ruled_out_by }) => ruled_out_by === null)
  return {
    finding_id: `${id}@${version}:review:${review.review_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'review',
    subject_id: review.review_id,
    session_id: told.session_id,
    fraud_type: 'fake_review',
    family: 'content',
    weight_db: limited(open ? Math.min(assumed.watchDb, weightDb) : weightDb),
    window: { from: review.written_at, until: review.written_at },
    facts: {
      account_id: review.account_id,
      shop_id: review.shop_id,
      review_minutes_after_signing:
        review.hours_after_signing < 0 ? null : Math.round(review.hours_after_signing * 60),
      parcel_of_usual_share: review.parcel_share < 0 ? null : review.parcel_share,
      reviews_alike: alike,
      unusual_reviews: excess.seen,
      unusual_expected: tenth(excess.expected),
      shop_reviews: excess.reviews,
      paid_minor: review.paid_minor,
      penny_order: review.paid_minor <= assumed.pennyMinor,
      currency: review.currency || 'CNY',
    },
    benign_considered: causes,
    needs_coverage: ['review', 'order', 'order_event'],
    statement: statementOf(told),
  }
}
