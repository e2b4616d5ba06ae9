import { type Random, randomOf } from '../random.ts'

export type Value = string | number
/** One record as it is written; the columns are those of its kind in `src/records`. */
export type Row = Readonly<Record<string, Value>>

/** A made-up world: the records it leaves behind, and the numbers it is drawn from. */
export interface World {
  readonly random: Random
  readonly tables: Map<string, Row[]>
  readonly takenIds: Set<string>
}

export const newWorld = (seed: string): World => ({
  random: randomOf(seed),
  tables: new Map(),
  takenIds: new Set(),
})

export function put(world: World, kind: string, row: Row): void {
  const rows = world.tables.get(kind)
  if (rows) rows.push(row)
  else world.tables.set(kind, [row])
}

export const rowsOf = (world: World, kind: string): readonly Row[] => world.tables.get(kind) ?? []

/** Digits that say nothing of what they name, never twice in one world. */
export function newId(world: World, random: Random, length: number): string {
  for (;;) {
    let id = String(1 + Math.floor(random.next() * 9))
    while (id.length < length) id += Math.floor(random.next() * 10)
    if (world.takenIds.has(id)) continue
    world.takenIds.add(id)
    return id
  }
}
