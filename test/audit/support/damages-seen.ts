import fc from 'fast-check'
import type { Tip } from '../../../src/audit/chain/log-entry.js'
import { verifyLog } from '../../../src/audit/chain/verify-log.js'
import { TriageError } from '../../../src/issue/issue.js'
import { linesInFile, verifyFile } from './logs.js'
import { randomDamage, randomLog, type WholeLog } from './random-damage.js'

const EACH = 250
/** Every so many damages the whole file is verified even if the damaged lines alone have told already. */
const WHOLE_EVERY = 50

const textOf = (bytes: Uint8Array): string => JSON.stringify(new TextDecoder().decode(bytes))

const sameAtStart = (one: readonly string[], other: readonly string[]): number => {
  const index = one.findIndex((line, at) => line !== other[at])
  return index === -1 ? one.length : index
}

/** The lines that are not as they were, between two places of the log that are. */
const changedLines = (lines: readonly string[], log: WholeLog) => {
  const start = sameAtStart(lines.slice(0, log.lines.length), log.lines)
  const most = Math.min(lines.length, log.lines.length) - start
  let end = 0
  while (end < most && lines.at(-1 - end) === log.lines.at(-1 - end)) end += 1
  return { start, changed: lines.slice(start, lines.length - end), until: log.lines.length - end }
}

/**
 * Whether the changed lines alone show damage. A log is read line by line, and lines that are as they were lead from one
 * tip to the next: if the whole were in order, so would be the changed lines between the tips before and after them.
 */
const showsInChangedLines = async (bytes: Uint8Array, log: WholeLog): Promise<boolean> => {
  const tipAt = (size: number): Tip => log.tips[size] ?? log.end
  try {
    const { changed, start, until } = changedLines(await linesInFile(bytes), log)
    return !(await verifyLog(changed, { from: tipAt(start), heads: [tipAt(until)] })).ok
  } catch (error) {
    if (error instanceof TriageError) return true // a last line without an end
    throw error
  }
}

/** Damages random logs until `wanted` damages have changed something. Throws at the first that is not seen. */
export const damagesSeen = async (wanted: number): Promise<number> => {
  let seen = 0
  const check = fc.asyncProperty(
    randomLog,
    fc.array(randomDamage, { minLength: EACH, maxLength: EACH }),
    async (written, damages) => {
      const log = await written
      const heads = [log.end]
      if (!(await verifyFile(log.bytes, { heads })).ok) throw new Error(`not whole: ${textOf(log.bytes)}`)
      for (const damage of damages) {
        const bytes = damage(log)
        if (bytes === null) continue
        seen += 1
        const shows = seen % WHOLE_EVERY !== 0 && (await showsInChangedLines(bytes, log))
        if (!shows && (await verifyFile(bytes, { heads })).ok) throw new Error(`not seen: ${textOf(bytes)}`)
      }
    },
  )
  for (let run = 0; seen < wanted; run += 1) {
    const { seed = 0 } = fc.readConfigureGlobal()
    await fc.assert(check, { numRuns: 20, endOnFailure: true, seed: seed + run })
  }
  return seen
}

/** Random damages that the changed lines alone show, and whether the whole file then always shows them, too. */
export const changedLinesTellTheTruth = (): Promise<void> =>
  fc.assert(
    fc.asyncProperty(
      randomLog,
      fc.array(randomDamage, { minLength: 20, maxLength: 20 }),
      async (written, damages) => {
        const log = await written
        for (const damage of damages) {
          const bytes = damage(log)
          if (bytes === null || !(await showsInChangedLines(bytes, log))) continue
          if ((await verifyFile(bytes, { heads: [log.end] })).ok)
            throw new Error(`only there: ${textOf(bytes)}`)
        }
      },
    ),
  )
