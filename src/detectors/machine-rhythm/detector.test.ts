import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { keepsTheLaws } from '../../../test/detector-laws.ts'
import { closeWorlds, layouts, openWorld } from '../../../test/world.ts'
import { fuse } from '../../verdicts/fuse.ts'
import { machineRhythm } from './detector.ts'

afterAll(closeWorlds)

const worldOf = (name: string) => join(import.meta.dirname, 'worlds', name)
const detectOnce = async (name: string, layout: (typeof layouts)[number]) => {
  const world = await openWorld(worldOf(name), layout)
  const detection = await machineRhythm.detect(world)
  return { ...detection, verdicts: fuse(detection, world.sessions, [machineRhythm]) }
}
const detected = new Map<string, ReturnType<typeof detectOnce>>()
const detectIn = (name: string, layout: (typeof layouts)[number]): ReturnType<typeof detectOnce> => {
  const key = `${name} ${layout}`
  const known = detected.get(key) ?? detectOnce(name, layout)
  detected.set(key, known)
  return known
}

keepsTheLaws(machineRhythm)

describe.each(layouts)('a machine’s rhythm, on %s', (layout) => {
  it('is seen in likes at one tempo and in comments at tempos of their own', async () => {
    const { verdicts } = await detectIn('guilty', layout)
    const accounts = verdicts.filter(
      ({ subject_kind, session_id }) => subject_kind === 'account' && session_id,
    )
    const by = Map.groupBy(accounts, ({ fraud_types }) => fraud_types[0]?.type)
    expect(by.get('fake_likes')?.map(({ subject_id }) => subject_id)).toEqual(
      Array.from({ length: 8 }, (_, place) => `m-${place}`),
    )
    expect(by.get('fake_comments')?.map(({ subject_id }) => subject_id)).toEqual(['c-0', 'c-1', 'c-2', 'c-3'])
    expect(new Set(verdicts.map(({ level }) => level))).toEqual(new Set(['suspected']))
  })

  it('is no more than watched where one account has a tool for likes, or repeats one line', async () => {
    const { verdicts } = await detectIn('benign-tools', layout)
    const accounts = verdicts.filter(
      ({ subject_kind, session_id }) => subject_kind === 'account' && session_id,
    )
    expect(accounts.map(({ subject_id, level }) => [subject_id, level])).toEqual([
      ['t-0', 'watch'],
      ['t-1', 'watch'],
      ['t-2', 'watch'],
    ])
  })

  it('is seen in likes at random intervals where several accounts of a room wait alike', async () => {
    const { verdicts, findings } = await detectIn('guilty-waits', layout)
    const accounts = verdicts.filter(
      ({ subject_kind, session_id }) => subject_kind === 'account' && session_id,
    )
    expect(accounts.map(({ subject_id, level }) => [subject_id, level])).toEqual(
      Array.from({ length: 24 }, (_, place) => [`w-${String(place).padStart(2, '0')}`, 'suspected']),
    )
    expect(findings[0]?.facts).toMatchObject({ waits_accounts: 24 })
  })

  it('is no more than watched where a few viewers have an older version of the app, with packets of its own', async () => {
    const { verdicts } = await detectIn('benign-older-app', layout)
    expect(verdicts.filter(({ level }) => level !== 'none' && level !== 'watch')).toEqual([])
  })

  it.each(['benign-slow-mode', 'benign-strollers', 'missed', 'missed-waits'])(
    'is not seen in %s',
    async (name) => {
      expect((await detectIn(name, layout)).findings).toEqual([])
    },
  )

  it('cannot be judged where a feed merges acts', async () => {
    const { findings, insufficient } = await detectIn('benign-merged', layout)
    expect(findings).toEqual([])
    expect(insufficient.map(({ missing }) => missing)).toEqual([['activity.like', 'activity.comment']])
  })
})
