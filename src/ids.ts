/** Branded strings: an id of one subject cannot be handed over as an id of another. */
declare const brand: unique symbol
export type Id<Name extends string> = string & { readonly [brand]: Name }

export type SessionId = Id<'session'>
export type FindingId = Id<'finding'>

export const sessionId = (text: string): SessionId => text as SessionId
export const findingId = (text: string): FindingId => text as FindingId
