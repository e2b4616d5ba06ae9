import { sqlFile } from '../../engine/statement.ts'
import { type AuditedSession, type Need, unmetNeeds } from '../../records/coverage.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection, Finding } from '../finding.ts'
import { decibans } from '../weight.ts'
import { countAlike, leastLength } from './alike.ts'
import { type Excess, excessOf, isLight, type Signs } from './excess.ts'
import { type ReviewRow, reviewFinding } from './findings.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const reviewsStatement = sqlFile(import.meta.url, 'reviews.sql')

const needs: readonly Need[] = [
  { stream: 'review', granularity: 'event' },
  { stream: 'order', granularity: 'event' },
  { stream: 'order_event', granularity: 'event' },
]

/** Penny orders are a trade of their own, whatever shop they are placed in: their reviews are one body. */
const bodyOf = ({ paid_minor, shop_id }: ReviewRow): string =>
  paid_minor <= assumed.pennyMinor ? 'penny orders' : `shop ${shop_id}`

/** A word of praise in passing may come at any moment; on a penny order it is what was asked for. */
function signsOf(row: ReviewRow, alike: number): Signs {
  const passing = row.text.length < leastLength && row.paid_minor > assumed.pennyMinor
  return { ...row, shop_id: bodyOf(row), alike, ...(passing ? { hours_after_signing: -1 } : {}) }
}

/**
 * The company of each review. A light parcel is held against light parcels alone: a shop whose customers write at once, for
 * it brings meals to the door or pays for reviews, must not make a suspect of the one whose parcel was packed wrongly.
 */
function companiesOf(signs: readonly Signs[]): readonly Excess[] {
  const [among, amongLight] = [
    excessOf(signs),
    excessOf(signs.map((own) => (isLight(own) ? own : { ...own, hours_after_signing: -1 }))),
  ]
  return signs.map((own, at) => (isLight(own) ? amongLight : among)[at] as Excess)
}

/** How likely a review is one of the excess, with the odds a verdict starts from taken off. */
function weightOf({ seen, expected }: Excess): number {
  if (seen <= expected) return Number.NEGATIVE_INFINITY
  const weight = decibans(Math.log((seen - expected) / expected)) - assumed.priorDb
  return Math.min(seen < assumed.leastSeen ? assumed.watchDb : assumed.mostDb, weight)
}

async function judge({ engine, sessions }: DetectorInput): Promise<Finding[]> {
  const rows = await engine.rows<ReviewRow>(reviewsStatement, { leastParcels: assumed.leastParcels })
  const alike = countAlike(rows, assumed.alikeShare)
  const excess = companiesOf(rows.map((row, at) => signsOf(row, alike[at] as number)))
  const known = new Set(sessions.map(({ session_id }) => session_id))
  return rows.flatMap((review, at) => {
    const weightDb = weightOf(excess[at] as Excess)
    if (weightDb < assumed.leastDb) return []
    const session_id = known.has(review.session_id) ? review.session_id : null
    const told = { review, alike: alike[at] as number, excess: excess[at] as Excess, weightDb, session_id }
    return [reviewFinding(told, templatedReviews)]
  })
}

async function detect({ engine, sessions }: DetectorInput): Promise<Detection> {
  const lacking = (session: AuditedSession) => unmetNeeds(session, needs).map(({ stream }) => stream)
  const fit = sessions.some((session) => lacking(session).length === 0)
  return {
    findings: fit ? await judge({ engine, sessions }) : [],
    insufficient: sessions
      .map((session) => ({
        detector: templatedReviews.id,
        session_id: session.session_id,
        missing: lacking(session),
      }))
      .filter(({ missing }) => missing.length > 0),
  }
}

/** Reviews that come too soon, of parcels too light, in the words of others, more of them than the other shops explain. */
export const templatedReviews: Detector = {
  id: 'templated-reviews',
  version: 1,
  status: 'experimental',
  family: 'content',
  fraudTypes: ['fake_review'],
  subjects: ['review'],
  name: { zh: '模板评价', en: 'reviews from a template' },
  needs,
  sees: {
    zh: '一家店里成批的评价：包裹远轻于同款，又签收不久即写、文字与其他账号雷同的更甚，合计超出其他店铺所能解释的',
    en: 'reviews of one shop in numbers, of parcels far lighter than the same product, the more so if soon after signing and in words like those of other accounts, together beyond what the other shops explain',
  },
  misses: {
    zh: '每店不足四条的；寄足重量、或包裹重量不在记录中的：写得再快、再雷同也只列入关注，返现催评、当日送达的店铺同样如此；可比店铺不足三家的导入',
    en: 'fewer than four a shop; those of full parcels or of parcels whose weight is not on record: however quick and alike, they are watched and no more, for shops that pay for reviews or deliver within the hour have the same; imports with fewer than three other shops',
  },
  benign,
  parameters,
  queries: [
    {
      statement: reviewsStatement,
      row: {
        review_id: 'String',
        account_id: 'String',
        shop_id: 'String',
        session_id: 'String',
        product_id: 'String',
        text: 'String',
        written_at: 'Int64',
        images: 'Int64',
        paid_minor: 'Int64',
        currency: 'String',
        hours_after_signing: 'Float64',
        parcel_share: 'Float64',
      },
    },
  ],
  detect,
}
