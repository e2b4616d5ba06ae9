import { decibans, limited, lnBinomialTail, lnTailWeight } from '../weight.ts'
import type { Heard, Part } from './circle.ts'
import { assumed } from './parameters.ts'

/** Accounts of those that stood in a circle which is not small beside one of so many members. */
function fellInto(circles: readonly number[], members: number): number {
  const alike = circles.filter((size) => size >= assumed.alikeSize * members)
  return alike.reduce((sum, size) => sum + size, 0)
}

/** The share of ordinary speakers that falls into a circle as large as one of so many members, over all that was heard. */
export function chanceIn(heard: readonly Heard[], members: number): number {
  const { ordinaryShare, ordinaryStrength } = assumed
  let [accounts, fell] = [ordinaryStrength, ordinaryShare * ordinaryStrength]
  for (const { ordinary } of heard) {
    accounts += ordinary.accounts
    fell += Math.max(
      fellInto(ordinary.small, members),
      fellInto(ordinary.shuffled, members) / ordinary.shuffles,
    )
  }
  return fell / accounts
}

export interface Looked {
  readonly chance: number
  /** Accounts that said enough in the sessions where the circle speaks. */
  readonly judged: number
  /** Ordinary accounts that were heard with them. */
  readonly ordinary: number
  /** Sessions that were looked through. */
  readonly sessions: number
}

/**
 * What it weighs that so many of those who speak beside each other form a circle, when so many sessions were looked through;
 * and no more than standing in a circle says of anybody, by what is known of ordinary speakers. Where all of a room are in
 * the circle and no other room is there, nothing is known: a room may have a small stock of lines.
 */
export function circleWeight(
  { members }: Pick<Part, 'members'>,
  { chance, judged, sessions }: Looked,
): number {
  const lnP = lnBinomialTail(members.length, judged, chance) + Math.log(sessions)
  const known = Math.log(assumed.seenShare / chance)
  return limited(decibans(Math.min(known, lnTailWeight(Math.min(0, lnP)))))
}

/** A session weighs as its circle does where enough of its comments come from there. */
export const sessionWeight = (circle: number, share: number): number =>
  share >= assumed.sessionShare ? circle : Math.min(circle, assumed.fewDb)
