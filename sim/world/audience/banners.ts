import { chance, type Random, whole } from '../../random.ts'
import type { Broadcast } from '../broadcast.ts'
import type { Person } from '../people.ts'
import { put, type Row, type World } from '../world.ts'
import type { Act } from './acts.ts'
import type { Visit } from './visits.ts'

export interface BannerSources {
  readonly visits: readonly Visit[]
  readonly acts: readonly Act[]
  readonly bought: readonly { readonly at: number; readonly person: Person; readonly product_id: string }[]
  /** Banners with nothing behind them. */
  readonly phantoms?: readonly { readonly at: number; readonly label: string; readonly product_id: string }[]
}

export const maskedName = (nickname: string): string => `${[...nickname][0] ?? '*'}**`

/** A line on the screen follows its act by a moment. */
const shownAt = (random: Random, at: number): number => at + whole(random, [400, 3800])

/** System lines: who bought is shown by a masked name only; entries and follows carry the account. */
export function putBanners(world: World, { session_id }: Broadcast, sources: BannerSources): void {
  const random = world.random.fork(`banners ${session_id}`)
  const named = (at: number, kind: string, { account_id, nickname }: Person): Row => ({
    at: shownAt(random, at),
    kind,
    account_id,
    account_label: maskedName(nickname),
  })
  const rows: Row[] = [
    ...sources.visits
      .filter(() => chance(random, 0.08))
      .map((visit) => named(visit.entered_at, 'entered', visit.person)),
    ...sources.acts
      .filter(({ kind }) => kind === 'follow' && chance(random, 0.5))
      .map((act) => named(act.at, 'followed', act.person)),
    ...sources.bought.map(({ at, person, product_id }) => ({
      at: shownAt(random, at),
      kind: 'purchased',
      account_label: maskedName(person.nickname),
      product_id,
    })),
    ...(sources.phantoms ?? []).map(({ at, label, product_id }) => ({
      at,
      kind: 'purchased',
      account_label: label,
      product_id,
    })),
  ]
  rows.sort((left, right) => Number(left['at']) - Number(right['at']))
  for (const { at, kind, ...rest } of rows)
    put(world, 'banner', { at: at ?? '', session_id, kind: kind ?? '', ...rest })
}
