/** A running sum that is read at rising instants. */
export type Running = (at: number) => number

/** Steps of one, or of the amounts beside their instants. */
export function runningSum(times: Float64Array, amounts?: readonly number[]): Running {
  const at = (place: number): number => times[place] as number
  const order =
    amounts && Uint32Array.from(times, (_, place) => place).sort((left, right) => at(left) - at(right))
  const sorted = order ? Float64Array.from(order, at) : times.slice().sort()
  let [place, sum] = [0, 0]
  return (until) => {
    while (place < sorted.length && (sorted[place] as number) <= until) {
      sum += order && amounts ? (amounts[order[place] as number] as number) : 1
      place += 1
    }
    return sum
  }
}

/** How many are there: those who came less those who went. */
export function presence(came: Float64Array, went: Float64Array): Running {
  const [entered, left] = [runningSum(came), runningSum(went)]
  return (at) => entered(at) - left(at)
}
