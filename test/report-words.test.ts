import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { detectors } from '../src/detectors/catalogue.ts'
import { wordless } from '../src/reports/reading/operands.ts'
import { closeWorlds, openWorld } from './world.ts'

afterAll(closeWorlds)

const worlds = join(import.meta.dirname, '..', 'src', 'detectors')

describe.each(detectors.map((detector) => ({ id: detector.id, detector })))('$id', ({ id, detector }) => {
  it('names no number that the report has no word for', async () => {
    const names = new Set<string>()
    let findings = 0
    for (const world of readdirSync(join(worlds, id, 'worlds'))) {
      const { engine, sessions } = await openWorld(join(worlds, id, 'worlds', world))
      const detection = await detector.detect({ engine, sessions })
      findings += detection.findings.length
      for (const finding of detection.findings) for (const name of wordless(finding)) names.add(name)
    }
    expect(findings).toBeGreaterThan(0)
    expect([...names]).toEqual([])
  })
})
