import type { Outside } from '../happening.ts'
import type { Account } from '../people/account.ts'

/** More accounts than one home has: on one telephone or one purse they are worked, whatever they are worked for. */
const moreThanAHome = 5

const largeGroups = <Key>(
  members: readonly Account[],
  keyOf: (member: Account) => Key | undefined,
  least = moreThanAHome,
): [Key, Account[]][] =>
  [...Map.groupBy(members, keyOf)].filter(
    (group): group is [Key, Account[]] => group[0] !== undefined && group[1].length >= least,
  )

const confirm = (
  { truths }: Outside,
  subject_kind: 'account' | 'device',
  subject_id: string,
  fraud_type: string,
): void => truths.label({ subject_kind, subject_id, label: 'confirmed', fraud_type })

/** Whose accounts several to a telephone or a purse are made up is working a farm as well, whatever the practice is called. */
export function callFarmed(members: readonly Account[], outside: Outside, least = moreThanAHome): void {
  for (const [device, own] of largeGroups(members, ({ device_id }) => device_id, least)) {
    confirm(outside, 'device', device, 'farm_device')
    for (const { account_id } of own) confirm(outside, 'account', account_id, 'farm_device')
  }
  for (const [purse, own] of largeGroups(members, ({ payer_id }) => payer_id)) {
    const ids = own.map(({ account_id }) => account_id)
    for (const id of ids) confirm(outside, 'account', id, 'farm_device')
    const group_id = `group-purse-${purse}`
    outside.truths.group({ group_id, fraud_type: 'farm_device', members: ids, sessions: [] })
  }
}

/** More accounts than platforms let one person hold. */
const moreThanOnePerson = 7

/** Those who registered with one identity card. */
export function callOverQuota(members: readonly Account[], outside: Outside): void {
  const identified = members.filter(({ verified }) => verified)
  for (const [identity, own] of largeGroups(identified, (one) => one.identity_id, moreThanOnePerson)) {
    const ids = own.map(({ account_id }) => account_id)
    const group_id = `group-identity-${identity}`
    outside.truths.group({ group_id, fraud_type: 'malicious_registration', members: ids, sessions: [] })
  }
}

/** Accounts that came from one batch were registered for this, whatever they were used for in the end. */
export function callMadeInBatches(members: readonly Account[], name: string, outside: Outside): void {
  const fraud_type = 'malicious_registration'
  callOverQuota(members, outside)
  for (const [batch, own] of largeGroups(members, (member) => member.batch)) {
    const ids = own.map(({ account_id }) => account_id)
    for (const id of ids) confirm(outside, 'account', id, fraud_type)
    outside.truths.group({
      group_id: `group-${name}-batch-${batch}`,
      fraud_type,
      members: ids,
      sessions: [],
    })
  }
}
