/** A text as SQL writes it, for constants of the catalogues; what users say goes through parameters. */
export const textLiteral = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
