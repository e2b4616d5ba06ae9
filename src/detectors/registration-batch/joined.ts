import type { Batch } from './batches.ts'
import { type Burst, isCampaign, weightOfSome } from './bursts.ts'
import type { Told } from './findings.ts'
import { assumed } from './parameters.ts'

const inOrder = <Item extends { readonly account: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (one.account < other.account ? -1 : 1))

const ofBatch = (batch: Batch): Told['members'] =>
  batch.members.map(({ account, made_at, marks, oddsDb }) => {
    return { account, made_at, marks, weightDb: Math.min(assumed.groupDb, oddsDb - assumed.priorDb) }
  })

/** Those of a burst who are in no batch: nobody where they are no more than would have been silent anyway. */
function ofBurst(burst: Burst, untied: Burst['members']): Told['members'] {
  const weightDb = weightOfSome(burst, untied.length)
  if (weightDb <= 0) return []
  return untied.map(({ account_id, made_at }) => {
    return { account: account_id, made_at, marks: ['hours', 'silence'], weightDb }
  })
}

interface Tied {
  readonly burst: Burst
  readonly untied: Burst['members']
}

/**
 * A burst that mostly consists of one batch is that batch: those of its hours who share too little to be tied to it were made
 * with it, if they are more than would have been silent anyway. What else a burst holds stands for itself.
 */
export function joined(batches: readonly Batch[], bursts: readonly Burst[]): Told[] {
  const burstOf = new Map<Batch, Tied>()
  const batchOf = new Map(
    batches.flatMap((batch) => batch.members.map(({ account }) => [account, batch] as const)),
  )
  const alone: Told[] = []
  for (const burst of bursts) {
    const known = Map.groupBy(burst.members, ({ account_id }) => batchOf.get(account_id))
    const [batch, common] = [...known]
      .filter(([own]) => own !== undefined)
      .reduce((most, one) => (one[1].length > most[1].length ? one : most), [undefined, []] as [
        Batch | undefined,
        Burst['members'][number][],
      ])
    const untied = known.get(undefined) ?? []
    if (batch && !burstOf.has(batch) && common.length * 3 >= burst.members.length)
      burstOf.set(batch, { burst, untied })
    else if (untied.length >= assumed.leastSilent && weightOfSome(burst, untied.length) > 0)
      alone.push({ members: inOrder(ofBurst(burst, untied)), burst: { ...burst, members: untied } })
  }
  const tied = batches.map((batch): Told => {
    const tiedBurst = burstOf.get(batch)
    if (!tiedBurst) return { members: ofBatch(batch), batch }
    const { burst, untied } = tiedBurst
    // What a campaign may have brought is not told with a batch that has more in common.
    const beside = isCampaign(burst) ? [] : ofBurst(burst, untied)
    return { members: inOrder([...ofBatch(batch), ...beside]), batch, burst }
  })
  return [...tied, ...alone]
}
