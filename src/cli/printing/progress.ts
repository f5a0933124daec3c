/** How far long work has come, on standard error, and only where a person watches it. */
import type { Io } from '../context.js'
import { groupedDigits } from './numbers.js'

/** Says how many of how many are done. */
export type Progress = (done: number, of: number) => void

const STEPS = 100
const BAR_WIDTH = 30
const CLEAR = '\r\u001b[K'

/**
 * A line that is written over, and taken away by `end`. It is drawn anew when it grows by a hundredth, so that no clock
 * is needed. Without a terminal nothing is written.
 */
const progressLine = ({ env, stderr }: Pick<Io, 'env' | 'stderr'>) => {
  const isWatched = stderr.isTTY === true && env['TERM'] !== 'dumb'
  let shown = -1
  return {
    tell: (done: number, of: number, text: (percent: number) => string): void => {
      const percent = of === 0 ? STEPS : Math.min(STEPS, Math.floor((done * STEPS) / of))
      if (!isWatched || percent === shown) return
      shown = percent
      stderr.write(`${CLEAR}${text(percent)}`)
    },
    end: (): void => {
      if (shown !== -1) stderr.write(CLEAR)
    },
  }
}

/** Progress of something countable, under its name. */
export const showProgress = (
  io: Pick<Io, 'env' | 'stderr'>,
  name: string,
): { readonly tell: Progress; readonly end: () => void } => {
  const { end, tell } = progressLine(io)
  return { end, tell: (done, of) => tell(done, of, () => `${name}: ${done} of ${of}`) }
}

/** A bar for `total` bytes of lines; `take` is told the bytes of each line. */
export const progressBar = (
  io: Pick<Io, 'env' | 'stderr'>,
  total: number,
): { readonly take: (bytes: number) => void; readonly end: () => void } => {
  const { end, tell } = progressLine(io)
  let [done, lines] = [0, 0]
  return {
    end,
    take: (bytes) => {
      done += bytes
      lines += 1
      tell(done, total, (percent) => {
        const full = Math.round((percent / 100) * BAR_WIDTH)
        const bar = `${'█'.repeat(full)}${'░'.repeat(BAR_WIDTH - full)}`
        return `${bar} ${String(percent).padStart(3)}%  ${groupedDigits(String(lines))} records`
      })
    },
  }
}
