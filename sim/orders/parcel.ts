import { day, hour, hourOfDay, midnight, minute, second, weekday } from '../calendar.ts'
import { traitOf } from '../people/trait.ts'
import { chance, logNormal, pick, type Random, uniform } from '../random.ts'
import type { Purchase } from '../session/stage.ts'
import { farness } from './distance.ts'
import type { House } from './house.ts'

/** The instant at which the next wave of parcels leaves a warehouse. */
export function nextWave({ waves, restsOnSunday }: House, at: number): number {
  for (let ahead = 0; ahead < 9; ahead += 1) {
    const start = midnight(at) + ahead * day
    if (restsOnSunday && weekday(start) === 0) continue
    const wave = waves.find((hours) => start + hours * hour > at)
    if (wave !== undefined) return start + Math.floor(wave * hour)
  }
  return at
}

/** Parcels of a wave are scanned in batches; those of a batch have the same instant, or nearly. */
export function scanned(house: House, random: Random, wave: number): number {
  const { waveMinutes, scanBatch } = house.habits
  const step = Math.max(second, Math.floor((waveMinutes * minute * scanBatch) / 200))
  const batches = Math.max(1, Math.floor((waveMinutes * minute) / step))
  return wave + Math.floor(random.next() * batches) * step + Math.floor(random.next() * scanBatch * 100)
}

/** The next moment within hours at which people work or carriers deliver. */
export function within(random: Random, at: number, [from, until]: readonly [number, number]): number {
  const clock = hourOfDay(at)
  if (clock >= from && clock < until) return Math.floor(at)
  const start = midnight(at) + (clock >= until ? day : 0) + from * hour
  return Math.floor(start + random.next() * Math.min(4, until - from) * hour)
}

/** Signed at the door, or for all parcels of a pick-up point or locker at once, or there when it suits the buyer. */
function signed(house: House, random: Random, address: string, arrived: number): number {
  const delivered = within(random, arrived, [8.5, 20.5])
  if (traitOf(address, 1) >= house.pickUpShare) return delivered
  const point = Math.floor(traitOf(address, 2) * house.points)
  const name = `point${point}`
  const batch = midnight(delivered) + Math.floor((9 + 9 * traitOf(name, 3)) * hour)
  const stored = batch >= arrived ? batch : batch + day
  if (traitOf(name, 4) < house.pointSignShare) return stored
  return within(random, stored + logNormal(random, 7 * hour, 0.9), [9, 21.5])
}

const transit = (house: House, random: Random, region: string): number => {
  const { transitDays, transitSigma, farDays } = house.habits
  const days = transitDays * 0.7 + farDays * farness(house.region, region)
  return Math.max(9 * hour, days * pick(random, house.carriers) * logNormal(random, day, transitSigma))
}

/** When what leaves the warehouse now is signed for by a buyer. */
export const arrival = (house: House, random: Random, purchase: Purchase, shippedAt: number): number => {
  const { account } = purchase
  const arrived = shippedAt + transit(house, random, account.region)
  return signed(house, random, purchase.address_id ?? account.address_id, arrived)
}

/** When what a buyer sends back is in the warehouse again. */
export function backHome(house: House, random: Random, sentAt: number): number {
  const days = house.habits.returnTransitDays * logNormal(random, day, 0.35)
  return within(random, sentAt + Math.max(10 * hour, days), [house.habits.workFrom, house.habits.workUntil])
}

/** What the scale says of goods in their packing; undefined where nobody read it. */
export function weighed(house: House, random: Random, goodsGrams: number): number | undefined {
  const { packRatio, boxGrams, weighedShare } = house.habits
  const grams = Math.ceil(
    goodsGrams * uniform(random, [1.005, packRatio + 0.01]) + boxGrams * uniform(random, [0.5, 1.5]),
  )
  return chance(random, weighedShare) ? grams : undefined
}

/** When an order that is ready to go leaves: after the shop's own time for such things, with a wave. */
export function leaving(house: House, random: Random, readyAt: number): { wave: number; shippedAt: number } {
  const { shipHours, shipSigma } = house.habits
  const wave = nextWave(house, readyAt + logNormal(random, shipHours * hour, shipSigma))
  return { wave, shippedAt: scanned(house, random, wave) }
}
