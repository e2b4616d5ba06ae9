import type { Range } from '../random.ts'

/** How people log in; drawn once a world. */
export const loginRanges = {
  /** Logins a week of the median account, and how much people differ: few log in daily, many not for weeks. */
  loginsPerWeek: [0.15, 0.7],
  loginSigma: [0.9, 1.5],
  /** How the week’s end differs from other days, and how far from their own hour people log in. */
  loginWeekend: [0.7, 1.6],
  loginHours: [1.5, 4],
  /** Accounts with a second device, and how often it is that one. */
  secondDeviceShare: [0.04, 0.25],
  secondDeviceUse: [0.1, 0.6],
  /** Accounts whose telephone is replaced in these weeks, and years a telephone lasts. */
  newPhoneShare: [0.02, 0.12],
  phoneYears: [1.5, 4],
  travelShare: [0.02, 0.2],
  travelDays: [1, 8],
  /** Logins away from home, through a carrier’s address of that day. */
  outsideShare: [0.1, 0.55],
} as const satisfies Record<string, Range>
