import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phraseFinder, phraseProblems } from '../../../src/referral/signals/find-phrases.js'
import { slipMender } from '../../../src/referral/signals/mend-slips.js'
import { shippedSignals } from '../../../src/referral/signals/shipped-signals.js'
import { signalListOnDisk } from '../../policy/signal-lists.js'
import { runs } from '../../support/runs.js'

const find = phraseFinder([])
const risksIn = (text: string): readonly string[] => find(text).map(({ risk }) => risk)

const { fillers } = shippedSignals().phrases
const isFiller = (word: string): boolean => fillers.includes(word.toLowerCase().replace(/[^a-z]/g, ''))

const texts: readonly string[] = signalListOnDisk('phrases').phrases.flatMap(
  ({ matches }: { matches: readonly string[] }) => matches,
)
/** Without fillers of their own, and without a sign whose place matters. */
const plainTexts = texts.filter((text) => /^[\w' ,-]+$/.test(text) && !text.split(' ').some(isFiller))

describe('words that change nothing', () => {
  test('may stand between any two words of a phrase, and the mention covers them', () => {
    const anywhere = fc.constantFrom(...plainTexts).chain((text) => {
      const words = text.split(' ')
      return fc.record({
        text: fc.constant(text),
        filler: fc.constantFrom(...fillers),
        at: fc.integer({ min: 1, max: Math.max(1, words.length - 1) }),
      })
    })
    fc.assert(
      fc.property(anywhere, ({ at, filler, text }) => {
        const words = text.split(' ')
        const longer = [...words.slice(0, at), filler, ...words.slice(at)].join(' ')
        expect(risksIn(longer)).toEqual(expect.arrayContaining([...risksIn(text)]))
        for (const { from, to } of find(longer)) expect(longer.slice(from, to).trim()).not.toBe('')
      }),
      { numRuns: runs(500) },
    )
  })

  test('are no answer, no denial and no break', () => {
    expect(find('does not really want to die').map(({ said }) => said)).toEqual(['denied'])
    expect(find('wants, really, to kill herself').map(({ phrase }) => phrase)).toContain('kill-self')
  })
})

describe('a slip of the pen', () => {
  test.each([
    ['wnats to die', 'suicidalThoughts'],
    ['beter off dead', 'suicidalThoughts'],
    ['tierd of living', 'suicidalThoughts'],
    ['tired of livin', 'suicidalThoughts'],
    ['stockpilling tabelts', 'suicidePlanOrIntent'],
    ['cant keep hersef safe', 'immediateDanger'],
    ['cuting herself', 'selfHarm'],
  ])('%s', (text, risk) => {
    expect(risksIn(text)).toContain(risk)
  })

  test.each(['nose bleeding often', 'filled in the form', 'a diner with friends', 'no treason to wait'])(
    'is not seen in a word of its own: %s',
    (text) => {
      expect(find(text)).toEqual([])
    },
  )

  test('is mended to a known word or left as it is, and a known word is never changed', () => {
    const known = new Set(['wants', 'better', 'living', 'cutting'])
    const mend = slipMender(known)
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom(...known, 'wnats', 'beter', 'livin', 'cuting')),
        (word) => {
          const meant = mend(word)
          expect(meant === word || known.has(meant)).toBe(true)
          if (known.has(word)) expect(meant).toBe(word)
        },
      ),
      { numRuns: runs(300) },
    )
  })
})

describe('a question and its answer in one line', () => {
  test.each([
    ['Can you keep yourself safe? No', [undefined]],
    ['Self-harm? Yes', [undefined]],
    ['Self-harm? No', ['denied']],
    ['Suicidal thoughts? No. Self-harm? No.', ['denied', 'denied']],
    ['Suicidal? No idea', [undefined]],
    ['Suicidal ?no', [undefined]],
  ])('%s', (text, said) => {
    expect(find(text).map((mention) => mention.said)).toEqual(said)
  })
})

describe('what must not stand in front of a phrase', () => {
  const own = { id: 'own-od', risk: 'local.own-od', words: '!(mg|daily) od [again]' } as const
  const found = (text: string): boolean => phraseFinder([own])(text).some(({ phrase }) => phrase === 'own-od')

  test('is looked for in the same sentence, and in front of the whole phrase', () => {
    expect(['OD', 'took OD', 'ramipril 5 mg. OD again'].filter(found)).toHaveLength(3)
    expect(['ramipril 5mg OD', 'ramipril 5 mg, OD again', 'daily OD'].filter(found)).toEqual([])
  })

  test('is up to three words together, in the same line', () => {
    const policy = {
      id: 'own-sh',
      risk: 'local.own-sh',
      words: '!(policy for|course in the) self harm',
    } as const
    const isFound = (text: string): boolean =>
      phraseFinder([policy])(text).some(({ phrase }) => phrase === 'own-sh')
    expect(
      ['for self-harm', 'a policy. For self-harm', 'policy for\nself-harm'].filter(isFound),
    ).toHaveLength(3)
    expect(['our policy for self-harm', 'a course in the self-harm'].filter(isFound)).toEqual([])
    expect(phraseProblems('!(a course in the) self harm')).toHaveLength(1)
  })
})
