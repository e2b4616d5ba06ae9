import { day, hour } from '../calendar.ts'
import { traitOf } from '../people/trait.ts'
import { chance, type Random, uniform } from '../random.ts'
import type { OrderEvent, Purchase } from '../session/stage.ts'
import { payable } from './ordered.ts'
import { arrival, leaving, weighed } from './parcel.ts'
import { paying } from './payment.ts'
import { regretLag, unsentRefund } from './regret.ts'
import { conceded, exchanged, lost, returned, turnedBack } from './returns.ts'
import type { Draft, SentParcel, Unit } from './unit.ts'

/** An order that is about to have a life. */
export interface Placed {
  readonly order_id: string
  readonly purchase: Purchase
}

export interface Life {
  readonly events: readonly OrderEvent[]
  /** When the buyer had it in hand and kept it, or not; absent where nothing arrived. */
  readonly signedAt?: number
}

/**
 * A share as it is for this person: people differ lastingly, and what the shop sees on average stays what it was. Worked out on
 * the odds, so that a share of two in three has as many above it as below.
 */
export function personal({ house: { habits } }: Unit, share: number, { account }: Purchase): number {
  const mean = Math.min(0.94, share)
  const place = Math.min(0.9999, Math.max(0.0001, traitOf(account.account_id, 5)))
  const lean = habits.fickleness * 0.55 * Math.log(place / (1 - place))
  const kept = (habits.fickleness ** 2 / 2) * (1 - 2 * mean)
  const odds = (mean / (1 - mean)) * Math.exp(lean - kept)
  return odds / (1 + odds)
}

/** Everything that happens to an order of a buyer who means it, whether or not the records will reach so far. */
export function ordinaryLife(unit: Unit, random: Random, placed: Placed): Life {
  const { house } = unit
  const { purchase } = placed
  const { events: payments, readyAt } = paying(unit, random, purchase)
  if (readyAt === undefined) return { events: payments }
  const trip = leaving(house, random, readyAt)
  const early: OrderEvent[] = [...payments]
  let refused = false
  if (chance(random, personal(unit, house.habits.regretShare * unit.regret, purchase))) {
    const asked = Math.floor(readyAt + regretLag(house, random))
    const { events, sent } = unsentRefund(house, random, payable(purchase), { ...trip, asked })
    early.push(...events)
    if (!sent) return { events: early }
    refused = events.length === 0 && chance(random, 0.5)
  }
  return delivered(unit, random, placed, { ...trip, early, refused })
}

interface Trip {
  readonly wave: number
  readonly shippedAt: number
  readonly early: readonly OrderEvent[]
  /** The buyer wanted the money back when the parcel was on its way already. */
  readonly refused: boolean
}

function delivered(unit: Unit, random: Random, placed: Placed, trip: Trip): Life {
  const { house } = unit
  const { purchase } = placed
  const { shipments, signedAt, shippedAt } = sending(unit, random, placed, trip)
  const before = [...trip.early, ...shipments]
  if (trip.refused || chance(random, house.habits.refusedShare))
    return { events: [...before, ...turnedBack(house, random, purchase, shippedAt)] }
  if (chance(random, house.habits.lostShare))
    return { events: [...before, ...lost(random, purchase, shippedAt)] }
  const after = afterSigning(unit, random, purchase, signedAt)
  const events: OrderEvent[] = [...before, { kind: 'signed', at: signedAt }, ...after]
  events.push(...closing(unit, random, purchase, { signedAt, after }))
  return { events, signedAt }
}

/** Buyers with freight insurance send back more readily; the shop's share is that of both kinds together. */
function returnShare({ house: { habits }, returns }: Unit, random: Random): number {
  const { insuredShare, insuranceLift } = habits
  const insured = chance(random, insuredShare)
  const mean = insuredShare * insuranceLift + 1 - insuredShare
  return (habits.returnShare * returns * (insured ? insuranceLift : 1)) / mean
}

function afterSigning(unit: Unit, random: Random, purchase: Purchase, signedAt: number): OrderEvent[] {
  const { house } = unit
  const { concessionShare, exchangeShare } = house.habits
  const back = personal(unit, returnShare(unit, random), purchase)
  const draw = random.next()
  if (draw < back) return returned(house, random, purchase, signedAt)
  const rest = (draw - back) / (1 - back)
  if (rest < concessionShare) return conceded(house, random, purchase, signedAt)
  if (rest < concessionShare + exchangeShare) return exchanged(house, random, purchase, signedAt)
  return []
}

interface Sent {
  readonly shipments: readonly Draft[]
  readonly shippedAt: number
  readonly signedAt: number
}

/** An order goes in a parcel of its own, in two, or in one with another order of the same buyer. */
function sending(unit: Unit, random: Random, { order_id, purchase }: Placed, trip: Trip): Sent {
  const { house, parcels } = unit
  const { account, product, quantity } = purchase
  const key = `${account.account_id}/${purchase.address_id ?? ''}/${trip.wave}`
  const goods = product.weight_grams * quantity
  const other = parcels.get(key)
  if (other && chance(random, house.habits.packTogetherShare)) return packedWith(unit, other, goods)
  const signedAt = arrival(house, random, purchase, trip.shippedAt)
  const first: Draft = { kind: 'shipped', at: trip.shippedAt }
  if (chance(random, house.habits.multiParcelShare * (quantity > 1 ? 3 : 1)))
    return inTwo(unit, random, goods, { ...trip, signedAt })
  const grams = weighed(house, random, goods)
  if (grams !== undefined) first.parcel_grams = grams
  const parcel = { order_id, shippedAt: trip.shippedAt, signedAt, grams, shipments: [first] }
  parcels.set(key, parcel)
  return parcel
}

/** One number and one weight for both orders. */
function packedWith(unit: Unit, parcel: SentParcel, goods: number): Sent {
  const tracking_id = unit.trackingOf(parcel.order_id)
  const joined: Draft = { kind: 'shipped', at: parcel.shippedAt }
  parcel.shipments.push(joined)
  if (parcel.grams !== undefined) parcel.grams += Math.ceil(goods * 1.01)
  for (const shipment of parcel.shipments) {
    shipment.tracking_id = tracking_id
    if (parcel.grams !== undefined) shipment.parcel_grams = parcel.grams
  }
  return { ...parcel, shipments: [joined] }
}

function inTwo(
  { house }: Unit,
  random: Random,
  goods: number,
  { shippedAt, signedAt }: { readonly shippedAt: number; readonly signedAt: number },
): Sent {
  const part = uniform(random, [0.3, 0.7])
  const shipments = [part, 1 - part].map((share, index): Draft => {
    const grams = weighed(house, random, goods * share)
    const at = shippedAt + (index === 0 ? 0 : Math.floor(random.next() * 3 * 60_000))
    return { kind: 'shipped', at, ...(grams === undefined ? {} : { parcel_grams: grams }) }
  })
  return { shipments, shippedAt, signedAt }
}

/** The buyer confirms, or the platform does; the shop gets what is left, without what the platform keeps. */
function closing(
  { house }: Unit,
  random: Random,
  purchase: Purchase,
  { signedAt, after }: { readonly signedAt: number; readonly after: readonly OrderEvent[] },
): OrderEvent[] {
  const { confirmShare, settleHours, feeShare } = house.habits
  const back = after.reduce((sum, { kind, amount }) => sum + (kind === 'refunded' ? (amount ?? 0) : 0), 0)
  const left = payable(purchase) - back
  if (left <= 0) return []
  const last = after.reduce((latest, { at }) => Math.max(latest, at + hour), signedAt)
  const confirmed = chance(random, confirmShare) ? uniform(random, [0.1, 6]) : house.finishDays
  const finished = Math.floor(Math.max(last, signedAt + confirmed * day))
  const settled = finished + Math.floor(settleHours * uniform(random, [0.6, 1.5]) * hour)
  return [
    { kind: 'finished', at: finished },
    { kind: 'settled', at: settled, amount: Math.floor(left * (1 - feeShare)) },
  ]
}
