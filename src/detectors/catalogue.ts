import { accountHandover } from './account-handover/detector.ts'
import { accountRaising } from './account-raising/detector.ts'
import { boughtFollowers } from './bought-followers/detector.ts'
import { brushingAdverts } from './brushing-adverts/detector.ts'
import { buyerRing } from './buyer-ring/detector.ts'
import { counterConflict } from './counter-conflict/detector.ts'
import { crewDetector } from './crew/detector.ts'
import type { Detector } from './detector.ts'
import { deviceFarm } from './device-farm/detector.ts'
import { dormantWakeup } from './dormant-wakeup/detector.ts'
import { emptyParcel } from './empty-parcel/detector.ts'
import { flashGrab } from './flash-grab/detector.ts'
import { identityQuota } from './identity-quota/detector.ts'
import { machineRhythm } from './machine-rhythm/detector.ts'
import { moneyLoop } from './money-loop/detector.ts'
import { noJourney } from './no-journey/detector.ts'
import { phantomBanners } from './phantom-banners/detector.ts'
import { plateau } from './plateau/detector.ts'
import { refundAfterStream } from './refund-after-stream/detector.ts'
import { registrationBatch } from './registration-batch/detector.ts'
import { relatedParty } from './related-party/detector.ts'
import { reverseBrushing } from './reverse-brushing/detector.ts'
import { scriptedComments } from './scripted-comments/detector.ts'
import { scriptedJourney } from './scripted-journey/detector.ts'
import { sessionShape } from './session-shape/detector.ts'
import { silentCrowd } from './silent-crowd/detector.ts'
import { synchronisedFlow } from './synchronised-flow/detector.ts'
import { templatedReviews } from './templated-reviews/detector.ts'

/** Every detector that an audit runs. */
export const detectors: readonly Detector[] = [
  accountHandover,
  accountRaising,
  boughtFollowers,
  brushingAdverts,
  buyerRing,
  counterConflict,
  crewDetector,
  deviceFarm,
  dormantWakeup,
  emptyParcel,
  flashGrab,
  identityQuota,
  machineRhythm,
  moneyLoop,
  noJourney,
  phantomBanners,
  plateau,
  refundAfterStream,
  registrationBatch,
  relatedParty,
  reverseBrushing,
  scriptedComments,
  scriptedJourney,
  sessionShape,
  silentCrowd,
  synchronisedFlow,
  templatedReviews,
]
