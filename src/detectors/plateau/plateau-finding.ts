import type { AuditedSession } from '../../records/coverage.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { decibans, limited, lnTailWeight } from '../weight.ts'
import { assumed } from './parameters.ts'
import type { Regular } from './regular.ts'
import { benign, sorts } from './words.ts'

export function weightOf(regular: Regular | undefined): number {
  if (!regular) return assumed.clearDb
  const most = regular.sort === 'standing_still' ? assumed.flatDb : assumed.mostDb
  return limited(Math.max(assumed.clearDb, Math.min(most, decibans(lnTailWeight(regular.lnP)))))
}

function considered(readings: number, regular: Regular | undefined): BenignConsidered[] {
  const { times = 0, of = readings } = regular ?? {}
  const frozen = regular?.sort === 'standing_still'
  const numbers = {
    counter_lag: frozen ? null : { zh: `共 ${readings} 个读数`, en: `among ${readings} readings` },
    rounding: {
      zh: `${assumed.roundedFrom} 以上按取整单位计`,
      en: `from ${assumed.roundedFrom} on, in rounded units`,
    },
    heat_for_people: {
      zh: `变化量为 ${regular?.amount ?? 0}，增减 1 人更常见`,
      en: `changes of 1 are commoner than those of ${regular?.amount ?? 0}`,
    },
    paid_traffic_steps: { zh: `${of} 次中出现 ${times} 次`, en: `${times} times in ${of}` },
  } as const
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: numbers[id as keyof typeof numbers] ?? null }))
}

export function plateauFinding(
  { id, version }: { readonly id: string; readonly version: number },
  session: AuditedSession,
  { readings, regular }: { readonly readings: number; readonly regular: Regular | undefined },
): Finding {
  const { session_id } = session
  return {
    finding_id: `${id}@${version}:session:${session_id}`,
    detector: id,
    detector_version: version,
    subject_kind: 'session',
    subject_id: session_id,
    session_id,
    fraud_type: 'inflated_counters',
    family: 'counters',
    weight_db: weightOf(regular),
    window: { from: session.started_at, until: session.ended_at },
    facts: {
      readings,
      regularity: regular?.sort ?? null,
      amount: regular?.amount ?? null,
      times: regular?.times ?? 0,
      of: regular?.of ?? readings,
    },
    benign_considered: considered(readings, regular),
    needs_coverage: ['counter.online'],
    statement: regular
      ? {
          zh: `在线人数最不像自然进出之处：${sorts[regular.sort].zh}（每次 ${regular.amount}，${regular.of} 次变化中 ${regular.times} 次）。`,
          en: `Where the online figure is least like people coming and going: ${sorts[regular.sort].en} (${regular.amount} each, ${regular.times} of ${regular.of} changes).`,
        }
      : {
          zh: `在线人数的 ${readings} 个读数没有反复的规律。`,
          en: `The ${readings} readings of the online figure show no repeated pattern.`,
        },
  }
}
