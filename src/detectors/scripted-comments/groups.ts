import { createHash } from 'node:crypto'
import type { Part } from './circle.ts'
import { assumed } from './parameters.ts'

/** Circles of several sessions that are one: the same people, or the same script in other mouths. */
export interface Group {
  readonly group_id: string
  readonly parts: readonly Part[]
}

interface Growing {
  readonly parts: Part[]
  readonly members: Set<string>
  readonly words: Set<number>
}

const common = <Key>(left: Iterable<Key>, right: ReadonlySet<Key>): number => {
  let both = 0
  for (const key of left) if (right.has(key)) both += 1
  return both
}

function isOne({ members, words }: Growing, part: Part): boolean {
  const people = common(part.members, members) / Math.min(members.size, part.members.length)
  if (people >= assumed.sameMembers) return true
  return common(part.words, words) >= assumed.sameWords * Math.min(words.size, part.words.size)
}

const idOf = (members: Iterable<string>): string =>
  `circle-${createHash('sha256')
    .update([...members].sort().join('\n'))
    .digest('hex')
    .slice(0, 12)}`

/** Joins circles in the order of their sessions, the largest of a session first; each to the first group that it is one with. */
export function groupsOf(parts: readonly Part[]): Group[] {
  const groups: Growing[] = []
  for (const part of parts) {
    const one = groups.find((group) => isOne(group, part))
    const group = one ?? { parts: [], members: new Set(), words: new Set() }
    if (!one) groups.push(group)
    group.parts.push(part)
    for (const member of part.members) group.members.add(member)
    for (const word of part.words) group.words.add(word)
  }
  return groups.map((group) => ({ group_id: idOf(group.members), parts: group.parts }))
}
