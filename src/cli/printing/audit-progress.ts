/** How far a long reading has come, on standard error, and only where a person watches it. */

import type { Io } from '../io.js'
import { groupedDigits } from './big-numbers.js'

const WIDTH = 30
const CLEAR = '\r\u001b[K'

/** Shows how much of a whole is done. Without a terminal it shows nothing. */
export interface Progress {
  /** So many more bytes, of one more line, are done. */
  readonly take: (bytes: number) => void
  /** Takes the bar away. */
  readonly end: () => void
}

const SILENT: Progress = { take: () => undefined, end: () => undefined }

/** A bar for `total` bytes. It is drawn when it grows by a hundredth, so that no clock is needed. */
export const progressBar = ({ env, stderr }: Pick<Io, 'env' | 'stderr'>, total: number): Progress => {
  if (stderr.isTTY !== true || env['TERM'] === 'dumb' || total === 0) return SILENT
  let [done, lines, shown] = [0, 0, -1]
  return {
    take: (bytes) => {
      done += bytes
      lines += 1
      const percent = Math.min(100, Math.floor((done / total) * 100))
      if (percent === shown) return
      shown = percent
      const full = Math.round((percent / 100) * WIDTH)
      const bar = `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}`
      stderr.write(`${CLEAR}${bar} ${String(percent).padStart(3)}%  ${groupedDigits(String(lines))} records`)
    },
    end: () => {
      if (shown >= 0) stderr.write(CLEAR)
    },
  }
}
