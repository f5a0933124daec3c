import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Mention, phraseFinder, quoteOf } from '../../../src/referral/signals/find-phrases.js'
import { shippedSignals } from '../../../src/referral/signals/shipped-signals.js'
import { tokensOf } from '../../../src/referral/signals/text-words.js'
import { signalListOnDisk } from '../../policy/signal-lists.js'
import { runs } from '../../support/runs.js'

const find = phraseFinder([])
const { lists, marks } = shippedSignals().phrases

const said = (mentions: readonly Mention[]) =>
  mentions.map(({ phrase, risk, said: how }) => ({ phrase, risk, said: how }))

const matching: readonly string[] = signalListOnDisk('phrases').phrases.flatMap(
  // Two full stops would be dots that end no sentence.
  ({ matches }: { matches: readonly string[] }) => matches.map((text) => text.replace(/[.!?…]+$/, '')),
)

const ordinary = fc.constantFrom(
  'allotment',
  'choir',
  'violin',
  'fern',
  'rhubarb',
  'pottery',
  'crochet',
  'macrame',
)

/** Sentences of the words that matter, in any order: what is mentioned, what marks it, and what stands between. */
const word = fc.oneof(
  fc.constantFrom(...matching),
  fc.constantFrom(...marks.denied.before, ...marks.denied.between, ...marks.or, ...marks.and, ...marks.nouns),
  fc.constantFrom(...Object.values(lists).flat()),
  fc.constantFrom('in 2009', 'history of', 'denies', 'nil', 'but', 'recent', '2/7 ago', 'SI+', 'DSH-'),
  ordinary,
)
const joint = fc.constantFrom(' ', ' ', ' ', ', ', ': ', '; ', ' - ', '/', '\n', '... ')
const sentence = fc
  .array(fc.tuple(word, joint), { minLength: 1, maxLength: 12 })
  .map((parts) => `${parts.map(([one, gap], at) => `${one}${at === parts.length - 1 ? '' : gap}`).join('')}`)

describe('phrases about danger', () => {
  test('are found wherever their words stand with so many others between them as they allow, and no more', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[b-df-hj-np-tv-z]{4,8}$/), { minLength: 2, maxLength: 5 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.array(ordinary, { minLength: 9, maxLength: 9 }),
        (words, allowed, between, others) => {
          const most = allowed.map((one) => Math.floor(one / 2))
          const pattern = words.map((one, at) => (at === 0 ? one : `${most[at - 1] ? `..${most[at - 1]} ` : ''}${one}`)) // biome-ignore format: one line
          const text = words.map((one, at) => (at === 0 ? one : `${others.slice(0, between[at - 1]).join(' ')} ${one}`)) // biome-ignore format: one line
          const own = phraseFinder([{ id: 'own', risk: 'selfHarm', words: pattern.join(' ') }])
          const fits = words.slice(1).every((_, at) => (between[at] ?? 0) <= (most[at] ?? 0))
          const found = own(`We met. ${text.join(' ')} it was. Bye`).filter(({ phrase }) => phrase === 'own')
          expect(found.length).toBe(fits ? 1 : 0)
        },
      ),
      { numRuns: runs(200) },
    )
  })

  test('are never found in a text of other words', () => {
    fc.assert(
      fc.property(
        fc.array(ordinary, { maxLength: 40 }),
        fc.array(joint, { minLength: 40, maxLength: 40 }),
        (words, gaps) => {
          // biome-ignore format: one line
          expect(find(words.map((one, at) => `${one}${gaps[at]}`).join(''))).toEqual([])
        },
      ),
      { numRuns: runs(200) },
    )
  })

  test('are the same, and said the same, in capitals, with accents, invisible marks and apostrophes', () => {
    fc.assert(
      fc.property(sentence, fc.constantFrom('\u200B', '\u0301', '\u00AD', '’', '\u2060'), (text, mark) => {
        const plain = text.toLowerCase().replace(/(?<=[a-z])-(?![a-z])/g, ' nil')
        const marked = plain.replace(/(?<=[a-z])(?=[a-z])/g, mark)
        expect(said(find(marked))).toEqual(said(find(plain)))
        expect(said(find(marked.normalize('NFC')))).toEqual(said(find(plain)))
        expect(said(find(plain.replace(/[a-z]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))))).toEqual(said(find(plain))) // biome-ignore format: one line
      }),
      { numRuns: runs(300) },
    )
  })

  test('are the same, and said the same, whatever other sentences stand around them', () => {
    fc.assert(
      fc.property(
        sentence,
        sentence,
        sentence,
        fc.constantFrom('. ', '! ', '\n\n'),
        (before, text, after, end) => {
          // biome-ignore format: one line
          const alone = find(text)
          const start = `${before}${end}`
          const around = find(`${start}${text}${end}${after}`)
          const within = around.filter(
            ({ from, to }) => from >= start.length && to <= start.length + text.length,
          )
          expect(within.map((one) => ({ ...one, from: one.from - start.length, to: one.to - start.length }))).toEqual(alone) // biome-ignore format: one line
          expect(around.filter(({ from }) => from < start.length)).toEqual(find(start))
        },
      ),
      { numRuns: runs(500) },
    )
  })

  test('are marked by nothing beyond a word that no list knows', () => {
    const mark = fc.constantFrom(
      'no',
      'not',
      'never',
      'denies',
      'nil',
      'her brother',
      'previous',
      'hx of',
      'PMH:',
    )
    fc.assert(
      fc.property(mark, ordinary, fc.constantFrom(...matching), (how, between, text) => {
        const alone = find(`${between} ${text}`).map((one) => one.said)
        const marked = find(`${how} ${between} ${text}`).map((one) => one.said)
        expect(marked.length).toBeGreaterThanOrEqual(alone.length)
        marked.forEach((one, at) => {
          expect([undefined, alone[at]]).toContain(one)
        })
      }),
      { numRuns: runs(400) },
    )
  })

  test('are given in the order of their places, each of a risk apart from the next, with the words they were found in', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const mentions = find(text)
        const places = mentions.map(({ from }) => from)
        expect(places).toEqual([...places].sort((one, other) => one - other))
        for (const mention of mentions) {
          expect(tokensOf(text.slice(mention.from, mention.to)).words.length).toBeGreaterThan(0)
          expect(mention.to).toBeLessThanOrEqual(text.length)
        }
        for (const risk of new Set(mentions.map((one) => one.risk))) {
          const own = mentions.filter((one) => one.risk === risk)
          own.slice(1).forEach(({ from }, at) => {
            expect(from).toBeGreaterThanOrEqual(own[at]?.to ?? 0)
          })
        }
      }),
      { numRuns: runs(300) },
    )
  })

  test('are quoted with the sentence they stand in, cut to 160 characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(sentence, fc.string({ unit: 'grapheme' })), { maxLength: 6 }),
        (parts) => {
          const text = parts.join('. ')
          for (const mention of find(text)) {
            const quote = quoteOf(text, mention)
            expect(quote.length).toBeLessThanOrEqual(160)
            expect(/\p{Cs}/u.test(quote) && !/\p{Cs}/u.test(text)).toBe(false)
            expect(quote).toContain(text.slice(mention.from, Math.min(mention.to, mention.from + 100)))
          }
        },
      ),
      { numRuns: runs(300) },
    )
  })
})

/** In milliseconds of work, so that a busy machine is not taken for slow code. */
const workOf = (work: () => unknown): number => {
  const { system, user } = process.cpuUsage()
  work()
  const spent = process.cpuUsage({ system, user })
  return (spent.system + spent.user) / 1_000
}

describe('a text without measure is read in time that grows with it', () => {
  test.each([
    ['combining marks', '\u0301'],
    ['one letter', 'a'],
    ['spaces', ' '],
    ['question marks', ' ?'],
    ['letters that become eighteen', '\uFDFA'],
    ['humps', 'aB'],
    ['numbers with dots', '1.'],
    ['beginnings of a phrase', 'wants to '],
    ['denials', 'no '],
    ['denied mentions', 'no suicidal or '],
    ['mentions', 'suicide '],
    ['brothers', 'brother has '],
    ['abbreviations', 'SI/'],
    ['slips', 'suicadal '],
  ])('%s', (_, part) => {
    const work = (length: number): number => {
      const text = part.repeat(length / part.length)
      return Math.min(...[1, 2].map(() => workOf(() => find(text))))
    }
    const [short, long] = [work(50_000), work(200_000)]
    expect(long).toBeLessThan(Math.max(8 * short, 400))
    expect(long).toBeLessThan(1_500)
  })
})
