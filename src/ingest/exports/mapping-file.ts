import { readFileSync } from 'node:fs'
import { WringError } from '../../errors.ts'
import {
  type ExportProfile,
  exportProfileForm,
  mappingFileForm,
  type ProvenKind,
  type TimeField,
} from './profile.ts'

const required = new Set(['order_id', 'created_at', 'quantity', 'paid_amount', 'order_status'])
const joined = new Set(['address'])
const summed = new Set(['shop_discount', 'platform_subsidy'])

const timeOf: Partial<Record<ProvenKind, readonly TimeField[]>> = {
  closed_unpaid: ['closed_at', 'cancelled_at'],
  cancelled: ['cancelled_at'],
  shipped: ['shipped_at'],
  signed: ['signed_at'],
  finished: ['finished_at'],
  refund_requested: ['refund_requested_at'],
  refunded: ['refunded_at'],
  settled: ['settled_at'],
}

function failure(
  path: string,
  cause: { issues: readonly { path: PropertyKey[]; message: string }[] },
): never {
  const issue = cause.issues[0]
  const place = issue?.path.map(String).join('.') || 'the whole'
  throw new WringError('input.mapping', `${place}: ${issue?.message ?? 'not understood'}, in ${path}`)
}

const combination = (field: string): 'join' | 'sum' | 'first' =>
  joined.has(field) ? 'join' : summed.has(field) ? 'sum' : 'first'

/** A state that proves payment, shipment, a signature, an end or a refund proves that money came in. */
const provesPayment = (kinds: readonly string[]): boolean =>
  kinds.some((kind) =>
    ['paid', 'shipped', 'signed', 'finished', 'refunded', 'refund_requested'].includes(kind),
  )

/** Makes a profile of the text of a mapping file; `path` is named in what is thrown. */
export function parseMappingFile(text: string, path: string): ExportProfile {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (cause) {
    throw new WringError('input.mapping', `not JSON: ${path}`, { cause })
  }
  const mapping = mappingFileForm.safeParse(value)
  if (!mapping.success) return failure(path, mapping.error)
  const { columns, statuses, amounts, ...rest } = mapping.data
  const profile = exportProfileForm.safeParse({
    ...rest,
    name: rest.platform,
    amounts: amounts === 'fen' || amounts === 'minor' ? 'minor' : 'major',
    columns: Object.fromEntries(
      Object.entries(columns).map(([field, headers]) => [
        field,
        {
          headers: [headers].flat(),
          required: required.has(field),
          combine: combination(field),
        },
      ]),
    ),
    statuses: Object.entries(statuses).map(([field, table]) => ({
      field,
      rules: Object.entries(table).map(([status, kinds]) => ({
        values: [status],
        paid: provesPayment(kinds),
        proves: kinds.filter((kind) => kind !== 'paid').map((kind) => ({ kind, at: timeOf[kind] ?? [] })),
      })),
    })),
  })
  return profile.success ? profile.data : failure(path, profile.error)
}

export function readMappingFile(path: string): ExportProfile {
  try {
    return parseMappingFile(readFileSync(path, 'utf8'), path)
  } catch (cause) {
    if (cause instanceof WringError) throw cause
    throw new WringError('input.not_found', `no mapping file that can be read: ${path}`, { cause })
  }
}
