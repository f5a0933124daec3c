/** A line on standard error that says how far long work has come, where a person is watching. */
import type { Output } from '../io.js'

/** Says how many of how many are done. */
export type Progress = (done: number, of: number) => void

/** How many times the line is written over from beginning to end, at the most. */
const STEPS = 100

const CLEAR = '\r\u001b[K'

/** Shows progress under a name; `done` takes the line away. Nothing is written where nobody watches. */
export const showProgress = (
  stderr: Output,
  name: string,
): { readonly tell: Progress; readonly done: () => void } => {
  if (stderr.isTTY !== true) return { tell: () => {}, done: () => {} }
  let shown = -1
  return {
    tell: (done, of) => {
      const step = of === 0 ? STEPS : Math.floor((done * STEPS) / of)
      if (step === shown) return
      shown = step
      stderr.write(`${CLEAR}${name}: ${done} of ${of}`)
    },
    done: () => {
      if (shown !== -1) stderr.write(CLEAR)
    },
  }
}
