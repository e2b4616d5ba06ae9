import type { DetectorParameter } from '../detector.ts'

/** The choices this detector makes, each with its reason; nothing else in it is tuned. */
export const assumed = {
  leastShare: 0.98,
  ordinaryShare: 0.05,
  leastReadings: 20,
  persistence: 0.1,
  defaultLagMs: 60_000,
  likesPerMinute: 1200,
  roomsAtOnce: 4,
  keepAliveMs: 180_000,
  leastOrders: 20,
  lightestParcel: 0.8,
  remittanceMs: 1_296_000_000,
  sliceSeconds: 180,
  heatUnevenness: 0.2,
  heatDb: 9,
  clearDb: -3,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastShare: [
    'ratio',
    'below this the records missing could be the very ones that an identity asks for; what is missing above it is allowed for',
  ],
  ordinaryShare: [
    'ratio',
    'share by which a complete ledger may still fall short: late rows, test accounts, visitors who never signed in',
  ],
  leastReadings: ['readings', 'a 95th percentile of refresh intervals needs twenty of them'],
  persistence: [
    'ratio',
    'share of the time shown for which an excess must last: a spike of an instant is a display fault',
  ],
  defaultLagMs: ['ms', 'how far a display may trail where it has too few readings to tell its own lag'],
  likesPerMinute: [
    'likes an account-minute',
    'twenty a second for a full minute: twice what several fingers sustain, with room for a batch sent late',
  ],
  roomsAtOnce: ['rooms', 'a telephone, a tablet, a computer and a television, each in a room of its own'],
  keepAliveMs: [
    'ms',
    'clients in the background report their exit some minutes late; three cover a walk from room to room',
  ],
  leastOrders: ['orders', 'with fewer orders to ask, one clerical error would be a share of note'],
  lightestParcel: [
    'ratio',
    'a parcel may weigh this share of its catalogue weight: scales and catalogues round',
  ],
  remittanceMs: [
    'ms',
    'fifteen days from delivery to the last record: carriers hand over cash taken at the door within about two weeks',
  ],
  sliceSeconds: [
    's',
    'three times the lag of a display that cannot tell its own: averaged so long, lag no longer blurs a ratio',
  ],
  heatUnevenness: [
    'ln units',
    'heat is made of the people present: weighed by them, it strays from one multiple of them by what a lag of some seconds brings, a tenth at most in the simulated rooms that were looked at, here allowed twice; viewers added to the real ones do not follow them',
  ],
  heatDb: [
    'dB',
    'most that an online figure weighs which may be heat: worth a second look, and no more until the platform says what it counts',
  ],
  clearDb: [
    'dB',
    'most that agreeing figures speak for a session, however many agree: made-up acts make figures agree as well',
  ],
}

export const parameters: readonly DetectorParameter[] = (
  Object.keys(assumed) as (keyof typeof assumed)[]
).map((name) => ({ name, value: assumed[name], unit: why[name][0], why: why[name][1] }))
