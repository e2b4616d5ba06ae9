import { decibans, limited } from '../weight.ts'
import type { Company, Whereabouts } from './company.ts'
import type { Holder } from './holders.ts'
import { assumed } from './parameters.ts'

export interface Weighed {
  readonly holder: Holder
  /** Odds that a home has so many: each further account is so likely. */
  readonly repeat: number
  readonly atOnce: Company['atOnce']
  /** Telephones of about as many accounts whose accounts keep as much company. */
  readonly alike: number
  readonly weightDb: number
}

interface Looked extends Company {
  readonly holder: Holder
}

const sizeOf = ({ holder }: Looked): number => holder.accounts.length

/** How much likelier so many accounts are on a worked telephone than in a home, where each further one is `repeat` as likely. */
function countWeight(accounts: number, repeat: number): number {
  const alleged = 1 / (accounts * Math.log(assumed.largestFarm / 2))
  return decibans(Math.log(alleged) - Math.log(1 - repeat) - (accounts - 2) * Math.log(repeat))
}

/** How likely a telephone or purse of two accounts has a third, by those of the import that have two or three. */
function repeatIn(looked: readonly Looked[]): number {
  const having = (accounts: number) => looked.filter((one) => sizeOf(one) === accounts).length
  return Math.min(assumed.mostRepeat, Math.max(assumed.leastRepeat, (having(3) + 1) / (having(2) + 1)))
}

/**
 * So many there are, where chance has `mean`, against the most that it explains (two deviations and one beyond the mean). Who
 * works telephones works more than one: this takes the place of the odds that verdicts assume.
 */
function excessWeight(there: number, mean: number): number {
  const most = mean + 2 * Math.sqrt(mean) + 1
  if (there <= most) return Number.NEGATIVE_INFINITY
  return decibans(Math.log((there - most) / most)) - assumed.priorDb
}

const aboutAs = (accounts: number, other: number): boolean =>
  Math.abs(Math.log(other / accounts)) <= Math.log(assumed.aboutAsMany)

/** Telephones of about so many accounts, against how many homes of these sizes there are. */
function sizeExcess(looked: readonly Looked[], repeat: number, accounts: number): number {
  if (accounts < assumed.moreThanAHome) return Number.NEGATIVE_INFINITY
  const there = looked.filter((one) => aboutAs(accounts, sizeOf(one))).length
  const pairs = looked.filter((one) => sizeOf(one) === 2).length
  let mean = 0
  for (let size = 3; size <= accounts * assumed.aboutAsMany; size += 1)
    if (aboutAs(accounts, size)) mean += (pairs + 1) * repeat ** (size - 2)
  return excessWeight(there, mean)
}

/** Telephones whose accounts keep company as strangers do not: how many there are of about as many accounts, and what that weighs. */
function companyExcess(looked: readonly Looked[], { holder, lnP }: Looked) {
  const peers = looked.filter((one) => aboutAs(holder.accounts.length, sizeOf(one)))
  const bars = peers.map((peer) => peer.lnP).filter((bar) => bar >= lnP && bar <= Math.log(assumed.rare))
  let found = { alike: 0, weightDb: Number.NEGATIVE_INFINITY }
  for (const bar of new Set(bars)) {
    const alike = peers.filter((peer) => peer.lnP <= bar).length
    const weightDb =
      alike < assumed.leastAlike
        ? Number.NEGATIVE_INFINITY
        : excessWeight(alike, peers.length * Math.max(assumed.peersAlike, Math.exp(bar)))
    if (weightDb > found.weightDb) found = { alike, weightDb }
  }
  return found
}

/** Every telephone or purse of one sort, with what its number of accounts and the company that they keep weigh. */
export function weighedAll(holders: readonly Holder[], whereabouts: Whereabouts): Weighed[] {
  const looked = holders.map((holder): Looked => ({ holder, ...whereabouts.companyOf(holder) }))
  const together = looked.map((one) => companyExcess(looked, one))
  // Telephones that are worked by the company of their accounts say nothing of homes, nor of others of their size.
  const left = looked.filter((_, at) => (together[at]?.weightDb ?? 0) < assumed.suspectedDb)
  const repeat = repeatIn(left)
  const sizes = new Map<number, number>()
  for (const { holder } of left) sizes.set(holder.accounts.length, 0)
  for (const size of sizes.keys()) sizes.set(size, sizeExcess(left, repeat, size))
  return looked.map((one, at) => {
    const { holder, atOnce } = one
    const { alike, weightDb } = together[at] as (typeof together)[number]
    const aloneDb = countWeight(sizeOf(one), repeat)
    const excessDb = sizes.get(sizeOf(one)) ?? Number.NEGATIVE_INFINITY
    return { holder, repeat, atOnce, alike, weightDb: limited(Math.max(aloneDb, excessDb, weightDb)) }
  })
}
