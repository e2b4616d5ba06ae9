import { second } from '../calendar.ts'
import type { Account } from '../people/account.ts'
import { chance, logNormal, type Random } from '../random.ts'
import type { Banner, Stage } from '../session/stage.ts'

/** As a screen writes somebody whom it does not name in full. */
export const maskedName = (nickname: string): string => `${[...nickname][0] ?? '*'}**`

/** Lines about what really happened, a share of it, a moment later; entries at most one in so long. */
function real(random: Random, { broadcast, visits, acts, purchases }: Stage): Banner[] {
  const {
    bannerShare = 0.2,
    maskedShare = 0.5,
    bannerSeconds = 1,
    lagSeconds = 3,
  } = broadcast.room.habits.display
  const banners: Banner[] = []
  const line = (at: number, kind: Banner['kind'], account: Account, product_id?: string): void => {
    const shownAt = Math.floor(at + 200 + logNormal(random, 0.2 * lagSeconds * second, 0.5))
    const label = chance(random, maskedShare) ? { label: maskedName(account.nickname) } : {}
    banners.push({ at: shownAt, kind, account, ...label, ...(product_id && { product_id }) })
  }
  const came = visits.toSorted((left, right) => left.entered_at - right.entered_at)
  let free = 0
  for (const { account, entered_at } of came) {
    if (entered_at < free || !chance(random, bannerShare)) continue
    line(entered_at, 'entered', account)
    free = entered_at + bannerSeconds * second
  }
  for (const { account, kind, at } of acts)
    if (kind === 'follow' && chance(random, bannerShare)) line(at, 'followed', account)
  for (const { account, at, product } of purchases)
    if (chance(random, bannerShare)) line(at, 'purchased', account, product.product_id)
  return banners
}

/** Every line that the screen showed, in the order of time; those put on the stage by whoever made them up among them. */
export const bannersOf = (stage: Stage): Banner[] =>
  [...stage.banners, ...real(stage.random.fork('banners'), stage)].sort((left, right) => left.at - right.at)
