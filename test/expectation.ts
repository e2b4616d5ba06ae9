import { z } from 'zod'
import { errorCatalogue } from '../src/errors.ts'
import { waterfallSteps } from '../src/metrics/metric-line.ts'
import { levels } from '../src/verdicts/verdict.ts'

const some = <Value>(value: z.ZodType<Value>) =>
  z
    .record(z.string(), value)
    .refine((entries) => Object.keys(entries).length > 0, { message: 'asserts nothing' })

const stated = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .strictObject(shape)
    .partial()
    .refine((fields) => Object.keys(fields).length > 0, { message: 'asserts nothing' })

const amount = z.number().nullable()

const figure = stated({
  claimed: amount,
  displayed: amount,
  recorded: amount,
  audited: amount,
  low: amount,
  high: amount,
  decision_rate: amount,
  /** Amount and count of every step of the waterfall. */
  steps: z.record(z.enum(waterfallSteps), z.tuple([z.number(), z.number()])),
})

const settlement = stated({
  owed_back: amount,
  owed_back_low: amount,
  owed_back_high: amount,
  commission_due: amount,
  /** Each line of the arithmetic as it is shown, with its value. */
  steps: z.array(z.tuple([z.string(), z.number()])).nonempty(),
})

const audited = z.strictObject({
  /** What the case shows, in a sentence. */
  case: z.string().min(1),
  args: z.array(z.string()).default([]),
  exit: z.number().int().default(0),
  /** Of every session, no more and no less. */
  levels: some(z.enum(levels)),
  /** Every finding that weighs against somebody: `detector subject_kind:subject_id fraud_type`. */
  findings: z.array(z.string()),
  /** Every row that could not be read: `file:line code`. */
  rejected: z.array(z.string()).default([]),
  /** By session and metric. */
  figures: some(some(figure)).optional(),
  /** By contract. */
  settlements: some(settlement).optional(),
})

const refused = z.strictObject({
  case: z.string().min(1),
  args: z.array(z.string()).default([]),
  exit: z.number().int().min(1),
  error: z.literal(Object.keys(errorCatalogue)),
})

/** What must come out of the records beside it: figures and levels, or the error that says why not. */
export const expectation = z.union([audited, refused])
export type Expectation = z.infer<typeof expectation>
export type Audited = z.infer<typeof audited>
