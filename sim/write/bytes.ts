import { writeSync } from 'node:fs'

/** Bytes that are gathered before they go to a file. */
const pageBytes = 1 << 17
/** The most bytes that a UTF-16 unit takes. */
const widest = 3
/** Digits of the largest whole number. */
const mostDigits = 17

const zero = 48
const quote = 34

/**
 * A file that is written byte by byte through one page: numbers and ids become digits and letters there and then, and no string
 * is made of a line or of a file.
 */
export class Bytes {
  readonly #file: number
  readonly #page = Buffer.allocUnsafe(pageBytes)
  #used = 0

  constructor(file: number) {
    this.#file = file
  }

  flush(): void {
    for (let written = 0; written < this.#used; )
      written += writeSync(this.#file, this.#page, written, this.#used - written)
    this.#used = 0
  }

  byte(code: number): void {
    if (this.#used === pageBytes) this.flush()
    this.#page[this.#used++] = code
  }

  number(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) {
      this.text(String(value))
      return
    }
    if (this.#used + mostDigits > pageBytes) this.flush()
    const high = Math.floor(value / 1e8)
    if (high > 0) this.#digits(high, widthOf(high))
    this.#digits(value - high * 1e8, high > 0 ? 8 : widthOf(value))
  }

  #digits(value: number, width: number): void {
    const page = this.#page
    let left = value
    for (let place = this.#used + width - 1; place >= this.#used; place -= 1) {
      const tenth = (left / 10) | 0
      page[place] = zero + left - tenth * 10
      left = tenth
    }
    this.#used += width
  }

  text(text: string): void {
    const { length } = text
    if (this.#used + length * widest > pageBytes) this.flush()
    if (length * widest > pageBytes) {
      writeSync(this.#file, text)
      return
    }
    const page = this.#page
    const first = this.#used
    for (let place = 0; place < length; place += 1) {
      const code = text.charCodeAt(place)
      if (code > 127) {
        this.#used = first + page.write(text, first)
        return
      }
      page[first + place] = code
    }
    this.#used = first + length
  }

  /** Free text as a CSV holds it. */
  quoted(text: string): void {
    const apart = /[",\n\r]/.test(text)
    if (apart) this.byte(quote)
    this.text(apart ? text.replaceAll('"', '""') : text)
    if (apart) this.byte(quote)
  }
}

function widthOf(value: number): number {
  let width = 1
  for (let ten = 10; ten <= value; ten *= 10) width += 1
  return width
}
