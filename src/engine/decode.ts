import { WringError } from '../errors.ts'

export type Cell = string | number | boolean | null | Cell[] | { [key: string]: Cell }
type Decoder = (cell: Cell) => Cell

const same: Decoder = (cell) => cell

const inner = (type: string, wrapper: string): string | undefined =>
  type.startsWith(`${wrapper}(`) ? type.slice(wrapper.length + 1, -1) : undefined

/** Quoted 64-bit integers become numbers; one that a number cannot hold is an error, never a rounded figure. */
function wideInteger(cell: Cell): Cell {
  const value = Number(cell)
  if (Number.isSafeInteger(value)) return value
  throw new WringError('engine.statement', `a figure is too large to be held exactly: ${String(cell)}`)
}

/** How a cell of a ClickHouse type, as JSON sends it, becomes a JavaScript value. */
export function decoderFor(type: string): Decoder {
  const nullable = inner(type, 'Nullable') ?? inner(type, 'LowCardinality')
  if (nullable !== undefined) {
    const decode = decoderFor(nullable)
    return decode === same ? same : (cell) => (cell === null ? null : decode(cell))
  }
  const element = inner(type, 'Array')
  if (element !== undefined) {
    const decode = decoderFor(element)
    return decode === same ? same : (cell) => (cell as Cell[]).map(decode)
  }
  return /^U?Int(64|128|256)$/.test(type) ? wideInteger : same
}

/** Turns one `JSONCompactEachRowWithNamesAndTypes` result (names, types, then rows) into row objects. */
export function decodeRows<Row>(lines: readonly Cell[][]): Row[] {
  const [names = [], types = [], ...rows] = lines
  const decoders = types.map((type) => decoderFor(String(type)))
  return rows.map((cells) => {
    const row: Record<string, Cell> = {}
    for (const [index, name] of names.entries()) {
      row[String(name)] = (decoders[index] ?? same)(cells[index] ?? null)
    }
    return row as Row
  })
}
