import type { World } from '../world.ts'
import type { Records } from '../write/records.ts'
import type { Cast } from './account.ts'

/** Writes the registrations of some members of a cast, and the logins of their weeks. */
export function writePeople(
  _world: World,
  cast: Cast,
  [from, until]: readonly [number, number],
  records: Records,
): void {
  for (let index = from; index < until; index += 1) {
    const {
      account_id,
      registered_at,
      identity_id,
      phone,
      device_id,
      ip,
      channel,
      nickname,
      level,
      verified,
      region,
    } = cast.member(index)
    records.put('account', {
      account_id,
      registered_at,
      identity_id: verified ? identity_id : undefined,
      phone,
      device_id,
      ip,
      channel,
      nickname,
      level,
      verified: verified ? 'true' : 'false',
      region,
    })
  }
}
