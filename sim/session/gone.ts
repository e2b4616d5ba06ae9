import type { Act, Stage, Visit } from './stage.ts'

const during = (visits: readonly Visit[], at: number): boolean =>
  visits.some(({ entered_at, left_at }) => entered_at <= at && at <= left_at)

/**
 * Causes send people away early: what they would have done in the room after that, they have not done. Acts of somebody who never
 * was in the room stay, and so does whatever is made up.
 */
export function forgetUndone(stage: Stage): void {
  const stays = new Map<string, Visit[]>()
  for (const visit of stage.visits) {
    const own = stays.get(visit.account.account_id)
    if (own) own.push(visit)
    else stays.set(visit.account.account_id, [visit])
  }
  const done = ({ account, at, nature }: Act): boolean => {
    const own = nature === '' ? stays.get(account.account_id) : undefined
    return own === undefined || during(own, at)
  }
  let kept = 0
  for (const act of stage.acts) if (done(act)) stage.acts[kept++] = act
  stage.acts.length = kept
}
