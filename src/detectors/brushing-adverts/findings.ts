import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { percent } from '../percent.ts'
import { limited } from '../weight.ts'
import type { Reading, Usual, Weighed } from './judge.ts'
import type { Offer } from './price.ts'
import { benign, wareNames } from './words.ts'

export interface ListingRow {
  readonly listing_id: string
  readonly seen_at: number
  readonly title: string
  readonly description: string
  readonly seller_id: string
  readonly sold: number
}

/** An advert with what was read in it, and the adverts it stands among. */
export interface Told {
  readonly listing: ListingRow
  readonly reading: Reading
  readonly weighed: Weighed
  readonly usual: Usual
  readonly others: number
}

/** Price of one act, or of one for an hour, in minor units; to a hundredth of them, for likes cost less than one. */
const unitMinor = ({ yuan, quantity, hours }: Offer): number =>
  Math.round((yuan * 10_000) / quantity / (hours ?? 1)) / 100

function considered({ reading, usual, others }: Told): BenignConsidered[] {
  const { wares, otherTrades, offers, assurances } = reading
  const named = wares.length
  const answers: Readonly<Record<string, BenignConsidered['ruled_out_by']>> = {
    other_trade:
      otherTrades.length > 0
        ? null
        : {
            zh: `${named} 处行话，没有写明其他行当`,
            en: `${named} words of the trade, and no other trade is named`,
          },
    ordinary_marketing:
      offers.length + assurances.length === 0
        ? null
        : {
            zh: `按数量标价 ${offers.length} 处，承诺 ${assurances.length} 处`,
            en: `${offers.length} prices by the act, ${assurances.length} promises of the trade`,
          },
    declared_refusal: {
      zh: `计入的 ${named} 处均不在否定词之后`,
      en: `none of the ${named} words that count follows a negation`,
    },
    priced_by_the_piece: {
      zh: `其余 ${others} 条不涉此类词的广告中，按单位标价的约占 ${percent(usual.price)}%，有同样承诺的约占 ${percent(usual.assurance)}%`,
      en: `of the ${others} adverts without words of the trade about ${percent(usual.price)}% are priced by the piece and ${percent(usual.assurance)}% promise alike`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: answers[id] ?? null }))
}

const yuanText = (minor: number): string =>
  `¥${minor < 10 ? (minor / 100).toFixed(4) : (minor / 100).toFixed(2)}`

function priced(offer: Offer | null): { zh: string; en: string } {
  if (!offer) return { zh: '，未读出单价', en: '; no unit price could be read' }
  if (offer.foreign) return { zh: '，以外币标价', en: '; priced in the money of another country' }
  const unit = yuanText(unitMinor(offer))
  const hourly = offer.hours !== null
  return {
    zh: `，标价 ${offer.yuan} 元 / ${offer.quantity}，折合每个${hourly ? '每小时' : ''} ${unit}`,
    en: `; asks ${offer.yuan} yuan for ${offer.quantity}, which is ${unit} each${hourly ? ' per hour' : ''}`,
  }
}

export function listingFinding(told: Told, { id, version }: Detecting): Finding {
  const { listing, reading, weighed } = told
  const { offer, ware } = weighed
  const price = priced(offer)
  const name = wareNames[ware]
  return {
    finding_id: `${id}@${version}:listing:${listing.listing_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'listing',
    subject_id: listing.listing_id,
    session_id: null,
    fraud_type: 'brushing_advert',
    family: 'content',
    weight_db: limited(weighed.weightDb),
    window: { from: listing.seen_at, until: listing.seen_at },
    facts: {
      ware,
      trade_words: reading.wares.map(({ word }) => word).slice(0, 8),
      trade_word_count: reading.wares.length,
      disguised_words: reading.disguised,
      promises: reading.assurances.slice(0, 6),
      unit_price_minor: offer && !offer.foreign ? unitMinor(offer) : null,
      priced_yuan: offer && !offer.foreign ? offer.yuan : null,
      priced_quantity: offer?.quantity ?? null,
      priced_by_hour: offer ? offer.hours !== null : null,
      sold_count: listing.sold,
      seller_id: listing.seller_id || null,
      currency: 'CNY',
    },
    benign_considered: considered(told),
    needs_coverage: ['listing'],
    statement: {
      zh: `广告 ${listing.listing_id} 还原写法后出现 ${reading.wares.length} 处行话（其中变形 ${reading.disguised} 处），所售似为${name.zh}${price.zh}。`,
      en: `Advert ${listing.listing_id}, once its spelling is undone, holds ${reading.wares.length} words of the trade (${reading.disguised} disguised) and seems to sell ${name.en}${price.en}.`,
    },
  }
}
