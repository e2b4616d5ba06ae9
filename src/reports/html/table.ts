import { type Content, type Html, html, raw } from './template.ts'

export interface Head {
  readonly text: string
  /** Numbers stand right, their heads too. */
  readonly number?: boolean
  readonly class?: string
}

export interface TableText {
  /** What the table is, for those who hear it and for the caption. */
  readonly caption: string
  readonly class?: string
}

const classOf = ({ number, class: own = '' }: Head): Html | false => {
  const names = [number ? 'n' : '', own].filter((name) => name !== '').join(' ')
  return names !== '' && html` class="${names}"`
}

/** A table with its caption, which scrolls by itself where the page is narrower and can be reached by keyboard. */
export const table = (text: TableText, columns: readonly Head[], rows: Content): Html =>
  html`<div class="wide" role="group" aria-label="${text.caption}" tabindex="0"><table${text.class && html` class="${text.class}"`}><caption><span>${text.caption}</span></caption><thead><tr>${columns.map((head) => html`<th scope="col"${classOf(head)}>${head.text}</th>`)}</tr></thead>${rows}</table></div>`

export const body = (rows: Content): Html => html`<tbody>${rows}</tbody>`

/** Rows under a heading of their own. */
export const group = (name: string, columns: number, rows: Content): Html =>
  html`${raw('<tbody>')}<tr class="group"><th scope="rowgroup" colspan="${columns}">${name}</th></tr>${rows}</tbody>`
