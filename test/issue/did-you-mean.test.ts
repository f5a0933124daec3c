import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closestMatch, didYouMean, sameWord } from '../../src/issue/did-you-mean.js'
import { Referral, Risks } from '../../src/referral/referral.js'
import { idsOf, shippedVocabulary } from '../../src/referral/vocabulary.js'

const NEED_DOMAINS = [...idsOf(shippedVocabulary.needs)]

const RISKS = Object.keys(Risks.shape)

describe('the closest word', () => {
  test.each([
    ['suicidalThought', RISKS, 'suicidalThoughts'],
    ['suicidal_thoughts', RISKS, 'suicidalThoughts'],
    ['Suicidal thoughts', RISKS, 'suicidalThoughts'],
    ['past-suicidal-thoughts', RISKS, 'pastSuicidalThoughts'],
    ['recievedOn', Object.keys(Referral.shape), 'receivedOn'],
    ['lonelyness', NEED_DOMAINS, 'loneliness'],
    ['YES', ['yes', 'no'], 'yes'],
    ['nmae', ['note', 'name'], 'name'],
    ['PHQ9', ['phq-9', 'gad-7'], 'phq-9'],
  ])('to `%s` is found', (word, candidates, expected) => {
    expect(closestMatch(word, candidates)).toBe(expected)
  })

  test.each(['weather', '', '???', '✓', 'x'.repeat(1_000_000)])(
    'is none for a word that is like no other: %#',
    (word) => {
      expect(closestMatch(word, RISKS)).toBeNull()
    },
  )

  test('to a known word is that word, whatever its case and punctuation', () => {
    fc.assert(
      fc.property(fc.constantFrom<string[][]>(RISKS, NEED_DOMAINS), fc.nat(), (all, at) => {
        const word = all[at % all.length] ?? ''
        expect(closestMatch(word, all)).toBe(word)
        expect(closestMatch(` ${word.toUpperCase()}_`, all)).toBe(word)
        expect(sameWord(word, ` ${word.toUpperCase()}_`)).toBe(true)
      }),
    )
  })

  test('is found again after any one letter of a known word is lost', () => {
    fc.assert(
      fc.property(fc.constantFrom(...RISKS), fc.nat(), (word, at) => {
        const place = at % word.length
        expect(closestMatch(word.slice(0, place) + word.slice(place + 1), RISKS)).toBe(word)
      }),
    )
  })

  test('does not depend on how often it is asked, and takes the first of equals', () => {
    expect(closestMatch('cat', ['bat', 'hat'])).toBe('bat')
    expect(closestMatch('cat', ['hat', 'bat'])).toBe('hat')
  })
})

describe('the hint for an unknown word', () => {
  test('is what was probably meant', () => {
    expect(didYouMean('suicidalThought', RISKS)).toBe('did you mean `suicidalThoughts`?')
  })
  test('or else what there is', () => {
    expect(didYouMean('weather', ['yes', 'no'])).toBe('use one of `yes`, `no`')
  })
  test('and no more than thirty of them', () => {
    const many = Array.from({ length: 31 }, (_, index) => `word-number-${index}`)
    expect(didYouMean('zzz', many)).toMatch(/`word-number-29`, …$/)
  })
  test('or to remove it, where nothing is known', () => {
    expect(didYouMean('x', [])).toBe('remove it')
  })
})
