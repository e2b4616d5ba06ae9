import type { Encoding } from './sniff.ts'

/** A line of a text file, or the place of one too long to be held. */
export interface Line {
  readonly number: number
  readonly text: string
  readonly tooLong: boolean
}

/** Splits text into lines at LF, CRLF or CR, never holding more than `longest` characters of one. */
export async function* lines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: Encoding,
  longest: number,
): AsyncGenerator<Line> {
  const decoder = new TextDecoder(encoding)
  let rest = ''
  let number = 0
  let dropping = false
  const ended = (text: string): Line => {
    number += 1
    const line = { number, text: dropping ? '' : text, tooLong: dropping || text.length > longest }
    dropping = false
    return line
  }
  for await (const chunk of bytes) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split(/\r\n|\n|\r(?!$)/)
    rest = parts.pop() ?? ''
    for (const part of parts) yield ended(part)
    if (rest.length > longest) {
      dropping = true
      rest = rest.endsWith('\r') ? '\r' : ''
    }
  }
  rest += decoder.decode()
  if (rest !== '' || dropping) yield ended(rest.replace(/\r$/, ''))
}
