import { mostOf } from '../extremes.ts'
import { decibans, limited, lnBinomialTail, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'

/** One account that woke in a session or with a purchase. */
export interface AwakenedRow {
  readonly account_id: string
  readonly registered_at: number
  readonly way: 'room' | 'product'
  /** The session; or the product and the day. */
  readonly target: string
  readonly came: number
  /** Sessions it came to and products it bought, in the whole import. */
  readonly targets: number
  /** Of those that woke there, how many were registered about when it was, and how many woke there in all. */
  readonly near_here: number
  readonly awakened: number
  /** The same of all accounts of the import. */
  readonly near_all: number
  readonly everybody: number
  readonly all_awakened: number
}

export interface Member {
  readonly row: AwakenedRow
  readonly lnP: number
  readonly weightDb: number
}

/** Accounts that were registered together long ago and wake together at one place. */
export interface Wave {
  readonly members: readonly Member[]
  /** Share of all accounts that were registered in the same days. */
  readonly usual: number
  readonly weightDb: number
}

const usualOf = ({ near_all, near_here, everybody, awakened }: AwakenedRow): number =>
  Math.max(assumed.leastShare, (near_all - near_here + 1) / (everybody - awakened + 2))

/** How often chance alone would have as many of those awakened there be registered about the same time. */
const chanceOf = (row: AwakenedRow): number =>
  Math.min(0, lnBinomialTail(row.near_here - 1, row.awakened - 1, usualOf(row)) + Math.log(row.all_awakened))

/** Those whose registrations follow each other within the span are of one making. */
function runsOf(members: readonly Member[]): Member[][] {
  const runs: Member[][] = []
  for (const member of members) {
    const last = runs.at(-1)?.at(-1)
    const joins = last && member.row.registered_at - last.row.registered_at <= assumed.spanHours * 3_600_000
    if (joins) runs.at(-1)?.push(member)
    else runs.push([member])
  }
  return runs.filter(({ length }) => length >= assumed.leastMembers)
}

/** Rows come in the order of their place and of their registration. */
export function wavesIn(rows: readonly AwakenedRow[]): Wave[] {
  const places = [...Map.groupBy(rows, ({ way, target }) => `${way} ${target}`).values()]
  return places.flatMap((here) => {
    const members = here
      .map((row): Member => {
        const lnP = chanceOf(row)
        return { row, lnP, weightDb: limited(Math.min(assumed.mostDb, decibans(lnTailWeight(lnP)))) }
      })
      .filter(({ lnP }) => lnP <= Math.log(assumed.chance))
    return runsOf(members).map(
      (run): Wave => ({
        members: run,
        usual: mostOf(run.map(({ row }) => usualOf(row))),
        weightDb: mostOf(run.map(({ weightDb }) => weightDb)),
      }),
    )
  })
}
