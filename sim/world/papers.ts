import type { Broadcast } from './broadcast.ts'
import { day, shanghai } from './clock.ts'
import type { Person } from './people.ts'
import { put, type World } from './world.ts'

export interface Claim {
  readonly by: 'host' | 'agency' | 'platform' | 'merchant' | 'press'
  readonly metric: string
  readonly value: number
  readonly currency?: string
  readonly medium: 'screen' | 'poster' | 'speech' | 'contract' | 'report'
  readonly text: string
  readonly at: number
}

export const putClaim = (world: World, { session_id }: Broadcast, claim: Claim): void =>
  put(world, 'claim', {
    claim_id: `c-${world.random.fork(`${session_id} ${claim.metric} ${claim.by}`).next().toString(36).slice(2, 12)}`,
    session_id,
    ...claim,
  })

export interface Terms {
  readonly slot_fee: number
  readonly commission_rate: string
  readonly committed_value: number
  readonly clawback: 'none' | 'pro_rata' | 'all_or_nothing'
}

/** The contract of a shop with the host's agency for one broadcast; the promise is audited turnover. */
export function putContract(world: World, broadcast: Broadcast, terms: Terms): void {
  const { session_id, shop_id, host_id, agency_id, started_at } = broadcast
  put(world, 'contract', {
    contract_id: `k-${world.random.fork(`contract ${session_id}`).next().toString(36).slice(2, 12)}`,
    shop_id,
    host_id,
    agency_id,
    session_id,
    ...terms,
    committed_metric: 'gmv_audited',
    currency: 'CNY',
    signed_at: started_at - 19 * day,
  })
}

export interface Member {
  readonly owner_id: string
  readonly person: Person
  readonly relation: 'staff' | 'host' | 'family' | 'agency' | 'supplier'
}

/** A related party as the room declares it: the account and the means it is known to use. */
export const putMember = (world: World, { owner_id, person, relation }: Member): void =>
  put(world, 'team', {
    owner_id,
    account_id: person.account_id,
    device_id: person.device_id,
    address_id: person.address_id,
    payer_id: person.payer_id,
    relation,
    since: shanghai('2026-03-01 00:00'),
  })

export interface Confirmed {
  readonly subject_kind: 'session' | 'account' | 'order'
  readonly subject_id: string
  readonly label: string
  readonly fraud_type?: string
}

export const putLabel = (world: World, label: Confirmed): void =>
  put(world, 'label', { ...label, decided_by: 'simulated', at: shanghai('2026-12-20 00:00') })
