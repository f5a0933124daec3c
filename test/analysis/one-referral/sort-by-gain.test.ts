import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sortByGain } from '../../../src/analysis/one-referral/information-gain.js'
import { questionRank } from '../../../src/decision/questions.js'
import { STEPS } from '../../../src/facts/fact.js'
import { DISPOSITIONS, type Disposition } from '../../../src/rule-set/rule-set.js'

const placed = fc
  .uniqueArray(
    fc.record({
      place: fc.nat(),
      step: fc.constantFrom(...STEPS),
      safety: fc.boolean(),
      askNow: fc.boolean(),
      holdsUp: fc.boolean(),
      gain: fc.nat(3),
    }),
    { selector: ({ place }) => place, maxLength: 12 },
  )
  .map((all) => all.map((one, index) => ({ ...one, question: `question ${index}` })))

type Drawn = Parameters<typeof sortByGain>[0][number] & { readonly gain: number }

const dispositions = fc.constantFrom(...DISPOSITIONS)

const sorted = (all: readonly Drawn[], disposition: Disposition): readonly Drawn[] => {
  const gains = new Map(all.map(({ gain, question }) => [question, gain]))
  return sortByGain(all, (question) => gains.get(question) ?? 0, disposition)
}

describe('questions weighed', () => {
  test('stand in the groups of a decision, and within each by information gain, then by the catalogue', () => {
    fc.assert(
      fc.property(placed, dispositions, (all, disposition) => {
        const order = sorted(all, disposition)
        const rank = (one: Drawn) => questionRank(one, disposition)
        order.slice(1).forEach((next, index) => {
          const before = order[index]
          if (before === undefined) return
          expect(rank(before)).toBeLessThanOrEqual(rank(next))
          if (rank(before) !== rank(next)) return
          if (!next.safety) expect(before.gain).toBeGreaterThanOrEqual(next.gain)
          if (next.safety || before.gain === next.gain) expect(before.place).toBeLessThan(next.place)
        })
      }),
    )
  })

  test('are one order, however they were drawn', () => {
    fc.assert(
      fc.property(placed, dispositions, (all, disposition) => {
        expect(sorted([...all].reverse(), disposition)).toEqual(sorted(all, disposition))
      }),
    )
  })
})
