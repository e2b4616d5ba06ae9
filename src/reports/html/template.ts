/** A piece of HTML that is safe to put into a page; only `html` and `raw` make one. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters a page may not hold
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g

/** Text of any origin, so that a page shows it and never obeys it. */
export const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(unprintable, '\ufffd')
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

function rendered(content: Content): string {
  if (content === null || content === undefined || content === false) return ''
  if (content instanceof Html) return content.text
  if (typeof content === 'object') return content.map(rendered).join('')
  return escaped(String(content))
}

/** A template whose every value is escaped, unless it is HTML already. */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(
    parts.reduce((text, part, index) => text + (index === 0 ? '' : rendered(values[index - 1])) + part, ''),
  )

/** For text of our own (a style sheet) that must not be escaped. Never for anything that came in. */
export const raw = (text: string): Html => new Html(text)

/** Text that somebody else wrote: set apart, so that its direction cannot turn the sentence around it. */
export const said = (text: string): Html => html`<bdi>${text}</bdi>`
