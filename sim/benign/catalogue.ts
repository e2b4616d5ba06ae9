import type { PlanCause } from '../happening.ts'

/** Every benign cause by its id; the id is the `cause` of its labels. */
export const benignCauses: Readonly<Record<string, PlanCause>> = {}
