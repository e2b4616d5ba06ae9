import { minute, second } from '../calendar.ts'
import { chance, exponential, pick, poisson, type Random, uniform, whole } from '../random.ts'
import type { Stage, Visit } from '../session/stage.ts'
import { announce, excuse, influx, ofViews, sessionCause, someTime } from './touched.ts'

/** Those who are there at an instant. */
const present = ({ visits }: Stage, at: number): Visit[] =>
  visits.filter(({ entered_at, left_at, nature }) => nature === '' && entered_at < at && left_at > at)

interface Call {
  readonly cause: string
  readonly at: number
  readonly text: string
  /** Share of those present who say it. */
  readonly share: number
  readonly spreadMs: number
}

/** Many say the same within moments of each other, because they were asked to. */
function saidByMany(stage: Stage, random: Random, { cause, at, text, share, spreadMs }: Call): void {
  for (const { account, left_at } of present(stage, at)) {
    if (!chance(random, share)) continue
    const said = Math.floor(at + 1500 + exponential(random, spreadMs))
    if (said > left_at) continue
    stage.acts.push({
      at: said,
      account,
      kind: 'comment',
      text: chance(random, 0.93) ? text : `${text}${text}`,
      nature: '',
    })
    excuse(stage, cause, account)
  }
}

/** Lucky bags: thousands say the same sentence, wait for the draw, and leave together when it is over. */
export const lottery = sessionCause('lottery', (stage, random) => {
  const cause = 'lottery'
  const at = someTime(stage, random)
  const until = Math.min(stage.broadcast.ended_at - 10 * second, at + uniform(random, [3, 15]) * minute)
  const rise = uniform(random, [0.5, 4]) * minute
  influx(stage, random, {
    cause,
    people: ofViews(stage, uniform(random, [0.05, 0.5])),
    source: 'recommend',
    from: at,
    arrives: () => at + random.next() * rise + exponential(random, 40 * second),
    stayMs: 4 * minute,
  })
  const text = pick(random, [
    '主播666福袋来了',
    `${stage.broadcast.room.name}越来越好`,
    '我要抽福袋',
    '双十一冲冲冲',
    '想要想要',
  ])
  for (let round = at; round < until; round += uniform(random, [30, 100]) * second)
    saidByMany(stage, random, {
      cause,
      at: round,
      text,
      share: uniform(random, [0.1, 0.4]),
      spreadMs: 9 * second,
    })
  const held = uniform(random, [0.4, 0.85])
  for (const visit of present(stage, until))
    if (chance(random, held))
      visit.left_at = Math.floor(
        Math.min(visit.left_at, until + 500 + exponential(random, uniform(random, [3, 15]) * second)),
      )
  announce(stage, random, {
    at,
    until: Math.floor(until),
    kind: 'lottery',
    amount: whole(random, [5, 50]),
    note: `福袋：评论「${text}」`,
  })
})

/** "Type 1 if you want it": the same single sign from a good part of the room. */
export const callToAction = sessionCause('call-to-action', (stage, random) => {
  for (let calls = 1 + poisson(random, 2); calls > 0; calls -= 1) {
    const at = someTime(stage, random)
    const text = pick(random, ['1', '扣1', '111', '想要', '要', '上车', '66', '9块9'])
    saidByMany(stage, random, {
      cause: 'call-to-action',
      at,
      text,
      share: uniform(random, [0.08, 0.45]),
      spreadMs: uniform(random, [3, 14]) * second,
    })
    announce(stage, random, {
      at,
      until: at + minute,
      kind: 'call_to_action',
      note: `主播：想要的扣「${text}」`,
    })
  }
})

/** Paid traffic comes in a step and stays as long as it is paid for. */
export const paidTraffic = sessionCause('paid-traffic', (stage, random) => {
  const at = someTime(stage, random)
  const until = Math.min(stage.broadcast.ended_at, at + uniform(random, [8, 50]) * minute)
  influx(stage, random, {
    cause: 'paid-traffic',
    people: ofViews(stage, uniform(random, [0.1, 0.6])),
    source: 'ad',
    from: at,
    arrives: () => uniform(random, [at, until]),
    stayMs: uniform(random, [10, 50]) * second,
  })
  announce(stage, random, {
    at,
    until: Math.floor(until),
    kind: 'paid_traffic',
    amount: whole(random, [100, 9000]) * 100,
    note: '付费投流',
  })
})

/** Another host sends the audience over at the end of a stream: hundreds within seconds. */
export const raid = sessionCause('raid', (stage, random) => {
  const at = someTime(stage, random)
  const spread = uniform(random, [4, 40]) * second
  influx(stage, random, {
    cause: 'raid',
    people: ofViews(stage, uniform(random, [0.05, 0.45])),
    source: 'raid',
    from: at,
    arrives: () => at + exponential(random, spread),
    stayMs: uniform(random, [20, 120]) * second,
  })
  announce(stage, random, { at, until: at + 2 * minute, kind: 'raid', note: '连麦主播下播引流' })
})

export const push = sessionCause('push', (stage, random) => {
  const at = Math.floor(stage.broadcast.started_at + uniform(random, [0, 15]) * minute)
  influx(stage, random, {
    cause: 'push',
    people: ofViews(stage, uniform(random, [0.1, 0.5])),
    source: 'push',
    from: at,
    arrives: () => at + random.next() * 50 * second + exponential(random, 2 * minute),
    stayMs: uniform(random, [20, 90]) * second,
  })
  announce(stage, random, { at, until: at + 5 * minute, kind: 'push', note: '开播推送' })
})

/** Somebody known comes by: followers who follow at once, chatter, and are gone when the guest is. */
export const celebrity = sessionCause('celebrity', (stage, random) => {
  const at = someTime(stage, random)
  const until = Math.min(stage.broadcast.ended_at - 5 * second, at + uniform(random, [6, 30]) * minute)
  const name = pick(random, ['哥哥', '姐姐', '老师', '宝宝'])
  const fans = influx(stage, random, {
    cause: 'celebrity',
    people: ofViews(stage, uniform(random, [0.2, 1.2])),
    source: 'share',
    from: at,
    arrives: () => at - 2 * minute + random.next() * 3 * minute + exponential(random, 2 * minute),
    stayMs: 5 * minute,
  })
  const chants = [`${name}好帅`, `${name}辛苦了`, '啊啊啊啊', `为${name}来的`, `${name}看我`]
  for (const fan of fans) {
    const { account } = fan
    if (fan.left_at > until && chance(random, 0.6))
      fan.left_at = Math.floor(Math.max(fan.entered_at + 700, until + exponential(random, 20 * second)))
    const when = () => Math.floor(uniform(random, [fan.entered_at, fan.left_at]))
    if (chance(random, 0.25))
      stage.acts.push({ at: when(), account, kind: 'comment', text: pick(random, chants), nature: '' })
    if (chance(random, 0.2)) stage.acts.push({ at: when(), account, kind: 'follow', nature: '' })
    if (chance(random, 0.3))
      stage.acts.push({
        at: when(),
        account,
        kind: 'like',
        count: 1 + Math.floor(exponential(random, 25)),
        nature: '',
      })
  }
  announce(stage, random, { at, until: Math.floor(until), kind: 'guest', note: '嘉宾空降直播间' })
})

/** The stream breaks off for a moment: a good part of the room is out at once, and many come back. */
export const outage = sessionCause('outage', (stage, random) => {
  const at = someTime(stage, random)
  const back = at + uniform(random, [20, 150]) * second
  const [lost, returns] = [uniform(random, [0.2, 0.95]), uniform(random, [0.2, 0.8])]
  for (const visit of present(stage, at)) {
    if (!chance(random, lost)) continue
    const meant = visit.left_at
    visit.left_at = Math.floor(at + random.next() * 3 * second)
    excuse(stage, 'outage', visit.account)
    const entered_at = Math.floor(back + exponential(random, 15 * second))
    if (meant > entered_at + 2 * second && chance(random, returns))
      stage.visits.push({ ...visit, entered_at, left_at: meant })
  }
  announce(stage, random, { at, until: Math.floor(back), kind: 'outage', note: '推流中断' })
})

/** The app stays open in a pocket or on a shelf until the end: hours without a sign of life, and nobody paid for it. */
export const keepAlive = sessionCause('keep-alive', (stage, random) => {
  const { ended_at } = stage.broadcast
  const share = uniform(random, [0.01, 0.06])
  for (const visit of stage.visits) {
    if (visit.nature !== '' || !chance(random, share)) continue
    visit.left_at = Math.floor(
      Math.max(
        visit.left_at,
        ended_at - (chance(random, 0.7) ? random.next() * 2 * second : uniform(random, [1, 40]) * minute),
      ),
    )
    excuse(stage, 'keep-alive', visit.account)
  }
})

/** A campus or a company comes at once: one network, one evening, one joke. */
export const campus = sessionCause('campus', (stage, random) => {
  const at = someTime(stage, random)
  const net = `100.${whole(random, [64, 127])}.${whole(random, [0, 255])}`
  const gates = whole(random, [1, 4])
  const people = influx(stage, random, {
    cause: 'campus',
    people: Math.min(400, ofViews(stage, uniform(random, [0.02, 0.12]))),
    source: 'share',
    from: at,
    arrives: () => at + exponential(random, 6 * minute),
    stayMs: 3 * minute,
  })
  const first = stage.visits.length - people.length
  for (const [index, visit] of people.entries())
    stage.visits[first + index] = { ...visit, ip: `${net}.${whole(random, [1, gates])}` }
})

/** A screen that shows "heat" where others show people: it rises with likes and lines, and nobody counted it as people. */
export const heatCounter = sessionCause('heat-counter', (stage, random) => {
  const factor = uniform(random, [2, 9])
  stage.lifts.push((name, _at, value) => (name === 'online' ? Math.round(value * factor) : value))
})
