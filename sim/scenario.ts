import { z } from 'zod'
import { benignCauses } from './benign/catalogue.ts'
import { fraudPractices } from './fraud/catalogue.ts'
import { categories } from './rooms/categories.ts'

const share = z.number().min(0).max(1)

/** What an importer of this world would hold. `session/coverage.ts` says what each lets through. */
export const coverages = ['platform', 'merchant', 'partial', 'observer'] as const
export type Coverage = (typeof coverages)[number]

const benign = z.strictObject({
  cause: z.enum(Object.keys(benignCauses) as [string, ...string[]]),
  /** Share of the sessions (or accounts, where the cause is one of accounts) it touches. */
  share: share.default(0.3),
})

const fraud = z.strictObject({
  practice: z.enum(Object.keys(fraudPractices) as [string, ...string[]]),
  /** What is made up, as a share of all there is of its kind: 0.5 is one made-up viewer, order, follow … for each genuine one. */
  dose: share.default(0.3),
  /** 0 crude, 1 adaptive. */
  skill: share.default(0),
  /** Share of the rooms that do it; at least one. */
  rooms: share.default(0.34),
})

/** A world to be simulated, as a file says it: how large, how long, who is in it, what is done in it. */
export const scenarioSchema = z.strictObject({
  name: z.string().min(1),
  /** What it is for, in a sentence; in Chinese and English where people of both read it. */
  about: z.union([z.string(), z.strictObject({ zh: z.string(), en: z.string() })]).default(''),
  /** Accounts of the public at scale 1. */
  accounts: z.number().int().min(50).default(8000),
  rooms: z.number().int().min(1).default(6),
  sessions_per_room: z.number().int().min(1).default(4),
  /** Room entries of an average session at scale 1; rooms differ by their popularity. */
  views_per_session: z.number().int().min(20).default(1500),
  /** Days over which the sessions lie; accounts, logins and shelf orders reach back further. */
  days: z.number().int().min(1).default(14),
  /** The day on which the sessions begin, e.g. 2026-11-11; one of the autumn, by the seed, where it is absent. */
  from: z.iso.date().optional(),
  /** Given to the rooms in turn; all of them, shuffled, where none is named. */
  categories: z.array(z.enum(Object.keys(categories) as [string, ...string[]])).default([]),
  coverage: z.enum(coverages).default('platform'),
  benign: z.array(benign).default([]),
  fraud: z.array(fraud).default([]),
})

export type Scenario = z.infer<typeof scenarioSchema>
export type Dosed = Scenario['fraud'][number]
export type Touched = Scenario['benign'][number]
