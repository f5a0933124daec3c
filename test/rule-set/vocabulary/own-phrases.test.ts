import { describe, expect, test } from 'vitest'
import { forSignature } from '../../../src/analysis/for-signature.js'
import { vocabularyOfDecisions } from '../../../src/decision/provenance.js'
import { type Result, unwrap } from '../../../src/issue/issue.js'
import { phraseFinder } from '../../../src/referral/signals/find-phrases.js'
import { shippedSignals } from '../../../src/referral/signals/shipped-signals.js'
import { shippedVocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { bundleRuleSet } from '../../../src/rule-set/bundle-rule-set.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { digestOfRuleSet } from '../../../src/rule-set/shipped.js'
import { FIRE_SETTING, OWN_RULES, youngPeopleDocument } from '../../support/young-people.js'
import { issuesOf } from '../support/issues-of.js'

/** Each issue with its place and its hint. */
const inShort = (result: Result<unknown>) =>
  issuesOf(result).map(({ code, hint, path }) => [code, path.join('.'), hint])

const SUMMER = {
  id: 'gone-by-summer',
  risk: 'suicidalThoughts',
  words: '(wont|not) ..2 here (by|in) [the] summer',
  source: 'what our link workers hear',
  basis: 'M',
  matches: ["I won't be here by summer"],
  doesNotMatch: ['we will be here in summer'],
}
const FIRES = {
  id: 'fires-at-the-club',
  risk: `risks.${FIRE_SETTING.id}`,
  words: '(set|sets|setting) ..2 (fire|fires)',
  basis: 'M',
  matches: ['sets small fires'],
  doesNotMatch: ['fire drill set for May'],
}

const document = (...phrases: readonly object[]) =>
  youngPeopleDocument({ risks: [FIRE_SETTING], phrases }, OWN_RULES.slice(0, 1))
const refused = (...phrases: readonly object[]) => inShort(parseRuleSet(document(...phrases)))
const ruleSet = unwrap(parseRuleSet(document(SUMMER, FIRES)))
const findIn = (text: string) =>
  phraseFinder(vocabularyOf(ruleSet).phrases)(text).map(({ phrase, risk, said }) => ({ phrase, risk, said }))

describe('phrases that a rule set adds', () => {
  test('are found beside those of the safety floor, which are all still found', () => {
    expect(findIn("Sets fires. I won't be here by summer. Wants to die")).toEqual([
      { phrase: 'fires-at-the-club', risk: 'risks.fire-setting', said: undefined },
      // The floor's own comes first where both find one.
      { phrase: expect.any(String), risk: 'suicidalThoughts', said: undefined },
      { phrase: 'gone-by-summer', risk: 'suicidalThoughts', said: undefined },
      { phrase: expect.any(String), risk: 'suicidalThoughts', said: undefined },
    ])
  })

  test('are marked as those of the floor are', () => {
    expect(findIn('Denies setting fires')).toEqual([
      { phrase: 'fires-at-the-club', risk: 'risks.fire-setting', said: 'denied' },
    ])
  })

  test('are part of its digest, of the digest of its vocabulary and of its bundle', () => {
    const without = unwrap(parseRuleSet(document()))
    expect(digestOfRuleSet(ruleSet)).not.toBe(digestOfRuleSet(without))
    expect(vocabularyOfDecisions(vocabularyOf(ruleSet))).not.toEqual(
      vocabularyOfDecisions(vocabularyOf(without)),
    )
    expect(vocabularyOf(unwrap(parseRuleSet(bundleRuleSet(ruleSet)))).phrases).toEqual(
      vocabularyOf(ruleSet).phrases,
    )
  })

  test('are joined to those of the base, which cannot be replaced', () => {
    const extending = (phrase: object) => ({
      ...document(phrase),
      id: 'younger-people',
      extends: { id: ruleSet.id, digest: digestOfRuleSet(ruleSet) },
      localFacts: [],
      routes: [],
      vocabulary: { phrases: [phrase] },
      rules: [],
    })
    const bases = { bases: [ruleSet] }
    const own = { ...SUMMER, id: 'gone-by-winter', words: 'gone by winter', matches: ['gone by winter'] }
    const merged = unwrap(parseRuleSet(extending(own), bases))
    expect(vocabularyOf(merged).phrases.map(({ id }) => id)).toEqual([
      'gone-by-summer',
      'fires-at-the-club',
      'gone-by-winter',
    ])
    expect(inShort(parseRuleSet(extending(SUMMER), bases)).map(([code]) => code)).toEqual(['defined-by-base'])
  })

  test('are to be signed by a clinical safety officer, with what they are taken to speak about', () => {
    const texts = forSignature(ruleSet, []).texts.filter(({ of }) => of === 'phrase')
    expect(texts.map(({ id, text }) => [id, text])).toEqual([
      ['gone-by-summer', SUMMER.risk],
      ['gone-by-summer', SUMMER.words],
      ['fires-at-the-club', FIRES.risk],
      ['fires-at-the-club', FIRES.words],
    ])
  })

  test('are none in the vocabulary that ships: the safety floor has its own', () => {
    expect(shippedVocabulary.phrases).toEqual([])
    expect(shippedSignals().phrases.phrases.length).toBeGreaterThan(0)
  })
})

describe('a phrase that a rule set adds is refused', () => {
  const at = 'vocabulary.phrases.0'

  test('with every fault at once, each with its place and how to mend it', () => {
    const faulty = {
      ...SUMMER,
      risk: 'suicidalThought',
      words: "can't <went> to (die|)",
    }
    expect(
      refused(faulty, { ...FIRES, risk: 'needs', matches: ['fire'], doesNotMatch: ['sets fires'] }),
    ).toEqual([
      ['unknown-danger', `${at}.risk`, expect.stringContaining('did you mean `suicidalThoughts`?')],
      ['phrase-not-readable', `${at}.words`, 'write `cant`'],
      ['phrase-not-readable', `${at}.words`, expect.stringContaining('want')],
      ['phrase-not-readable', `${at}.words`, undefined],
      ['unknown-danger', 'vocabulary.phrases.1.risk', expect.stringContaining('asksAboutDanger')],
      ['phrase-text-differs', 'vocabulary.phrases.1.matches.0', expect.any(String)],
      ['phrase-text-differs', 'vocabulary.phrases.1.doesNotMatch.0', expect.any(String)],
    ])
  })

  test.each([
    ['a gap before its first word', '..3 die', 'it has no word that must stand there before its first gap'],
    ['nothing that must stand there', '[really] [so]', 'it has no word that must stand there'],
    ['a list that there is none of', '<wnat> to die', 'there is no list `wnat`'],
    ['a word in capitals', 'SI', '`SI` is no word as texts are compared'],
    ['two words in one', 'self-harm', '`self-harm` is no word as texts are compared'],
    ['a bracket that is not closed', '(die|dead', '`(` is no word as texts are compared'],
    ['brackets in brackets', '(want [to]|hope) die', '`(` is no word as texts are compared'],
    [
      'a short word with a slip',
      '~die',
      'a slip of the pen is looked for in whole words of 6 letters or more',
    ],
    ['more words than anybody reads', 'die ..9 die ..9 die ..9 die', 'it can reach over more than 30 words'],
  ])('with %s', (_, words, message) => {
    const issues = parseRuleSet(document({ ...SUMMER, words }))
    expect(issues.ok ? [] : issues.issues[0].message).toContain(message)
  })

  test('with an id of the floor, and with one that is there twice', () => {
    const [first] = shippedSignals().phrases.phrases
    expect(refused({ ...SUMMER, id: first?.id })).toEqual([
      ['duplicate-name', `${at}.id`, expect.stringContaining('none of the floor is taken out')],
    ])
    expect(refused(SUMMER, SUMMER)).toEqual([
      ['duplicate-name', 'vocabulary.phrases.1.id', expect.any(String)],
    ])
  })

  test('without texts that it must and must not match, or a letter', () => {
    const { basis: _, ...rest } = SUMMER
    const document = youngPeopleDocument({ phrases: [{ ...rest, matches: [], doesNotMatch: [] }] }, [])
    expect(inShort(parseRuleSet(document)).map(([code, path]) => [code, path])).toEqual([
      ['missing', `${at}.basis`],
      ['out-of-range', `${at}.matches`],
      ['out-of-range', `${at}.doesNotMatch`],
    ])
  })

  test('about a question that does not ask about danger', () => {
    const harmless = { ...FIRE_SETTING, asksAboutDanger: false }
    const vocabulary = { risks: [harmless], phrases: [FIRES] }
    expect(inShort(parseRuleSet(youngPeopleDocument(vocabulary, []))).map(([code]) => code)).toContain(
      'unknown-danger',
    )
  })
})
