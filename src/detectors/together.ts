import { disjointSets } from '../graph/disjoint-sets.ts'
import { groupId } from './group-id.ts'

/** Accounts that stand out together, and by what. */
export interface Together<Told> {
  readonly group_id: string
  /** Sorted. */
  readonly members: readonly string[]
  readonly told: readonly Told[]
}

interface Of<Told> {
  /** The start of the ids of the groups. */
  readonly prefix: string
  readonly accountOf: (told: Told) => string
  readonly placeOf: (told: Told) => string
  /** Fewer accounts are no group. */
  readonly least: number
}

/** Whoever stands out in the same place works for the same client, and through those who work in several places so do more. */
export function togetherOf<Told>(told: readonly Told[], of: Of<Told>): Together<Told>[] {
  const { prefix, accountOf, placeOf, least } = of
  const accounts = [...new Set(told.map(accountOf))].sort()
  const number = new Map(accounts.map((account, index) => [account, index]))
  const sets = disjointSets(accounts.length)
  const numberOf = (one: Told): number => number.get(accountOf(one)) ?? 0
  for (const own of Map.groupBy(told, placeOf).values())
    for (const one of own) sets.join(numberOf(own[0] as Told), numberOf(one))
  return [...Map.groupBy(told, (one) => sets.rootOf(numberOf(one))).values()].flatMap((own) => {
    const members = [...new Set(own.map(accountOf))].sort()
    return members.length < least ? [] : [{ group_id: groupId(prefix, members), members, told: own }]
  })
}
