import { minute, second } from '../calendar.ts'
import type { Happening, PlanPractice } from '../happening.ts'
import { newId, newIp } from '../people/cast.ts'
import { chance, exponential, pick, uniform } from '../random.ts'
import type { Stage } from '../session/stage.ts'
import { confirmCast, drawnFor, guiltySessions, hands, hire, madeUp } from './hire.ts'
import { callMadeUpViewers } from './made-up-viewers.ts'

const id = 'device-farm'
const nature = 'farm_device'

/** One account of the farm in one room: a stay, a like, a click, at the hours the farm works. */
function worksIn(
  stage: Stage,
  account: Stage['visits'][number]['account'],
  random: Stage['random'],
  from: number,
): void {
  const { ended_at, room } = stage.broadcast
  const entered_at = Math.floor(Math.min(ended_at - minute, from + exponential(random, 3 * minute)))
  const left_at = Math.floor(Math.min(ended_at, entered_at + uniform(random, [10, 70]) * minute))
  stage.visits.push({ account, source: 'recommend', entered_at, left_at, nature })
  const at = () => Math.floor(uniform(random, [entered_at, left_at]))
  if (chance(random, 0.6))
    stage.acts.push({
      at: at(),
      account,
      kind: 'like',
      count: 1 + Math.floor(exponential(random, 8)),
      nature,
    })
  if (chance(random, 0.3))
    stage.acts.push({
      at: at(),
      account,
      kind: 'product_click',
      product_id: pick(random, room.products).product_id,
      nature,
    })
}

/** Few telephones that work many accounts, in this room and at the same time in others; skilled farms change address often. */
export const deviceFarm: PlanPractice = (world, dosed): Happening => {
  const { dose, skill } = dosed
  const perDevice = Math.round(drawnFor(world, id, 'perDevice', [5, 30]) * (1 - 0.75 * skill)) + 1
  const devices = world.random(`practice/${id}/devices`)
  const deviceOf = (index: number) => {
    const random = devices.at(Math.floor(index / perDevice))
    return { device_id: newId(random), ip: newIp(random) }
  }
  const hired = hire(world, {
    id,
    sessions: guiltySessions(world, id, dosed),
    count: ({ expected_views }) => Math.max(perDevice, madeUp(expected_views, dose)),
    uses: 3,
    traits: (index) => {
      const { device_id, ip } = deviceOf(index)
      return chance(devices.at(1e6 + index), skill * 0.7) ? { device_id } : { device_id, ip }
    },
  })
  return {
    id,
    touches: new Set(hired.hires.keys()),
    inSession(stage) {
      const random = stage.random.fork(id)
      const { started_at, ended_at } = stage.broadcast
      const from = uniform(random, [started_at + 30 * second, started_at + 0.5 * (ended_at - started_at)])
      const first = stage.visits.length
      for (const account of hands(hired, stage)) worksIn(stage, account, random, from)
      callMadeUpViewers(stage, first, skill)
    },
    outside(outside) {
      confirmCast(hired, nature, outside)
      for (let index = 0; index < hired.cast.size; index += perDevice)
        outside.truths.label({
          subject_kind: 'device',
          subject_id: deviceOf(index).device_id,
          label: 'confirmed',
          fraud_type: nature,
        })
    },
  }
}
