/** Bytes as text, whatever editor or shell wrote them. */

export interface DecodedText {
  readonly text: string
  /** Whether every byte made sense; where one did not, the text holds a replacement character. */
  readonly exact: boolean
}

const SNIFFED = 200
const LEAST_ZEROS = 3

/** Whether most bytes at odd or at even places are zero: Latin letters in UTF-16. UTF-8 has no zeros at all. */
const hasZerosAt = (bytes: Uint8Array, parity: 0 | 1): boolean => {
  const places = [...bytes.subarray(0, SNIFFED)].filter((_, at) => at % 2 === parity)
  const zeros = places.filter((byte) => byte === 0).length
  return zeros >= LEAST_ZEROS && zeros * 2 >= places.length
}

/** The encoding that a byte order mark announces, or the zeros between letters; else UTF-8. Windows shells write UTF-16. */
const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (hasZerosAt(bytes, 1) && !hasZerosAt(bytes, 0)) return 'utf-16le'
  if (hasZerosAt(bytes, 0) && !hasZerosAt(bytes, 1)) return 'utf-16be'
  return 'utf-8'
}

/** Decodes UTF-8, or UTF-16 with its mark or without; a byte order mark is dropped. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), exact: true }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), exact: false }
  }
}
