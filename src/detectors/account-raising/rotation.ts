/** Logins of one set in the order of time, with whose they are. */
export interface Timeline {
  readonly instants: Float64Array
  readonly owners: Int32Array
}

export function timelineOf(logins: readonly (readonly number[])[]): Timeline {
  const all = logins.flatMap((instants, owner) => instants.map((at) => [at, owner] as const))
  all.sort(([one, a], [other, b]) => one - other || a - b)
  return {
    instants: Float64Array.from(all, ([at]) => at),
    owners: Int32Array.from(all, ([, owner]) => owner),
  }
}

function firstFrom(instants: Float64Array, least: number): number {
  let [low, high] = [0, instants.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((instants[middle] as number) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Of somebody's logins, the share that lies within the window of one of the set's that is not of `except`. */
export function nearShare(
  { instants, owners }: Timeline,
  logins: readonly number[],
  windowMs: number,
  except: number,
): number {
  let near = 0
  for (const at of logins) {
    let place = firstFrom(instants, at - windowMs)
    while (
      place < instants.length &&
      (instants[place] as number) <= at + windowMs &&
      owners[place] === except
    )
      place += 1
    if (place < instants.length && (instants[place] as number) <= at + windowMs) near += 1
  }
  return near / Math.max(1, logins.length)
}
