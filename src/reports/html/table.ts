import { type Html, html } from './template.ts'

/** A head row; columns from `numbersFrom` on stand right. */
export const heads = (names: readonly string[], numbersFrom: number): Html =>
  html`<thead><tr>${names.map((name, index) => html`<th scope="col"${index >= numbersFrom && html` class="n"`}>${name}</th>`)}</tr></thead>`
