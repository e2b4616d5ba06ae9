import { account } from './account.ts'
import { activity } from './activity.ts'
import { banner } from './banner.ts'
import { claim } from './claim.ts'
import { contract } from './contract.ts'
import { counter } from './counter.ts'
import { enforcement } from './enforcement.ts'
import { label } from './label.ts'
import { listing } from './listing.ts'
import { login } from './login.ts'
import { order } from './order.ts'
import { orderEvent } from './order-event.ts'
import { price } from './price.ts'
import { product } from './product.ts'
import { promotion } from './promotion.ts'
import type { RecordKind } from './record-kind.ts'
import { review } from './review.ts'
import { session } from './session.ts'
import { team } from './team.ts'

/** Every kind that may arrive, in the order in which they are loaded: what others refer to comes first. */
export const recordKinds: readonly RecordKind[] = [
  session,
  activity,
  counter,
  banner,
  order,
  orderEvent,
  product,
  price,
  account,
  login,
  review,
  claim,
  contract,
  promotion,
  team,
  enforcement,
  listing,
  label,
]

const byKind = new Map(recordKinds.map((kind) => [kind.kind, kind]))

export const recordKind = (kind: string): RecordKind | undefined => byKind.get(kind)
