import { unmetNeeds } from '../records/coverage.ts'
import type { Detector, DetectorInput } from './detector.ts'
import type { Detection, Finding } from './finding.ts'

/** Judges the sessions whose records meet the needs of a detector; of each other it says which streams were lacking. */
export async function judgeAble(
  { id, needs }: Pick<Detector, 'id' | 'needs'>,
  { engine, sessions }: DetectorInput,
  judge: (able: DetectorInput) => Promise<readonly Finding[]>,
): Promise<Detection> {
  const asked = sessions.map((session) => ({ session, unmet: unmetNeeds(session, needs) }))
  const able = asked.flatMap(({ session, unmet }) => (unmet.length === 0 ? [session] : []))
  return {
    findings: able.length === 0 ? [] : await judge({ engine, sessions: able }),
    insufficient: asked
      .filter(({ unmet }) => unmet.length > 0)
      .map(({ session, unmet }) => ({
        detector: id,
        session_id: session.session_id,
        missing: unmet.map(({ stream }) => stream),
      })),
  }
}
