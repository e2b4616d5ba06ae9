/** Counts by second of one kind of line and of the acts it could stand for; seconds ascend. */
export interface Series {
  readonly moments: ArrayLike<number>
  readonly lines: ArrayLike<number>
  readonly acts: ArrayLike<number>
}

/**
 * How many lines find no act of their own from `windowSeconds` before them to `slackSeconds` after. Each line takes the
 * oldest act that is still free: as all windows are equally long, no other assignment leaves fewer without (Glover,
 * Naval Research Logistics Quarterly 1967). One pass.
 */
export function unmatched(
  { moments, lines, acts }: Series,
  windowSeconds: number,
  slackSeconds: number,
): number {
  let lacking = 0
  let at = 0
  let taken = 0
  for (let line = 0; line < moments.length; line += 1) {
    let left = lines[line] ?? 0
    const moment = moments[line] ?? 0
    while (left > 0 && at < moments.length && (moments[at] ?? 0) <= moment + slackSeconds) {
      const free = (moments[at] ?? 0) < moment - windowSeconds ? 0 : (acts[at] ?? 0) - taken
      const used = Math.min(left, free)
      left -= used
      taken += used
      if (used < free) continue
      at += 1
      taken = 0
    }
    lacking += left
  }
  return lacking
}
