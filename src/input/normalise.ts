/** Unicode normalisation whose cost is in proportion to the text. */

/** No word of any language has as many marks on one letter (Unicode Standard Annex 15, stream-safe text). */
const MAX_MARKS = 30
const LONG_RUN = new RegExp(`\\p{M}{${MAX_MARKS + 1}}`, 'u')
const PIECE = new RegExp(`\\P{M}*\\p{M}{0,${MAX_MARKS}}`, 'gu')

/**
 * The text in a normal form. Marks that follow one another are put in order, which costs the square of their number: a longer run of
 * them than any word has is put in order piece by piece.
 */
export const normalise = (text: string, form: 'NFC' | 'NFKC' | 'NFKD'): string =>
  LONG_RUN.test(text)
    ? (text.match(PIECE) ?? []).map((piece) => piece.normalize(form)).join('')
    : text.normalize(form)
