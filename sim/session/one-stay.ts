import type { Stage, Visit } from './stage.ts'

const whoOf = ({ account, device_id, nature }: Visit): string =>
  `${account.account_id} ${device_id ?? account.device_id} ${nature}`

/**
 * Nobody comes into a room in which he already is: where several causes bring the same person at one time, on one
 * telephone, his stays are one.
 */
export function joinStays(stage: Stage): void {
  const last = new Map<string, Visit>()
  const joined = new Set<Visit>()
  for (const visit of stage.visits.toSorted((left, right) => left.entered_at - right.entered_at)) {
    const who = whoOf(visit)
    const before = last.get(who)
    if (before && visit.entered_at <= before.left_at) {
      before.left_at = Math.max(before.left_at, visit.left_at)
      joined.add(visit)
    } else last.set(who, visit)
  }
  let kept = 0
  for (const visit of stage.visits) if (!joined.has(visit)) stage.visits[kept++] = visit
  stage.visits.length = kept
}
