import { statedParameters } from '../stated.ts'

export const assumed = {
  tellingDb: 11,
  looseDb: 5,
  shortDb: 3,
  mostWareDb: 15,
  deedDb: 3,
  priceDb: 8,
  barePriceDb: 1,
  venueDb: 2,
  placedDb: 4,
  assuranceDb: 4,
  mostAssuranceDb: 8,
  disguiseDb: 6,
  mostDisguiseDb: 9,
  otherTradeDb: -9,
  mostOtherTradeDb: -14,
  likely: 0.7,
  ordinaryStrength: 20,
  ordinaryShare: 0.05,
  aloneDb: 9,
  leastDb: 3,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  tellingDb: [
    'dB',
    'a word that hardly any advert uses for anything else; alone it is no more than a reason to look',
  ],
  looseDb: ['dB', 'a word that ordinary adverts use too: it needs a price for a unit, or company'],
  shortDb: ['dB', 'a single character that many ordinary words hold'],
  mostWareDb: ['dB', 'words of one trade come together; beyond two they are the same observation'],
  deedDb: [
    'dB',
    'a loose word is sold, raised or handed over in the same clause: the two together name the ware',
  ],
  priceDb: [
    'dB',
    'most that a price for a number of such acts weighs; half of it wherever ordinary adverts price by the piece, for they name no such ware',
  ],
  barePriceDb: [
    'dB',
    'some price is named, but not for how many: it is for sale, as most things in a market are',
  ],
  venueDb: ['dB', 'it is said to be for a live room or a platform; equipment and courses say so, too'],
  placedDb: [
    'dB',
    'a loose word is priced by the piece and a platform is named: acts on a platform are not sold honestly by the piece',
  ],
  assuranceDb: ['dB', 'most that one promise of the trade weighs, such as refills or delivery at once'],
  mostAssuranceDb: ['dB', 'promises are copied from advert to advert: two say all that ten do'],
  disguiseDb: [
    'dB',
    'most that one disguised word of the trade weighs: hardly anybody hides what may be sold',
  ],
  mostDisguiseDb: ['dB', 'whoever disguises one word disguises several'],
  otherTradeDb: ['dB', 'the advert names another trade: repairs, courses, equipment, recruiting, permits'],
  mostOtherTradeDb: [
    'dB',
    'words of other trades are cheap to add: they do not clear what is sold by the unit',
  ],
  likely: [
    'ratio',
    'share of such adverts taken to show any one sign, against which the ordinary ones are held',
  ],
  ordinaryStrength: [
    'adverts',
    'how firmly the stated share of ordinary adverts is held against what the import shows',
  ],
  ordinaryShare: [
    'ratio',
    'share of ordinary adverts taken to show a sign where the import has too few of them',
  ],
  aloneDb: [
    'dB',
    'most that words weigh which nothing shows to be of the trade: no price for what it counts or for many at once, no deed, no promise, no platform, no disguise, no second telling word; one price for one piece is asked for everything',
  ],
  leastDb: ['dB', 'adverts that weigh less are not told: they carry no weight'],
}

export const parameters = statedParameters(assumed, why)
