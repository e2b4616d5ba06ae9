import type { PlanPractice } from '../happening.ts'
import { accountRaising } from './account-raising.ts'
import { boughtFollowers } from './bought-followers.ts'
import { brushing } from './brushing.ts'
import { brushingAdverts } from './brushing-adverts.ts'
import { deviceFarm } from './device-farm.ts'
import { emptyParcels, payBacks } from './empty-parcels.ts'
import { fakeReviews } from './fake-reviews.ts'
import { listPriceClaims, refundBlindClaims } from './false-claims.ts'
import { fewAccounts } from './few-accounts.ts'
import { fiveFunctions } from './five-functions.ts'
import { inflatedDisplay } from './inflated-display.ts'
import { machineLikes } from './machine-likes.ts'
import { machineViewers } from './machine-viewers.ts'
import { paidCrowd } from './paid-crowd.ts'
import { registrationBatch } from './registration-batch.ts'
import { reverseBrushing } from './reverse-brushing.ts'
import { scriptedComments } from './scripted-comments.ts'
import { soldAccounts } from './sold-accounts.ts'
import { teamPurchases } from './team-purchases.ts'

/** Every practice by its id, as a scenario names it. */
export const fraudPractices: Readonly<Record<string, PlanPractice>> = {
  'machine-viewers': machineViewers,
  'inflated-display': inflatedDisplay,
  'five-functions': fiveFunctions,
  'machine-likes': machineLikes,
  'scripted-comments': scriptedComments,
  'bought-followers': boughtFollowers,
  'paid-crowd': paidCrowd,
  brushing,
  'few-accounts': fewAccounts,
  'team-purchases': teamPurchases,
  'empty-parcels': emptyParcels,
  'pay-backs': payBacks,
  'fake-reviews': fakeReviews,
  'list-price-claims': listPriceClaims,
  'refund-blind-claims': refundBlindClaims,
  'registration-batch': registrationBatch,
  'account-raising': accountRaising,
  'sold-accounts': soldAccounts,
  'device-farm': deviceFarm,
  'reverse-brushing': reverseBrushing,
  'brushing-adverts': brushingAdverts,
}
