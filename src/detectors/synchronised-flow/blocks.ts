import { lnBinomialTail } from '../weight.ts'
import { assumed } from './parameters.ts'
import { lnDrawTail } from './permutation.ts'

/** Stays of one session that began and ended in the same cells. */
export interface Stay {
  readonly session_id: string
  readonly came_cell: number
  readonly went_cell: number
  readonly views: number
  readonly acted: number
}

/** Views that came within one window and left within another; cells are inclusive. */
export interface Block {
  readonly came: readonly [from: number, until: number]
  readonly went: readonly [from: number, until: number]
  readonly views: number
  readonly acted: number
  /** How many left in the second window altogether. */
  readonly leaving: number
  /** How many were present when the second window began, and how many of them had come in the first. */
  readonly present: number
  readonly alike: number
  /** ln of the chance that so many of those leaving came together, corrected for all the windows looked at. */
  readonly lnP: number
  /** ln of the chance that so few of them acted, and how many quiet views that many acting ones would lead one to expect. */
  readonly lnQuiet: number
  readonly quietExpected: number
}

interface Crowd {
  readonly cells: readonly Stay[]
  /** Share of all stays in which anything was done. */
  readonly actedShare: number
}

const sum = (cells: readonly Stay[], of: 'views' | 'acted'): number =>
  cells.reduce((total, cell) => total + cell[of], 0)

/** Where, among cells in the order of their coming, a window of entries holds most views. */
function densest(leaving: readonly Stay[]): {
  readonly from: number
  readonly views: number
  readonly acted: number
} {
  const sorted = leaving.toSorted((a, b) => a.came_cell - b.came_cell)
  let [first, views, acted] = [0, 0, 0]
  let best = { from: sorted[0]?.came_cell ?? 0, views: 0, acted: 0 }
  for (const cell of sorted) {
    views += cell.views
    acted += cell.acted
    for (let gone = sorted[first]; gone; gone = sorted[first]) {
      if (gone.came_cell > cell.came_cell - assumed.comeTogetherCells) break
      views -= gone.views
      acted -= gone.acted
      first += 1
    }
    if (views > best.views) best = { from: sorted[first]?.came_cell ?? cell.came_cell, views, acted }
  }
  return best
}

function blockAt({ cells, actedShare }: Crowd, at: number, looks: number): Block | undefined {
  const until = at + assumed.leaveTogetherCells - 1
  const present = cells.filter(({ came_cell, went_cell }) => came_cell < at && went_cell >= at)
  const leaving = present.filter(({ went_cell }) => went_cell <= until)
  const out = sum(leaving, 'views')
  const { from, views, acted } = densest(leaving)
  if (views < assumed.leastMembers) return undefined
  const came = [from, from + assumed.comeTogetherCells - 1] as const
  const alike = present.filter(({ came_cell }) => came_cell >= came[0] && came_cell <= came[1])
  const [kind, all] = [sum(alike, 'views'), sum(present, 'views')]
  return {
    came,
    went: [at, until],
    views,
    acted,
    leaving: out,
    present: all,
    alike: kind,
    lnP: Math.min(0, lnDrawTail(views, out, { kind, all }) + Math.log(looks)),
    lnQuiet: lnBinomialTail(views - acted, views, 1 - actedShare),
    quietExpected: ((acted + 0.5) * (1 - actedShare)) / actedShare,
  }
}

const oddness = ({ lnP, lnQuiet }: Block): number => lnP + lnQuiet

/**
 * The block of a session that chance explains least. Whatever sends people out together (an outage, the end of a draw) takes
 * those who are present as they are; that those who leave at once are just those who came at once is another matter. The null
 * is the room's own: of everybody present at that moment, the share that had come in the same minutes.
 */
export function strangestBlock(cells: readonly Stay[]): Block | undefined {
  const exits = [...new Set(cells.map(({ went_cell }) => went_cell))].sort((a, b) => a - b)
  const byExit = Map.groupBy(cells, ({ went_cell }) => went_cell)
  const starts = exits.filter((at) => {
    let out = 0
    for (let cell = at; cell < at + assumed.leaveTogetherCells; cell += 1)
      out += sum(byExit.get(cell) ?? [], 'views')
    return out >= assumed.leastMembers
  })
  const entries = new Set(cells.map(({ came_cell }) => came_cell)).size
  const crowd = { cells, actedShare: (sum(cells, 'acted') + 1) / (sum(cells, 'views') + 2) }
  const blocks = starts.flatMap((at) => blockAt(crowd, at, starts.length * entries) ?? [])
  return blocks.reduce<Block | undefined>(
    (best, block) => (best === undefined || oddness(block) < oddness(best) ? block : best),
    undefined,
  )
}
