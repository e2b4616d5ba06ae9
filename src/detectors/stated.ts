import type { DetectorParameter } from './detector.ts'

/** Every number that a detector assumes, with its unit and why it has this value. */
export const statedParameters = <Name extends string>(
  assumed: Readonly<Record<Name, number>>,
  why: Readonly<Record<Name, readonly [unit: string, why: string]>>,
): readonly DetectorParameter[] =>
  (Object.keys(assumed) as Name[]).map((name) => {
    const [unit, reason] = why[name]
    return { name, value: assumed[name], unit, why: reason }
  })
