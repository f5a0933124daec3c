import { describe, expect, test } from 'vitest'
import { phraseFinder } from '../../../src/referral/signals/find-phrases.js'
import { SAID, SIDES } from '../../../src/referral/signals/mark-mentions.js'
import { readLists, readPattern } from '../../../src/referral/signals/phrase-pattern.js'
import { SAFETY_RISKS } from '../../../src/referral/signals/safety-signal.js'
import { shippedSignals } from '../../../src/referral/signals/shipped-signals.js'
import { digestOf } from '../../../src/rule-set/digest.js'
import { signalListOnDisk, signalLists } from '../../policy/signal-lists.js'

interface Written {
  readonly id: string
  readonly risk: string
  readonly words: string
  readonly source?: string
  readonly basis: string
  readonly matches: readonly string[]
  readonly doesNotMatch: readonly string[]
}

const { lists, marks } = shippedSignals().phrases
const written: readonly Written[] = signalListOnDisk('phrases').phrases
const named = written.map((phrase) => [phrase.id, phrase] as const)

/** What is wrong with words, in a sentence each. */
const problemsIn = (words: string): readonly string[] => {
  const problems: string[] = []
  const known = readLists(lists, () => {})
  readPattern(words, known, ({ at, message }) => problems.push(`${message}, at ${at} of \`${words}\``))
  return problems
}

describe('the lists of signals that ship', () => {
  test('are built in as their documents have them, without what only people read', () => {
    expect(shippedSignals()).toEqual({ digest: digestOf(signalLists()), ...signalLists() })
  })

  test('name each phrase once, and no risk but the five that are looked for', () => {
    expect(new Set(written.map(({ id }) => id)).size).toBe(written.length)
    expect(written.filter(({ risk }) => !SAFETY_RISKS.some((one) => one === risk))).toEqual([])
    expect(written.filter(({ id }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toEqual([])
  })

  test('are words that can be read', () => {
    const problems: string[] = []
    readLists(lists, (list, { message }) => problems.push(`${list}: ${message}`))
    const marking = SAID.flatMap((said) => SIDES.flatMap((side) => marks[said][side]))
    expect([...problems, ...[...marking, ...written.map(({ words }) => words)].flatMap(problemsIn)]).toEqual(
      [],
    )
  })

  test('name the words that join a list one by one', () => {
    const { adjectives, and, breaks, links, nouns, or } = marks
    const between = SAID.flatMap((said) => marks[said].between)
    const joining = [between, or, and, breaks, nouns, adjectives, links].flat()
    expect(joining.filter((word) => word.includes(' ') || problemsIn(word).length > 0)).toEqual([])
  })

  test('can be read in a few milliseconds', () => {
    // The quickest of three, so that a busy machine is not taken for slow code.
    const spent = [1, 2, 3].map(() => {
      const start = process.cpuUsage()
      const known = readLists(lists, () => {})
      for (const { words } of written) readPattern(words, known, () => {})
      return process.cpuUsage(start).user / 1_000
    })
    expect(Math.min(...spent)).toBeLessThan(60)
  })
})

describe.each(named)('the phrase %s', (id, { basis, doesNotMatch, matches, words }) => {
  const find = phraseFinder([])
  const own = (text: string) => find(text).filter(({ phrase }) => phrase === id)
  // Another phrase of the same risk may begin before it, and is named instead.
  const alone = phraseFinder([{ id: 'tried-alone', risk: 'local.tried-alone', words }])
  const tried = (text: string) => alone(text).filter(({ phrase }) => phrase === 'tried-alone')

  test('says where it comes from, and what it must and must not match', () => {
    expect(['F', 'D', 'M']).toContain(basis)
    expect(matches.length).toBeGreaterThan(0)
  })

  test.each(matches)('matches `%s`', (text) => {
    expect(tried(text)).not.toEqual([])
    expect(find(text)).not.toEqual([])
  })

  test.each(doesNotMatch)('does not match `%s`', (text) => {
    expect([...tried(text), ...own(text)]).toEqual([])
  })
})
