import { minute, second } from '../../calendar.ts'
import type { Account } from '../../people/account.ts'
import { chance, logNormal, type Random } from '../../random.ts'
import { between, drawBetween, meanOf } from './curve.ts'
import type { Life } from './deeds.ts'
import type { Moment } from './evening.ts'
import { explainedAt } from './program.ts'
import type { Stay } from './stays.ts'

interface Line {
  readonly at: number
  readonly account: Account
  readonly greets: boolean
}

/** When somebody writes, if at all: a few write most of it, and more is written while more goes on. */
function linesOf(random: Random, life: Life, stay: Stay): number[] {
  const {
    commenterShare = 0.04,
    commentsPerCommenter = 1.5,
    shyMinutes = 2,
    talkSpread = 1,
    typingSeconds = 3,
  } = life.stage.broadcast.room.habits.talk
  const { talk } = life.evening
  const { account, entered_at, left_at } = stay.visit
  const gone = Math.min(left_at, life.stage.broadcast.ended_at) - 200
  const liveliness = account.habits.talk * (stay.follows ? 1.6 : 1)
  const warmed = 1 - Math.exp(-(gone - entered_at) / (shyMinutes * minute))
  if (gone <= entered_at || !chance(random, Math.min(0.9, commenterShare * liveliness * warmed))) return []
  const heat = between(talk, entered_at, gone) / ((meanOf(talk) / talk.stepMs) * (gone - entered_at))
  const moved = Math.min(4, heat) ** Math.min(1, talkSpread) * liveliness ** (talkSpread / 2)
  const wished = logNormal(random, commentsPerCommenter, talkSpread) * moved
  const possible = (gone - entered_at) / (2 * typingSeconds * second)
  const count = Math.max(1, Math.round(Math.min(wished, possible, 1500)))
  const times = Array.from({ length: count }, () =>
    drawBetween(random, talk, [Math.min(gone, entered_at + 800), gone]),
  )
  return times.sort((left, right) => left - right)
}

/** Nobody writes faster than they type, and a room in slow mode takes one line in so many seconds. */
function paced(random: Random, times: readonly number[], { typing, slow }: Pace): number[] {
  const kept: number[] = []
  let free = 0
  for (const at of times) {
    if (at < free) continue
    kept.push(at)
    free = at + Math.max(slow, logNormal(random, typing, 0.6))
  }
  return kept
}

interface Pace {
  readonly typing: number
  readonly slow: number
}

/** The lines that are on the screen, for whoever likes to repeat one. */
class Screen {
  readonly #lines: { readonly at: number; readonly text: string }[] = []
  #first = 0

  show(at: number, text: string): void {
    this.#lines.push({ at, text })
  }

  /** One of the lines shown since an instant. */
  recent(random: Random, since: number): string | undefined {
    while ((this.#lines[this.#first]?.at ?? Number.POSITIVE_INFINITY) < since) this.#first += 1
    const count = this.#lines.length - this.#first
    return count > 0 ? this.#lines[this.#first + Math.floor(random.next() * count)]?.text : undefined
  }
}

/** Moments pass in the order of time, and so do lines. */
function momentsInTurn(moments: readonly Moment[]): (at: number) => Moment | undefined {
  let place = 0
  return (at) => {
    while ((moments[place]?.until ?? Number.POSITIVE_INFINITY) < at) place += 1
    const moment = moments[place]
    return moment && moment.at <= at ? moment : undefined
  }
}

/** Everything that is written in a session by its genuine public. */
export function comments(random: Random, life: Life, stays: readonly Stay[]): void {
  const { broadcast, acts, program } = life.stage
  const { habits } = broadcast.room
  const {
    echo = 0.2,
    echoSeconds = 10,
    momentWords = 0.3,
    slowSeconds = 5,
    slowChance = 0,
    typingSeconds = 3,
  } = habits.talk
  const pace = {
    typing: typingSeconds * second,
    slow: chance(life.stage.world.random(`slow/${broadcast.room.index}`), slowChance)
      ? Math.round(slowSeconds) * second
      : 0,
  }
  const lines: Line[] = []
  for (const stay of stays) {
    const times = paced(random, linesOf(random, life, stay), pace)
    for (const [place, at] of times.entries())
      lines.push({
        at: Math.floor(at),
        account: stay.visit.account,
        greets: place === 0 && at - stay.visit.entered_at < 40 * second && chance(random, 0.2),
      })
  }
  lines.sort((left, right) => left.at - right.at)
  const screen = new Screen()
  const momentAt = momentsInTurn(life.evening.moments)
  const wordOf = ({ at, greets }: Line): string => {
    const moment = momentAt(at)
    if (moment && chance(random, momentWords))
      return moment.words[Math.floor(random.next() ** 2 * moment.words.length)] ?? '？'
    if (greets) return life.tongue.greet(random)
    const seen = chance(random, echo) ? screen.recent(random, at - echoSeconds * second) : undefined
    return seen ?? life.tongue.say(random, explainedAt(program, at))
  }
  for (const line of lines) {
    const text = wordOf(line)
    screen.show(line.at, text)
    acts.push({ at: line.at, account: line.account, kind: 'comment', nature: '', text })
  }
}
