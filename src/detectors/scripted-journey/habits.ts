import { lnExcessRatio } from '../excess.ts'
import { decibans } from '../weight.ts'
import { assumed } from './parameters.ts'
import { steps } from './words.ts'

/** Orders of a session that hold the same steps, and of how many the money came back though no goods did, or hardly any went out. */
export interface PathRow {
  readonly session_id: string
  readonly path: number
  readonly hollow: number
  /** Of these, not given back but sent as next to nothing or paid out again: what hardly happens otherwise. */
  readonly bare: number
  readonly orders: number
}

interface Counted {
  readonly hollow: number
  readonly orders: number
}

/** A step that marks tasks: how often it is in them, and in ordinary orders. */
export interface Mark {
  readonly bit: number
  readonly weightDb: number
  readonly inTasks: number
  readonly inOrdinary: number
}

/** What the orders of an import say of the steps before them. */
export interface Habits {
  readonly marks: readonly Mark[]
  /** Bits of the marks that are rare before ordinary orders; the common ones only add to them. */
  readonly marked: number
  readonly orders: number
  /** What it says of a marked order that it was kept: less than nothing where hardly a task is. */
  readonly keptDb: number
  /** How much likelier than chance the marked orders of a session came back empty, or those of its room. */
  readonly borneOut: ReadonlyMap<string, Borne>
}

export interface Borne extends Counted {
  readonly weightDb: number
  readonly others: Counted
}

const sum = (rows: readonly Counted[]): Counted => ({
  hollow: rows.reduce((total, { hollow }) => total + hollow, 0),
  orders: rows.reduce((total, { orders }) => total + orders, 0),
})

const shareOf = ({ hollow, orders }: Counted, pseudo: number, share: number): number =>
  (hollow + pseudo * share) / Math.max(1e-9, orders + pseudo)

type Sessions = ReadonlyMap<string, readonly PathRow[]>

interface Split {
  readonly withStep: Counted
  readonly without: Counted
}

const split = (rows: readonly PathRow[], bits: number): Split => ({
  withStep: sum(rows.filter(({ path }) => (path & bits) > 0)),
  without: sum(rows.filter(({ path }) => (path & bits) === 0)),
})

/** How much likelier orders with any of these steps came back empty than those without, session by session. */
function excessOf(
  sessions: Sessions,
  bits: number,
): { readonly db: number; readonly bySession: Map<string, Borne> } {
  const splits = [...sessions].map(([session_id, rows]) => ({ session_id, ...split(rows, bits) }))
  const pool = shareOf(sum(splits.map(({ without }) => without)), 1, 0.5)
  const { pseudoOrders, strength } = assumed
  const bySession = new Map<string, Borne>()
  let expected = 0
  for (const { session_id, withStep, without } of splits) {
    const share = shareOf(without, pseudoOrders, pool)
    expected += share * withStep.orders
    const ratio = lnExcessRatio(withStep.hollow, withStep.orders, { share, strength })
    const weightDb = withStep.orders === 0 ? 0 : decibans(ratio)
    bySession.set(session_id, { ...withStep, weightDb, others: without })
  }
  const { hollow, orders } = sum([...bySession.values()])
  if (hollow < assumed.leastHollow) return { db: 0, bySession }
  const share = Math.min(0.99, Math.max(0.001, expected / orders))
  return { db: decibans(lnExcessRatio(hollow, orders, { share, strength })), bySession }
}

/** Of hollow orders, or of the others, the share that holds any of these steps; half an order is added to either side. */
const holding = (rows: readonly PathRow[], bits: number, of: (row: PathRow) => number): number => {
  const all = rows.reduce((total, row) => total + of(row), 0)
  const held = rows.reduce((total, row) => total + ((row.path & bits) > 0 ? of(row) : 0), 0)
  return (held + 0.5) / (all + 1)
}

const hollowOf = ({ hollow }: PathRow): number => hollow
const keptOf = ({ hollow, orders }: PathRow): number => orders - hollow

interface Reading {
  readonly rows: readonly PathRow[]
  /** Orders that show how ordinary a step is. */
  readonly ordinary: readonly PathRow[]
}

/**
 * Which steps mark tasks. The kept orders of the import show how ordinary a step is; of the hollow ones a part, unknown, is
 * made up, and at least as large as the steps in question are commoner among them than among the kept.
 */
function read({ rows, ordinary }: Reading): Omit<Habits, 'borneOut'> {
  const sessions = Map.groupBy(rows, ({ session_id }) => session_id)
  const looks = 10 * Math.log10(2 * steps.length)
  const found = steps
    .map(({ bit }) => ({ bit, weightDb: excessOf(sessions, bit).db - looks }))
    .filter(({ weightDb }) => weightDb >= assumed.markDb)
  const rare = found.filter(({ bit }) => holding(ordinary, bit, keptOf) <= assumed.rareShare)
  const marked = rare.reduce((bits, { bit }) => bits | bit, 0)
  const [inHollow, inKept] = [holding(rows, marked, hollowOf), holding(ordinary, marked, keptOf)]
  const part = Math.max(0.02, (inHollow - inKept) / (1 - inKept))
  const marks = found.map(({ bit, weightDb }): Mark => {
    const inOrdinary = holding(ordinary, bit, keptOf)
    const inTasks = inOrdinary + (holding(rows, bit, hollowOf) - inOrdinary) / part
    return { bit, weightDb, inOrdinary, inTasks: Math.min(assumed.mostShare, Math.max(inOrdinary, inTasks)) }
  })
  const tasks = sum(rows.filter(({ path }) => (path & marked) > 0))
  const keptDb = 10 * Math.log10((tasks.orders - tasks.hollow + 0.5) / (tasks.orders + 0.5))
  return { marks, marked, orders: sum(rows).orders, keptDb }
}

/**
 * Rooms without a bare order in excess: where parcels are empty, many orders that look kept are made up as well, and say nothing of
 * what is ordinary.
 */
function ordinaryRooms(rows: readonly PathRow[], roomOf: RoomOf): readonly PathRow[] {
  const rooms = [...Map.groupBy(rows, ({ session_id }) => roomOf(session_id)).values()]
  const without = rooms.filter((own) => own.every(({ bare }) => bare === 0)).flat()
  return sum(without).orders >= assumed.ordinaryOrders ? without : rows
}

type RoomOf = (session_id: string) => string

/** Each session as it bears the marks out, or its room where that does so better. */
function borneOutBy(rows: readonly PathRow[], marked: number, roomOf: RoomOf): Map<string, Borne> {
  const own = excessOf(
    Map.groupBy(rows, ({ session_id }) => session_id),
    marked,
  ).bySession
  const rooms = excessOf(
    Map.groupBy(rows, ({ session_id }) => roomOf(session_id)),
    marked,
  ).bySession
  return new Map(
    [...own].map(([session_id, borne]) => {
      const room = rooms.get(roomOf(session_id))
      return [session_id, room && room.weightDb > borne.weightDb ? room : borne]
    }),
  )
}

const heaviest = ({ marks, marked }: Omit<Habits, 'borneOut'>): number =>
  Math.max(0, ...marks.filter(({ bit }) => (marked & bit) > 0).map(({ weightDb }) => weightDb))

/** Read by all that came back empty, and by what did so barely; the one that tells more counts. */
export function habitsOf(rows: readonly PathRow[], roomOf: RoomOf = (session_id) => session_id): Habits {
  const bare = rows.map((row) => ({ ...row, hollow: row.bare }))
  const all = read({ rows, ordinary: rows })
  const rare = read({ rows: bare, ordinary: ordinaryRooms(bare, roomOf) })
  if (heaviest(rare) > heaviest(all)) return { ...rare, borneOut: borneOutBy(bare, rare.marked, roomOf) }
  return { ...all, borneOut: borneOutBy(rows, all.marked, roomOf) }
}

/** How many marked steps a path holds. */
export const held = (path: number, marked: number): number =>
  steps.filter(({ bit }) => (path & marked & bit) > 0).length

/** How much likelier a path is in a task than before an ordinary order, as far as its session bears that out. */
export function pathDb(path: number, session_id: string, { marks, marked, borneOut }: Habits): number {
  const { marginDb, oneStepDb, aloneDb, sessionDb, mostDb } = assumed
  const ratio = marks.reduce((total, { bit, inTasks, inOrdinary }) => {
    if ((path & bit) > 0) return total + Math.log(inTasks / inOrdinary)
    return total + Math.log1p(-inTasks) - Math.log1p(-inOrdinary)
  }, 0)
  const known = Math.max(0, ...marks.map(({ weightDb }) => weightDb))
  const own = Math.min(mostDb, known, decibans(ratio) - marginDb)
  const steady = held(path, marked) > 1 ? own : Math.min(own, oneStepDb)
  const { weightDb: borne = 0, hollow = 0 } = borneOut.get(session_id) ?? {}
  // An order does not bear itself out.
  return borne >= sessionDb && hollow > 1 ? steady : Math.min(steady, aloneDb)
}
