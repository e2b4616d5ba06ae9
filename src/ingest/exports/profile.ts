import { z } from 'zod'

/** What a column of an export can hold. Prices are a unit's; the other amounts are the line's, or the order's where lines follow. */
export const fields = [
  'order_id',
  'main_order_id',
  'created_at',
  'paid_at',
  'shipped_at',
  'signed_at',
  'finished_at',
  'closed_at',
  'cancelled_at',
  'refund_requested_at',
  'refunded_at',
  'settled_at',
  'buyer_id',
  'phone',
  'address',
  'payer',
  'shop_id',
  'session_id',
  'product_id',
  'sku_id',
  'title',
  'quantity',
  'list_price',
  'deal_price',
  'goods_amount',
  'line_discount',
  'paid_amount',
  'outstanding_amount',
  'refunded_amount',
  'settled_amount',
  'platform_subsidy',
  'shop_discount',
  'freight',
  'currency',
  'tracking_id',
  'reason',
  'order_status',
  'refund_status',
  'shipment_status',
  'test',
  'host_id',
  'traffic_source',
] as const
export type Field = (typeof fields)[number]

/** Fields that name or locate a person: they leave as keyed tokens or not at all. */
export const personalFields: ReadonlySet<Field> = new Set(['buyer_id', 'phone', 'address', 'payer'])

export const timeFields = [
  'paid_at',
  'shipped_at',
  'signed_at',
  'finished_at',
  'closed_at',
  'cancelled_at',
  'refund_requested_at',
  'refunded_at',
  'settled_at',
] as const
export type TimeField = (typeof timeFields)[number]

/** In the order in which events of one instant are told. */
export const eventKinds = [
  'paid',
  'shipped',
  'signed',
  'cancelled',
  'refund_requested',
  'refunded',
  'settled',
  'finished',
  'closed_unpaid',
  'refund_rejected',
] as const
export type ProvenKind = (typeof eventKinds)[number]

const header = z.union([
  z
    .string()
    .min(1)
    .transform((name) => ({ name, unverified: false })),
  z.strictObject({ name: z.string().min(1), unverified: z.boolean().default(false) }),
])

const column = z.strictObject({
  /** Spellings of the header; the first that is found is read, or all of them when `join` is set. */
  headers: z.array(header).min(1),
  required: z.boolean().default(false),
  /** `join` puts texts side by side (an address in parts), `sum` adds amounts (discounts in parts). */
  combine: z.enum(['first', 'join', 'sum']).default('first'),
})

const proof = z.strictObject({
  kind: z.enum(eventKinds),
  /** Columns that hold the very time of the event. */
  at: z.array(z.enum(timeFields)).default([]),
  /** Columns that hold a time near it, used where `at` is empty; the event is then marked. */
  bound: z.array(z.enum(timeFields)).default([]),
})

const statusRule = z.strictObject({
  values: z.array(z.string()).min(1),
  /** The rule holds only for orders with, or without, a payment. */
  when: z.enum(['paid', 'unpaid', 'always']).default('always'),
  /** The status itself proves that money came in. */
  paid: z.boolean().default(false),
  /** A part came back: without an amount column the amount stays unknown. */
  partial: z.boolean().default(false),
  proves: z.array(proof).default([]),
  unverified: z.boolean().default(false),
})

const statusTable = z.strictObject({
  field: z.enum(['order_status', 'refund_status', 'shipment_status']),
  rules: z.array(statusRule).min(1),
})

const columns = z.partialRecord(z.enum(fields), column)

export const exportProfileForm = z.strictObject({
  name: z.string().min(1),
  platform: z.string().min(1),
  /** Zone of times that carry none. */
  timezone: z.string().optional(),
  amounts: z.enum(['major', 'minor']),
  currency: z.string().regex(/^[A-Z]{3}$/),
  columns,
  constants: z.strictObject({ shop_id: z.string().min(1).optional() }).default({}),
  statuses: z.array(statusTable).default([]),
  /** `following`: the first line of an order carries what belongs to the order; later lines leave it empty. */
  lines: z.enum(['each', 'following']).default('each'),
})
export type ExportProfile = z.output<typeof exportProfileForm>
export type ProfileInput = z.input<typeof exportProfileForm>
export type StatusRule = z.output<typeof statusRule>
export type Proof = z.output<typeof proof>

const text = z.string().min(1)
const statusEvents = z.record(text, z.array(z.enum(eventKinds)))

/** The mapping file of docs/guide/exports.md: a short form of a profile. */
export const mappingFileForm = z.strictObject({
  platform: text,
  timezone: text.optional(),
  amounts: z.enum(['yuan', 'fen', 'major', 'minor']),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('CNY'),
  columns: z.partialRecord(z.enum(fields), z.union([text, z.array(text).min(1)])),
  constants: z.strictObject({ shop_id: text.optional() }).default({}),
  /** By field (`order_status`, `refund_status`), what each value proves. */
  statuses: z
    .partialRecord(z.enum(['order_status', 'refund_status', 'shipment_status']), statusEvents)
    .default({}),
})
export type MappingFile = z.input<typeof mappingFileForm>
