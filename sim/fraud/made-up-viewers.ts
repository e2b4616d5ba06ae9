import type { Stage } from '../session/stage.ts'

/** Whoever a practice of another name puts in a room from visit `first` on is a made-up viewer of it as well. */
export function callMadeUpViewers(stage: Stage, first: number, skill: number): void {
  const { session_id } = stage.broadcast
  for (const { account } of stage.visits.slice(first))
    stage.truths.label({
      subject_kind: 'account',
      subject_id: account.account_id,
      session_id,
      label: 'confirmed',
      fraud_type: 'fake_viewers',
    })
  if (stage.visits.length > first)
    stage.truths.practice('fake_viewers', 1 - first / stage.visits.length, skill)
}
