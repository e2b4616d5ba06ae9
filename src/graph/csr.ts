/** Lists of integers, one a row, in one array: row `r` is `items[offsets[r]]` up to, without, `items[offsets[r + 1]]`. */
export interface Csr {
  readonly offsets: Int32Array
  readonly items: Int32Array
}

/** Rows of the columns that each pair `rows[i]`, `columns[i]` names; within a row they keep the order of the pairs. */
export function csrOf(size: number, rows: Int32Array, columns: Int32Array): Csr {
  const offsets = new Int32Array(size + 1)
  for (const row of rows) offsets[row + 1] = (offsets[row + 1] as number) + 1
  for (let row = 0; row < size; row += 1)
    offsets[row + 1] = (offsets[row + 1] as number) + (offsets[row] as number)
  const next = offsets.slice(0, size)
  const items = new Int32Array(rows.length)
  for (let pair = 0; pair < rows.length; pair += 1) {
    const row = rows[pair] as number
    const place = next[row] as number
    items[place] = columns[pair] as number
    next[row] = place + 1
  }
  return { offsets, items }
}

/** The same pairs the other way round: for each of `size` columns the rows that name it, ascending. */
export function transposed({ offsets, items }: Csr, size: number): Csr {
  const rows = new Int32Array(items.length)
  for (let row = 0; row + 1 < offsets.length; row += 1) rows.fill(row, offsets[row], offsets[row + 1])
  return csrOf(size, items, rows)
}
