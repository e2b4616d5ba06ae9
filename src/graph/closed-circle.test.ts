import { describe, expect, it } from 'vitest'
import { closedCircle, linesWhere, partsOf, retold, type Speech } from './closed-circle.ts'

/** Each line is a speaker with what is said. */
function speech(lines: readonly (readonly [speaker: number, ...features: number[]])[]): Speech {
  const from = [0]
  for (const [, ...features] of lines) from.push((from.at(-1) ?? 0) + features.length)
  return {
    speakers: Math.max(...lines.map(([speaker]) => speaker)) + 1,
    features: Math.max(...lines.flatMap(([, ...features]) => features)) + 1,
    speakerOf: Int32Array.from(lines, ([speaker]) => speaker),
    from: Int32Array.from(from),
    featureOf: Int32Array.from(lines.flatMap(([, ...features]) => features)),
  }
}

const closure = { leastLines: 2, leastEchoes: 1, exclusive: 0.6, closed: 0.6 }

const mixed = speech([
  [0, 1, 2],
  [0, 3, 4],
  [1, 1, 2],
  [1, 3, 4],
  [2, 5, 6],
  [2, 9],
  [3, 5, 6],
  [3, 10],
  [4, 5, 6],
  [4, 7, 8],
])

describe('a closed circle', () => {
  it('holds those who share all they say, not those who share one line and say others of their own', () => {
    const circle = closedCircle(mixed, closure)
    expect([...circle.inside]).toEqual([1, 1, 0, 0, 0])
    expect([...partsOf(mixed, circle)]).toEqual([0, 0, -1, -1, -1])
  })

  it('holds nobody whose lines the whole room says', () => {
    const everybody = Array.from({ length: 6 }, (_, speaker) => [speaker, 1, 2] as const)
    const two = [0, 1].map((speaker) => [speaker, 3, 4] as const)
    const lines = [...everybody, ...two].sort(([a], [b]) => a - b)
    expect([...closedCircle(speech(lines), closure).inside]).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('falls apart where what is said is said by others', () => {
    const said = Int32Array.from([0, 4, 9, 3, 1, 2, 5, 6, 7, 8])
    expect([...closedCircle(retold(mixed, said), closure).inside]).toEqual([0, 0, 0, 0, 0])
  })

  it('keeps numbers when lines are left out', () => {
    const rest = linesWhere(mixed, (line) => line > 3)
    expect([...rest.speakerOf]).toEqual([2, 2, 3, 3, 4, 4])
    expect([...rest.featureOf]).toEqual([5, 6, 9, 5, 6, 10, 5, 6, 7, 8])
    expect([...closedCircle(rest, closure).inside]).toEqual([0, 0, 0, 0, 0])
  })
})
