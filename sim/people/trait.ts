/**
 * A share in [0, 1) that is lasting of an id: of the same id always the same, of different ids and purposes independent. For
 * what somebody or some place is, without keeping it anywhere.
 */
export function traitOf(id: string, purpose: number): number {
  let mixed = 2166136261 ^ Math.imul(purpose, 0x9e3779b1)
  for (let place = 0; place < id.length; place += 1) mixed = Math.imul(mixed ^ id.charCodeAt(place), 16777619)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 4294967296
}
