import type { Batch } from './batches.ts'
import type { Burst } from './bursts.ts'
import type { Told } from './findings.ts'
import { assumed } from './parameters.ts'

const inOrder = <Item extends { readonly account: string }>(items: readonly Item[]): Item[] =>
  items.toSorted((one, other) => (one.account < other.account ? -1 : 1))

const ofBatch = (batch: Batch): Told['members'] =>
  batch.members.map(({ account, made_at, marks, oddsDb }) => {
    return { account, made_at, marks, weightDb: Math.min(assumed.groupDb, oddsDb - assumed.priorDb) }
  })

const ofBurst = ({ members, weightDb }: Burst): Told['members'] =>
  members.map(({ account_id, made_at }) => {
    return { account: account_id, made_at, marks: ['hours', 'silence'], weightDb }
  })

/**
 * A burst that mostly consists of one batch is that batch: those of its hours who share too little to be tied to it were made
 * with it. What else a burst holds stands for itself.
 */
export function joined(batches: readonly Batch[], bursts: readonly Burst[]): Told[] {
  const burstOf = new Map<Batch, Burst>()
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
    const rest = { ...burst, members: known.get(undefined) ?? [] }
    if (batch && !burstOf.has(batch) && common.length * 3 >= burst.members.length) burstOf.set(batch, rest)
    else if (rest.members.length >= assumed.leastSilent)
      alone.push({ members: inOrder(ofBurst(rest)), burst: rest })
  }
  const tied = batches.map((batch): Told => {
    const burst = burstOf.get(batch)
    if (!burst) return { members: ofBatch(batch), batch }
    return { members: inOrder([...ofBatch(batch), ...ofBurst(burst)]), batch, burst }
  })
  return [...tied, ...alone]
}
