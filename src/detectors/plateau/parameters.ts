import { statedParameters } from '../stated.ts'

export const assumed = {
  leastReadings: 60,
  leastAmount: 3,
  ordinaryRepeat: 0.6,
  leastRun: 5,
  runSlack: 3,
  lullFactor: 10,
  leastOnline: 20,
  roundedFrom: 10_000,
  flatDb: 5,
  mostDb: 20,
  clearDb: -1,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  leastReadings: ['readings', 'below an hour at one a minute the noise of a room cannot be told'],
  leastAmount: ['people', 'ones and twos are the commonest changes of any room and prove nothing'],
  ordinaryRepeat: [
    'probability',
    'one amount may be half as common again as those beside it together; in a real room it is a third',
  ],
  leastRun: ['changes', 'four equal changes in a row happen by chance in a long session'],
  runSlack: ['ratio', 'a change may be three times as likely while a crowd comes as it is on average'],
  lullFactor: ['ratio', 'in a lull people may come and go ten times as rarely as in the rest of the session'],
  leastOnline: ['people', 'with hardly anybody there, a number stands still by itself'],
  roundedFrom: [
    'people',
    'numbers of five digits are shown rounded, to a unit read off the numbers themselves',
  ],
  flatDb: ['dB', 'most that a number standing still weighs: screens freeze, and streams break off'],
  mostDb: ['dB', 'one oddity of one counter is one observation, however long it lasts'],
  clearDb: ['dB', 'most that an ordinary noise speaks for a session: it can be imitated'],
}

export const parameters = statedParameters(assumed, why)
