import type { Text } from '../../language.ts'
import type { Detecting } from '../detector.ts'
import type { BenignConsidered, Finding } from '../finding.ts'
import { groupId } from '../group-id.ts'
import { assumed } from './parameters.ts'
import { benign } from './words.ts'

/** One account of an identity beyond the limit, as the statement tells it. */
export interface IdentityRow {
  readonly identity_id: string
  readonly account_id: string
  readonly registered_at: number
  readonly device: string
  readonly network: string
  /** 1 where a login, an order or an act of it is on record. */
  readonly in_use: number
}

/** What the findings on one identity are made from. */
export interface Told {
  readonly rows: readonly IdentityRow[]
  readonly limit: number
  readonly platforms: number
}

/** The same accounts have the same id whatever else is in the import; the identity itself is not named. */
const different = (values: readonly string[]): number => new Set(values.filter((value) => value !== '')).size

const living = ({ rows }: Told): IdentityRow[] => rows.filter(({ in_use }) => in_use > 0)

function openCauses(told: Told): Set<string> {
  const open = new Set<string>()
  if (living(told).length <= told.limit) open.add('closed_accounts')
  if (told.rows.length > assumed.mostOnOne) open.add('placeholder')
  return open
}

function considered(told: Told): BenignConsidered[] {
  const [all, used, open] = [told.rows.length, living(told).length, openCauses(told)]
  const numbers: Readonly<Record<string, Text>> = {
    closed_accounts: {
      zh: `${all} 个账号中 ${used} 个有登录、行为或订单，上限 ${told.limit} 个`,
      en: `of ${all} accounts ${used} have a login, an act or an order, where ${told.limit} are allowed`,
    },
    placeholder: {
      zh: `${all} 个账号，不超过 ${assumed.mostOnOne} 个`,
      en: `${all} accounts, no more than ${assumed.mostOnOne}`,
    },
    several_platforms: {
      zh: `数据含 ${told.platforms} 个平台，上限合计 ${told.limit} 个`,
      en: `the import holds ${told.platforms} platforms, ${told.limit} accounts are allowed in all`,
    },
  }
  return benign.map(({ id }) => ({ cause: id, ruled_out_by: open.has(id) ? null : (numbers[id] ?? null) }))
}

/** The identity as a group, and each of its accounts that is in use. */
export function findingsOn(told: Told, { id, version }: Detecting): Finding[] {
  const { rows, limit } = told
  const own = living(told)
  const open = openCauses(told).size > 0
  const spoken = open ? rows : own
  const members = spoken.map(({ account_id }) => account_id).sort()
  const registered = spoken.map(({ registered_at }) => registered_at)
  const group = groupId('identity', members)
  const facts = { accounts_of_identity: rows.length, in_use: own.length, limit }
  const shared = {
    detector: id,
    detector_version: version,
    session_id: null,
    fraud_type: 'malicious_registration',
    family: 'identity',
    weight_db: open ? assumed.watchDb : assumed.overDb,
    benign_considered: considered(told),
    needs_coverage: ['account', 'login', 'order'],
  } as const
  const groupFinding: Finding = {
    ...shared,
    finding_id: `${id}@${version}:group:${group}`,
    subject_kind: 'group',
    subject_id: group,
    window: {
      from: registered.reduce((least, at) => Math.min(least, at), Number.MAX_SAFE_INTEGER),
      until: registered.reduce((most, at) => Math.max(most, at), 0),
    },
    facts: {
      ...facts,
      members: members.slice(0, assumed.mostMembers),
      different_devices: different(spoken.map(({ device }) => device)),
      different_networks: different(spoken.map(({ network }) => network)),
    },
    statement: {
      zh: `同一身份名下有 ${rows.length} 个账号，其中 ${own.length} 个在用；上限为 ${limit} 个。`,
      en: `One identity holds ${rows.length} accounts, ${own.length} of them in use; ${limit} are allowed.`,
    },
  }
  if (open) return [groupFinding]
  const accounts = own.map(({ account_id, registered_at }): Finding => {
    return {
      ...shared,
      finding_id: `${id}@${version}:account:${account_id}`,
      subject_kind: 'account',
      subject_id: account_id,
      window: { from: registered_at, until: registered_at },
      facts: { ...facts, group, registered_at },
      statement: {
        zh: `该账号的身份名下共有 ${rows.length} 个账号，其中 ${own.length} 个在用；上限为 ${limit} 个。`,
        en: `The identity of this account holds ${rows.length} accounts, ${own.length} of them in use; ${limit} are allowed.`,
      },
    }
  })
  return [groupFinding, ...accounts]
}
