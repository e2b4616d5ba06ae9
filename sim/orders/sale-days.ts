import { hour } from '../calendar.ts'

/** The sales of the trade's year: month and day, how long, and how much of the lift of a sale day it has. */
const sales: readonly (readonly [from: string, until: string, lift: number])[] = [
  ['06-01', '06-15', 0.12],
  ['06-16', '06-18', 0.7],
  ['06-18', '06-18', 1],
  ['09-09', '09-10', 0.3],
  ['10-01', '10-07', 0.1],
  ['10-20', '10-24', 0.2],
  ['10-31', '10-31', 0.6],
  ['11-01', '11-03', 0.45],
  ['11-04', '11-09', 0.15],
  ['11-10', '11-11', 0.75],
  ['11-11', '11-11', 1],
  ['12-10', '12-12', 0.4],
]

const monthAndDay = (at: number): string => new Date(at + 8 * hour).toISOString().slice(5, 10)

/** How much of a sale a day is: 0 an ordinary day, 1 the day of the greatest sale of the year. */
export function saleOn(at: number): number {
  const today = monthAndDay(at)
  return sales.reduce(
    (most, [from, until, lift]) => (today >= from && today <= until ? Math.max(most, lift) : most),
    0,
  )
}
