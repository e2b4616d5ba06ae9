import type { GroupTruth } from '../../sim/truth.ts'
import type { Answer } from './answer.ts'

/** From this share of common members on two groups are taken for one. */
export const sameGroup = 0.5

export interface FoundGroup {
  readonly id: string
  readonly members: readonly string[]
}

/** Groups that were judged, with the members that their findings name in `facts.members`. */
export function foundGroups({ verdicts, findings }: Pick<Answer, 'verdicts' | 'findings'>): FoundGroup[] {
  const named = Map.groupBy(
    findings.filter(({ subject_kind }) => subject_kind === 'group'),
    ({ subject_id }) => subject_id,
  )
  const members = (id: string): string[] =>
    (named.get(id) ?? []).flatMap(({ facts: { members } }) =>
      Array.isArray(members) ? members.map(String) : [],
    )
  return verdicts
    .filter(({ subject_kind }) => subject_kind === 'group')
    .map(({ subject_id }) => ({ id: subject_id, members: [...new Set(members(subject_id))] }))
}

/** Members in both of all members of either. */
export function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = left.intersection(right).size
  return common === 0 ? 0 : common / (left.size + right.size - common)
}

/**
 * Which true group each found one is: the pairs that share most members first, each group once, and only from `sameGroup` on.
 * A crowd that was found in two halves is found once at most.
 */
export function matchGroups(
  found: readonly FoundGroup[],
  truth: readonly GroupTruth[],
): Map<string, GroupTruth> {
  const sets = truth.map((group) => ({ group, members: new Set(group.members) }))
  const pairs = found
    .flatMap(({ id, members }) => {
      const own = new Set(members)
      return sets.map((one) => ({ id, group: one.group, alike: jaccard(own, one.members) }))
    })
    .filter(({ alike }) => alike >= sameGroup)
    .sort((a, b) => b.alike - a.alike)
  const matched = new Map<string, GroupTruth>()
  const taken = new Set<string>()
  for (const { id, group } of pairs) {
    if (matched.has(id) || taken.has(group.group_id)) continue
    matched.set(id, group)
    taken.add(group.group_id)
  }
  return matched
}
