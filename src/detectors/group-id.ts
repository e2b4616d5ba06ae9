import { createHash } from 'node:crypto'

/** The id of a group: the same for the same members, in any order. */
export const groupId = (prefix: string, members: readonly string[]): string =>
  `${prefix}-${createHash('sha256').update(members.toSorted().join('\n')).digest('hex').slice(0, 16)}`
