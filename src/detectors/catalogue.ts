import { counterConflict } from './counter-conflict/detector.ts'
import type { Detector } from './detector.ts'
import { machineRhythm } from './machine-rhythm/detector.ts'
import { phantomBanners } from './phantom-banners/detector.ts'
import { refundAfterStream } from './refund-after-stream/detector.ts'
import { relatedParty } from './related-party/detector.ts'
import { scriptedComments } from './scripted-comments/detector.ts'

/** Every detector that an audit runs. */
export const detectors: readonly Detector[] = [
  counterConflict,
  machineRhythm,
  phantomBanners,
  refundAfterStream,
  relatedParty,
  scriptedComments,
]
