import { statedParameters } from '../stated.ts'

export const assumed = {
  cellSeconds: 10,
  comeTogetherCells: 24,
  leaveTogetherCells: 3,
  lookSeconds: 120,
  leastMembers: 8,
  leastShare: 0.9,
  quietP: 0.001,
  announcedSlackSeconds: 60,
  cappedDb: 5,
  clearDb: -1,
  togetherP: 0.05,
  judgedDb: 12.8,
  memberOdds: 9,
  mostDb: 20,
} as const

const why: Readonly<Record<keyof typeof assumed, readonly [unit: string, why: string]>> = {
  cellSeconds: [
    's',
    'clocks of clients and of the platform differ by seconds; finer cells would split a crew',
  ],
  comeTogetherCells: ['cells', 'entries within four minutes: accounts are started one after the other'],
  leaveTogetherCells: ['cells', 'exits within half a minute: one command ends them all'],
  lookSeconds: ['s', 'whoever leaves within two minutes was only looking, whatever brought them'],
  leastMembers: [
    'views',
    'friends and families come and go together; eight at one instant are more than that',
  ],
  leastShare: ['ratio', 'a feed that loses entries or exits leaves chance pairs of the two'],
  quietP: ['probability', 'a real crowd does something: acts must be this improbably few before it counts'],
  announcedSlackSeconds: [
    's',
    'people follow an announcement, and leave after its end, within about a minute',
  ],
  cappedDb: ['dB', 'most that a block weighs which acts like others or follows an announcement'],
  clearDb: ['dB', 'most that scattered flows speak for a session: patient machines scatter theirs'],
  togetherP: [
    'probability',
    'silence alone is no flow: that they came and left together must be unlikely, too',
  ],
  judgedDb: ['dB', 'members are told only where the session itself is likelier made up than not'],
  memberOdds: ['ratio', 'members are told where nine in ten of them are not accounted for by real people'],
  mostDb: ['dB', 'one block at one instant is one observation, however many views are in it'],
}

export const parameters = statedParameters(assumed, why)
