import { InvalidArgumentError } from 'commander'
import { type Level, levels } from '../verdicts/verdict.ts'

export const oneOf =
  <Value extends string>(allowed: readonly Value[]) =>
  (value: string): Value => {
    const found = allowed.find((candidate) => candidate === value)
    if (found === undefined) throw new InvalidArgumentError(`one of ${allowed.join(', ')}`)
    return found
  }

const ladder: readonly Level[] = levels.slice(0, 4)

/** Whether a level of the machine is at least as high on the ladder as another; insufficient data reaches nothing. */
export const reaches = (level: Level, floor: Level): boolean =>
  ladder.includes(level) && ladder.indexOf(level) >= ladder.indexOf(floor)
