// Control characters and marks that change the direction of text could rewrite what a reader sees.
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

// A telephone number broken over two lines is hard to ring.
const BREAK = /(?<!\d) | (?!\d)/u

/** `text` in lines of at most `width` characters, broken at spaces (never within a number); a longer word keeps a line of its own. */
export const wrapText = (text: string, width: number): readonly string[] => {
  const words = text.replace(UNSEEN, ' ').replace(/\s+/gu, ' ').trim().split(BREAK).filter(Boolean)
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
