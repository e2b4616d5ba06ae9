import { disjointSets } from './disjoint-sets.ts'

/** Lines of speech by those who say them; the features of line `l` are `features[from[l]] … features[from[l + 1] - 1]`. */
export interface Speech {
  readonly speakers: number
  readonly features: number
  /** Speaker of each line. */
  readonly speakerOf: Int32Array
  readonly from: Int32Array
  /** Features of the lines, each once a line. */
  readonly featureOf: Int32Array
}

export interface Closure {
  /** Lines that somebody must have to be judged by what they say. */
  readonly leastLines: number
  /** Others inside who must say a feature for it to count as echoed. */
  readonly leastEchoes: number
  /** Share of those who say a feature that must lie inside. */
  readonly exclusive: number
  /** Share of what somebody says that must be echoed inside, reached in steps from half of it. */
  readonly closed: number
}

export interface Circle {
  /** 1 where a speaker belongs to the circle. */
  readonly inside: Uint8Array
  /** 1 where a feature belongs to the circle’s speech. */
  readonly shared: Uint8Array
}

/** Speakers of each feature: in all, or those of a circle. Lines of one speaker must lie together. */
function speakersOf(speech: Speech, inside?: Uint8Array): Int32Array {
  const counts = new Int32Array(speech.features)
  const last = new Int32Array(speech.features).fill(-1)
  for (let line = 0; line < speech.speakerOf.length; line += 1) {
    const speaker = speech.speakerOf[line] as number
    if (inside && inside[speaker] === 0) continue
    for (let at = speech.from[line] as number; at < (speech.from[line + 1] as number); at += 1) {
      const feature = speech.featureOf[at] as number
      if (last[feature] === speaker) continue
      last[feature] = speaker
      counts[feature] = (counts[feature] as number) + 1
    }
  }
  return counts
}

/** Which part of each line consists of shared features. */
export function echoOf(speech: Speech, shared: Uint8Array): Float64Array {
  const echoes = new Float64Array(speech.speakerOf.length)
  for (let line = 0; line < echoes.length; line += 1) {
    const [first, end] = [speech.from[line] as number, speech.from[line + 1] as number]
    let echoed = 0
    for (let at = first; at < end; at += 1) echoed += shared[speech.featureOf[at] as number] as number
    echoes[line] = echoed / Math.max(1, end - first)
  }
  return echoes
}

/** Takes out whoever says less than `closed` of shared speech; how many were taken. */
function peel(speech: Speech, inside: Uint8Array, echoes: Float64Array, closed: number): number {
  const said = new Float64Array(speech.speakers)
  const lines = new Int32Array(speech.speakers)
  for (let line = 0; line < echoes.length; line += 1) {
    const speaker = speech.speakerOf[line] as number
    said[speaker] = (said[speaker] as number) + (echoes[line] as number)
    lines[speaker] = (lines[speaker] as number) + 1
  }
  let taken = 0
  for (let speaker = 0; speaker < speech.speakers; speaker += 1)
    if (inside[speaker] === 1 && (said[speaker] as number) < closed * (lines[speaker] as number)) {
      inside[speaker] = 0
      taken += 1
    }
  return taken
}

function linesBySpeaker({ speakers, speakerOf }: Speech): Int32Array {
  const lines = new Int32Array(speakers)
  for (const speaker of speakerOf) lines[speaker] = (lines[speaker] as number) + 1
  return lines
}

const steps = 4

/**
 * The speakers who say hardly anything but what others among them say too, and that hardly anybody else says: everybody with
 * enough lines is taken, then whoever falls below a share that rises step by step is left out, until nobody falls below it.
 * Lines of one speaker lie together. Every round costs one pass over the features.
 */
export function closedCircle(speech: Speech, closure: Closure): Circle {
  const all = speakersOf(speech)
  const inside = Uint8Array.from(linesBySpeaker(speech), (lines) => (lines >= closure.leastLines ? 1 : 0))
  const shared = new Uint8Array(speech.features)
  for (let step = 1; step <= steps; ) {
    const within = speakersOf(speech, inside)
    for (let feature = 0; feature < speech.features; feature += 1) {
      const echoed = (within[feature] as number) > closure.leastEchoes
      const own = (within[feature] as number) >= closure.exclusive * (all[feature] as number)
      shared[feature] = echoed && own ? 1 : 0
    }
    const least = (closure.closed * (steps + step)) / (2 * steps)
    if (peel(speech, inside, echoOf(speech, shared), least) === 0) step += 1
  }
  return { inside, shared }
}

/** The parts of a circle whose speech holds together: speakers of one shared feature are in one part; −1 outside the circle. */
export function partsOf(speech: Speech, { inside, shared }: Circle): Int32Array {
  const sets = disjointSets(speech.speakers)
  const first = new Int32Array(speech.features).fill(-1)
  for (let line = 0; line < speech.speakerOf.length; line += 1) {
    const speaker = speech.speakerOf[line] as number
    if (inside[speaker] === 0) continue
    for (let at = speech.from[line] as number; at < (speech.from[line + 1] as number); at += 1) {
      const feature = speech.featureOf[at] as number
      if (shared[feature] === 0) continue
      if ((first[feature] as number) < 0) first[feature] = speaker
      else sets.join(first[feature] as number, speaker)
    }
  }
  return Int32Array.from(inside, (is, speaker) => (is === 1 ? sets.rootOf(speaker) : -1))
}

/** The lines of a speech that `keeps`; speakers and features keep their numbers. */
export function linesWhere(speech: Speech, keeps: (line: number) => boolean): Speech {
  const kept = Array.from(speech.speakerOf.keys()).filter(keeps)
  const from = new Int32Array(kept.length + 1)
  for (const [place, line] of kept.entries())
    from[place + 1] =
      (from[place] as number) + (speech.from[line + 1] as number) - (speech.from[line] as number)
  const featureOf = new Int32Array(from[kept.length] as number)
  for (const [place, line] of kept.entries())
    featureOf.set(speech.featureOf.subarray(speech.from[line], speech.from[line + 1]), from[place])
  return {
    ...speech,
    speakerOf: Int32Array.from(kept, (line) => speech.speakerOf[line] as number),
    from,
    featureOf,
  }
}

/** The same lines in other mouths: `lineAt[slot]` is the line that the speaker of a slot says instead. */
export function retold(speech: Speech, lineAt: Int32Array): Speech {
  const from = new Int32Array(lineAt.length + 1)
  const featureOf = new Int32Array(speech.featureOf.length)
  for (const [slot, line] of lineAt.entries()) {
    const own = speech.featureOf.subarray(speech.from[line], speech.from[line + 1])
    featureOf.set(own, from[slot])
    from[slot + 1] = (from[slot] as number) + own.length
  }
  return { ...speech, from, featureOf }
}
