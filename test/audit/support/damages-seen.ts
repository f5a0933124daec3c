import fc from 'fast-check'
import { verifyFile } from './logs.js'
import { randomDamage, randomLog } from './random-damage.js'

const EACH = 250

const textOf = (bytes: Uint8Array): string => JSON.stringify(new TextDecoder().decode(bytes))

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
        if ((await verifyFile(bytes, { heads })).ok) throw new Error(`not seen: ${textOf(bytes)}`)
      }
    },
  )
  for (let run = 0; seen < wanted; run += 1) {
    const { seed = 0 } = fc.readConfigureGlobal()
    await fc.assert(check, { numRuns: 20, endOnFailure: true, seed: seed + run })
  }
  return seen
}
