/** Bytes as text, whatever editor or shell wrote them. */

export interface DecodedText {
  readonly text: string
  /** Whether every byte made sense; where one did not, the text holds a replacement character. */
  readonly exact: boolean
}

/** The encoding that a byte order mark announces; UTF-8 without one. Windows shells write UTF-16. */
const encodingOf = (bytes: Uint8Array): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

/** Decodes UTF-8 (or UTF-16 with its mark); a byte order mark is dropped. */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const encoding = encodingOf(bytes)
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), exact: true }
  } catch {
    return { text: new TextDecoder(encoding).decode(bytes), exact: false }
  }
}
