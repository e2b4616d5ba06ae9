import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { fuse } from '../../verdicts/fuse.ts'
import { scriptedComments } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectOnce = async (name: string, layout: (typeof layouts)[number]) => {
  const world = await openWorld(worldOf(name), layout)
  const detection = await scriptedComments.detect(world)
  return { ...detection, verdicts: fuse(detection, world.sessions, [scriptedComments]) }
}

const detected = new Map<string, ReturnType<typeof detectOnce>>()
const detectIn = (name: string, layout: (typeof layouts)[number]): ReturnType<typeof detectOnce> => {
  const key = `${name} ${layout}`
  const known = detected.get(key) ?? detectOnce(name, layout)
  detected.set(key, known)
  return known
}

keepsTheLaws(scriptedComments)

describe.each(layouts)('comments by a script, on %s', (layout) => {
  it('are seen as one group over two evenings, reworded or not, with its members and its sessions', async () => {
    const { verdicts, findings } = await detectIn('guilty', layout)
    const groups = verdicts.filter(({ subject_kind }) => subject_kind === 'group')
    expect(groups.map(({ level }) => level)).toEqual(['suspected'])
    const found = findings.filter(({ subject_kind }) => subject_kind === 'group')
    for (const { facts } of found)
      expect(facts['members']).toEqual(Array.from({ length: 12 }, (_, place) => `c-${place}`).sort())
    const accounts = verdicts.filter(({ subject_kind }) => subject_kind === 'account')
    expect(
      accounts.every(({ subject_id, level }) => subject_id.startsWith('c-') && level === 'suspected'),
    ).toBe(true)
    expect(new Set(accounts.map(({ subject_id }) => subject_id)).size).toBe(12)
    const sessions = verdicts.filter(({ subject_kind }) => subject_kind === 'session')
    expect(sessions.map(({ level }) => level)).toEqual(['suspected', 'suspected'])
  })

  it.each(['benign-chants-and-questions', 'benign-four-friends', 'missed'])(
    'are not seen in %s',
    async (name) => {
      const { findings } = await detectIn(name, layout)
      expect(findings.filter(({ weight_db }) => weight_db > 0)).toEqual([])
      expect(findings.map(({ subject_kind, weight_db }) => [subject_kind, weight_db])).toEqual([
        ['session', -2],
      ])
    },
  )

  it('weigh no more than a second look where a whole room has a small stock of lines', async () => {
    const { verdicts } = await detectIn('benign-small-stock', layout)
    expect([...new Set(verdicts.map(({ level }) => level))]).toEqual(['watch'])
  })

  it('cannot be judged where a feed merges comments', async () => {
    const { findings, insufficient } = await detectIn('benign-merged-feed', layout)
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([['activity.comment']])
  })
})
