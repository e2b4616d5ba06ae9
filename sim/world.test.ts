import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { benignCauses } from './benign/catalogue.ts'
import { fraudPractices } from './fraud/catalogue.ts'
import { type Scenario, scenarioSchema } from './scenario.ts'
import { type SimulateOptions, simulate } from './simulate.ts'

const folder = mkdtempSync(join(tmpdir(), 'wring-sim-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let worlds = 0
const small = { accounts: 900, rooms: 3, sessions_per_room: 2, views_per_session: 220, days: 5 }

async function written(scenario: Partial<Scenario>, options: Partial<SimulateOptions> = {}): Promise<string> {
  worlds += 1
  const out = join(folder, String(worlds))
  await simulate({
    scenario: scenarioSchema.parse({ name: 'test', ...small, ...scenario }),
    seed: 'a',
    out,
    ...options,
  })
  return out
}

const filesOf = (out: string): string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.'))
    .sort()

const bytesOf = (out: string): Record<string, string> =>
  Object.fromEntries(filesOf(out).map((path) => [path, readFileSync(join(out, path), 'latin1')]))

/** All rows of a kind, of however many files. */
const rowsOf = (out: string, kind: string): Record<string, string>[] =>
  filesOf(out)
    .filter((path) => path.startsWith(`${kind}-`))
    .flatMap((path) => parse(readFileSync(join(out, path)), { columns: true }) as Record<string, string>[])

describe('a simulated world', () => {
  it('is the same to the byte for the same seed, on one thread or two', async () => {
    const [one, two] = [await written({}, { threads: 1 }), await written({}, { threads: 2 })]
    expect(bytesOf(two)).toEqual(bytesOf(one))
  })

  it('is another for another seed, down to its constants', async () => {
    const habits = (out: string) => JSON.parse(readFileSync(join(out, 'truth', 'world.json'), 'utf8'))
    const [one, other] = [habits(await written({})), habits(await written({}, { seed: 'b' }))]
    expect(other.constants.fame).not.toBe(one.constants.fame)
    expect(other.rooms[0].habits.audience.glanceShare).not.toBe(one.rooms[0].habits.audience.glanceShare)
  })

  it('confirms nothing where nothing is made up', async () => {
    const labels = rowsOf(await written({}), 'label')
    expect(labels.length).toBeGreaterThan(0)
    expect(labels.filter(({ label }) => label === 'confirmed')).toEqual([])
  })
})

describe('a practice', () => {
  it.each(Object.keys(fraudPractices))('%s leaves its truth, crude and adaptive', async (practice) => {
    for (const skill of [0, 1]) {
      const out = await written({ fraud: [{ practice, dose: 0.4, skill, rooms: 0.34 }] })
      const confirmed = rowsOf(out, 'label').filter(({ label }) => label === 'confirmed')
      expect(confirmed.length, `skill ${skill}`).toBeGreaterThan(0)
      for (const { fraud_type } of confirmed) expect(fraud_type).not.toBe('')
    }
  })
})

describe('a practice that a scenario names twice', () => {
  it('is done by different people', async () => {
    const fraud = [0, 1].map((skill) => ({ practice: 'machine-viewers', dose: 0.3, skill, rooms: 0.5 }))
    const accounts = rowsOf(await written({ fraud }), 'account').map((row) => String(row['account_id']))
    expect(accounts.length).toBeGreaterThan(100)
    expect(new Set(accounts).size).toBe(accounts.length)
  })
})

describe('a benign cause', () => {
  it.each(Object.keys(benignCauses))('%s is labelled genuine, with its name', async (cause) => {
    const labels = rowsOf(await written({ benign: [{ cause, share: 1 }] }), 'label')
    const confirmed = labels.filter(({ label }) => label === 'confirmed')
    // What staff buys is from inside, though nobody did wrong.
    const types = cause === 'staff-purchases' ? ['order related_party_order'] : []
    expect([...new Set(confirmed.map((label) => `${label['subject_kind']} ${label['fraud_type']}`))]).toEqual(
      types,
    )
    expect(labels.some((label) => label['cause'] === cause)).toBe(true)
  })

  it('never brings anybody into a room in which he already is, however many come together', async () => {
    const benign = Object.keys(benignCauses).map((cause) => ({ cause, share: 1 }))
    const moves = rowsOf(await written({ benign }), 'activity').filter(
      ({ kind }) => kind === 'enter' || kind === 'leave',
    )
    const stays = Map.groupBy(moves, ({ session_id, account_id, device_id }) =>
      [session_id, account_id, device_id].join(),
    )
    const twice = [...stays.values()].filter((own) => {
      const line = own.toSorted((a, b) => Number(a['at']) - Number(b['at']))
      return line.some(({ kind }, place) => kind === 'enter' && line[place - 1]?.['kind'] === 'enter')
    })
    expect(stays.size).toBeGreaterThan(500)
    expect(twice).toEqual([])
  })
})
