import { describe, expect, test } from 'vitest'
import { type CorpusCase, corpus, HALVES, notesOf } from './corpus.js'

const kinds: readonly (readonly CorpusCase[])[] = [
  ...new Set(corpus.map(({ about, kind }) => `${about}: ${kind}`)),
].map((name) => corpus.filter(({ about, kind }) => `${about}: ${kind}` === name))

/** Written for whoever writes the lists, when the halves were there: none of them is held back. */
const FOR_THE_LISTS: readonly string[] = ['phrases-further', 'harmless-further']

const isForTheLists = ({ about }: CorpusCase): boolean => FOR_THE_LISTS.includes(about)

const count = (group: CorpusCase['group']): number => corpus.filter((one) => one.group === group).length

describe('the corpus of signals', () => {
  test('is large enough, and made of signals, marked and harmless ones', () => {
    expect(count('signal')).toBeGreaterThanOrEqual(350)
    expect(count('marked')).toBeGreaterThanOrEqual(175)
    expect(count('harmless')).toBeGreaterThanOrEqual(175)
  })

  test('has each case once, under an id of its own', () => {
    expect(new Set(corpus.map(({ id }) => id)).size).toBe(corpus.length)
    expect(new Set(corpus.map(({ input }) => JSON.stringify(input))).size).toBe(corpus.length)
  })

  test('has eight cases or more of each kind', () => {
    for (const cases of kinds) expect(cases.length).toBeGreaterThanOrEqual(8)
  })

  test('holds back every second case of a kind, except of what was written for the lists', () => {
    for (const cases of kinds.filter((ofKind) => !ofKind.some(isForTheLists))) {
      const [tuned = 0, heldBack = 0] = HALVES.map((half) => cases.filter((one) => one.half === half).length)
      expect([0, 1]).toContain(tuned - heldBack)
    }
  })

  test('holds back nothing of what was written for the lists', () => {
    expect(new Set(corpus.filter(isForTheLists).map(({ half }) => half))).toEqual(new Set(['tuned']))
  })

  test('says what must be found of signals and marked ones, and of nothing else', () => {
    for (const { group, expect: expected } of corpus) expect(expected === 'none').toBe(group === 'harmless')
    for (const { group, expect: expected } of corpus)
      if (expected !== 'none') expect(expected.said !== undefined).toBe(group === 'marked')
  })

  test('has 150 ordinary notes, and 30 that deny it or tell of somebody else or of the past', () => {
    const all = (which: Parameters<typeof notesOf>[1]) => HALVES.flatMap((half) => notesOf(half, which))
    expect(new Set(all('ordinary-notes')).size).toBe(150)
    expect(new Set(all('notes-with-a-mention')).size).toBe(30)
  })
})
