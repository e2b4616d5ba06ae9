import type { PlanPractice } from '../happening.ts'

/** Every practice by its id. */
export const fraudPractices: Readonly<Record<string, PlanPractice>> = {}
