import type { PlanCause } from '../happening.ts'
import {
  autoLike,
  bargainHunters,
  secondHandPhones,
  signUpCampaign,
  smallHours,
  travellers,
} from './accounts.ts'
import {
  bulkOrders,
  families,
  faultyBatch,
  highRefunds,
  presale,
  staffPurchases,
  villagePickUp,
} from './buyers.ts'
import {
  callToAction,
  campus,
  celebrity,
  heatCounter,
  keepAlive,
  lottery,
  outage,
  paidTraffic,
  push,
  raid,
} from './crowds.ts'

/** Every benign cause by its id; the id is the `cause` of its labels. A rival's attack is a practice: `reverse-brushing`. */
export const benignCauses: Readonly<Record<string, PlanCause>> = {
  lottery,
  'call-to-action': callToAction,
  'paid-traffic': paidTraffic,
  push,
  raid,
  celebrity,
  outage,
  'keep-alive': keepAlive,
  campus,
  'heat-counter': heatCounter,
  families,
  'village-pick-up': villagePickUp,
  'bulk-orders': bulkOrders,
  'staff-purchases': staffPurchases,
  presale,
  'faulty-batch': faultyBatch,
  'high-refunds': highRefunds,
  travellers,
  'second-hand-phones': secondHandPhones,
  'sign-up-campaign': signUpCampaign,
  'bargain-hunters': bargainHunters,
  'auto-like': autoLike,
  'small-hours': smallHours,
}
