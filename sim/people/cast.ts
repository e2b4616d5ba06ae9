import { type Random, randomOf, whole } from '../random.ts'
import type { Account, Cast, IdOf, NewCast } from './account.ts'
import { bornInto, Person, written } from './person.ts'

/** Sixteen digits: long enough that a world of millions has no two alike. */
export const newId = (random: Random): string => {
  const low = Math.floor(random.next() * 1e8)
  return `${10_000_000 + Math.floor(random.next() * 89_999_999)}${String(low).padStart(8, '0')}`
}

export const idsOf =
  (seed: string): IdOf =>
  (namespace, index) =>
    newId(randomOf(`${seed}/id/${namespace}/${index}`))

/** Of 100.64.0.0/10, which no network on the open internet uses. */
export const newIp = (random: Random): string =>
  `100.${whole(random, [64, 127])}.${whole(random, [0, 255])}.${whole(random, [1, 254])}`

/** A cast of accounts like the public’s, but for their traits; its members come with the world’s accounts once it is added. */
export const newCast: NewCast = (world, name, size, traits) => {
  const born = bornInto(world, name)
  return {
    name,
    size,
    member: (index) => {
      const person = new Person(born, index)
      return traits ? { ...written(person), ...traits(index) } : person
    },
  }
}

/** Somebody of a cast at random. */
export const anyOf = (random: Random, cast: Cast): Account =>
  cast.member(Math.floor(random.next() * cast.size))
