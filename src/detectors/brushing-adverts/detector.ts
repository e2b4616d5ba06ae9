import { sqlFile } from '../../engine/statement.ts'
import type { Detector, DetectorInput } from '../detector.ts'
import type { Detection } from '../finding.ts'
import { type ListingRow, listingFinding } from './findings.ts'
import { readAdvert, usualOf, weigh } from './judge.ts'
import { assumed, parameters } from './parameters.ts'
import { benign } from './words.ts'

const listings = sqlFile(import.meta.url, 'listings.sql')

async function detect({ engine }: DetectorInput): Promise<Detection> {
  const rows = await engine.rows<ListingRow>(listings)
  const adverts = rows.map((row) => ({ ...row, listing: row, reading: readAdvert(row) }))
  const usual = usualOf(adverts)
  const others = adverts.filter(({ reading }) => reading.wares.length === 0).length
  const findings = adverts.flatMap(({ listing, reading }) => {
    const weighed = weigh(reading, usual)
    if (!weighed || weighed.weightDb < assumed.leastDb) return []
    return [listingFinding({ listing, reading, weighed, usual, others }, brushingAdverts)]
  })
  return { findings, insufficient: [] }
}

/** Adverts for viewers, followers, orders and accounts, read behind their spelling. Reads listings only. */
export const brushingAdverts: Detector = {
  id: 'brushing-adverts',
  version: 3,
  status: 'experimental',
  family: 'content',
  fraudTypes: ['brushing_advert'],
  subjects: ['listing'],
  name: { zh: '买卖虚假人气、订单与账号的广告', en: 'adverts that sell viewers, orders or accounts' },
  needs: [{ stream: 'listing', granularity: 'event' }],
  sees: {
    zh: '出售在线人数、粉丝、点赞、订单、评价、账号、验证码或操控软件的广告，不论同音字、全角、异体字、表情、夹空格或拆字；并从文字中读出卖什么、什么单价',
    en: 'adverts for viewers, followers, likes, orders, reviews, accounts, codes or control software, behind homophones, full-width and look-alike characters, pictures, spacing and split characters; what they sell and at what unit price',
  },
  misses: {
    zh: '只留联系方式、内容全在图片里的广告；尚无人知的暗语；只用一个表情代替两字词中一字的写法',
    en: 'adverts that leave only a contact or say everything in pictures; code words nobody knows yet; a two-character word of which one is replaced by an unknown picture',
  },
  benign,
  parameters,
  queries: [
    {
      statement: listings,
      row: {
        listing_id: 'String',
        seen_at: 'Int64',
        title: 'String',
        description: 'String',
        seller_id: 'String',
        sold: 'Int64',
      },
    },
  ],
  detect,
}
