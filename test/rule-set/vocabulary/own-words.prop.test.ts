/** Whatever holds of the words that ship holds of a rule set's own: in evaluation, in proofs and in what is drawn. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../../src/decision/decision-parts.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import { unwrap } from '../../../src/issue/issue.js'
import { witnessMaker } from '../../../src/proof/witness.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import type { Referral } from '../../../src/referral/referral.js'
import { shippedVocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { referenceVerdicts } from '../../../src/rule-set/reference.js'
import { defaultRuleSet } from '../../../src/rule-set/shipped.js'
import { factsOver } from '../../../src/testing/arbitraries/fact-values.js'
import { facts, referrals } from '../../../src/testing/arbitraries/referrals.js'
import { createTriage, type Triage } from '../../../src/triage.js'
import { laidOut, possibleChoices } from '../../proof/support/spaces.js'
import { DEFAULT_TRIAGES } from '../../support/default-triages.js'
import { runs } from '../../support/runs.js'
import {
  ONLINE_GAMBLING,
  OWN_RULES,
  OWN_WORDS,
  YOUTH_SERVICE,
  youngPeople,
} from '../../support/young-people.js'

const ruleSet = youngPeople()

/** The vocabulary that ships, with more words in each list that is given. */
const wordsOf = (added: { readonly [list: string]: readonly unknown[] }) => ({
  ...defaultRuleSet().vocabulary,
  ...Object.fromEntries(
    Object.entries(added).map(([list, words]) => [
      list,
      [...shippedVocabulary[list as keyof typeof shippedVocabulary], ...words], // lists of a vocabulary, all of them
    ]),
  ),
})

/** The rules that ship, with sources of which none ships, and of which one is taken by every service that takes any. */
const withSources = (sources: readonly object[]) =>
  unwrap(parseRuleSet({ ...defaultRuleSet(), vocabulary: { ...defaultRuleSet().vocabulary, sources } }))

const OTHER_SOURCES = withSources([
  { id: 'club', title: 'club' },
  { id: 'nurse', title: 'nurse', professional: true, kindOf: 'surgery' },
  { id: 'surgery', title: 'surgery', professional: true },
])

const TWO_OF_A_KIND = withSources([
  { id: 'surgery', title: 'surgery', professional: true },
  { id: 'nurse', title: 'nurse', professional: true, kindOf: 'surgery' },
])

const ONE_SOURCE = withSources([{ id: 'club', title: 'club' }])

test('our evaluator and json-rules-engine agree on rules about words of their own', async () => {
  const { evaluate } = compileRuleSet(ruleSet)
  await fc.assert(
    fc.asyncProperty(factsOver([...definitionsOf(ruleSet).values()]), async (facts) => {
      const ours = Object.fromEntries(evaluate(facts).map(({ rule, verdict }) => [rule.name, verdict]))
      expect(await referenceVerdicts(ruleSet, facts)).toEqual(ours)
    }),
    { numRuns: runs(40) },
  )
})

describe('a witness', () => {
  test.each([
    ['words of its own', ruleSet],
    ['no source that ships', OTHER_SOURCES],
    ['sources of one kind', TWO_OF_A_KIND],
    ['one source', ONE_SOURCE],
  ])('in %s is decided by a triage as it says, for every service', async (_, own) => {
    const { outcomes, ruleSet: welded, space } = laidOut(own, null)
    const shown = witnessMaker(welded, space, outcomes)
    await fc.assert(
      fc.asyncProperty(possibleChoices(space), async (choice) => {
        const { asOf, disposition, pathway, referral, service } = shown(space.factsIn(choice))
        const decision = await createTriage({ ruleSet: own, service }).crossCheck(referral, { asOf })
        expect(decision.disposition).toBe(disposition)
        expect(decision.pathway ?? decision.provisionalPathway).toBe(pathway)
      }),
      { numRuns: runs(12) },
    )
  })
})

describe('what is drawn for a rule set', () => {
  const triage = createTriage({ ruleSet, service: YOUTH_SERVICE })

  test('is read in its words, and meets its own rules about them', () => {
    const met = new Set<string>()
    const uses = new Set<string>()
    fc.assert(
      fc.property(referrals(triage), (referral) => {
        expect(parseReferral(referral, { vocabulary: vocabularyOf(ruleSet) }).ok).toBe(true)
        for (const { rule } of triage.decide(referral).reasons) if (rule !== null) met.add(rule)
        for (const { domain } of referral.needs ?? []) uses.add(domain)
        for (const risk of Object.keys(referral.risks ?? {})) uses.add(risk)
        if (typeof referral.source === 'string') uses.add(referral.source)
      }),
      { numRuns: 300 },
    )
    expect([...met]).toEqual(expect.arrayContaining(OWN_RULES.map(({ name }) => name)))
    const own = [...OWN_WORDS.needs, ...OWN_WORDS.sources, ...OWN_WORDS.risks].map(({ id }) => id)
    expect([...uses]).toEqual(expect.arrayContaining(own))
  })

  test('counts its own sets as a referral does', () => {
    fc.assert(
      fc.property(facts(ruleSet), (known) => {
        const { 'local.languages': languages, 'local.languagesCount': count } = known
        expect(count).toBe(Array.isArray(languages) ? languages.length : undefined)
      }),
      { numRuns: runs(100) },
    )
  })
})

describe('words that are only added', () => {
  // Without the risk about danger: an open question about danger does change what is decided.
  const added = { ...OWN_WORDS, risks: [ONLINE_GAMBLING] }
  const more = unwrap(parseRuleSet({ ...defaultRuleSet(), vocabulary: wordsOf(added) }))
  const pairs = DEFAULT_TRIAGES.map((before) => ({
    before,
    after: createTriage({ ruleSet: more, service: before.service }),
  }))

  /** Of more words there are more to choose from when a question is answered. */
  const withoutChoices = (questions: readonly Question[]) =>
    questions.map(({ answer: { options: _, ...answer }, ...question }) => ({ ...question, answer }))

  test('change no decision about a referral in the words that ship', () => {
    const decided = (triage: Triage, referral: Referral) => {
      const { laterQuestions, provenance: _, questions, ...decision } = triage.decide(referral)
      return { decision, questions: withoutChoices([...questions, ...laterQuestions]) }
    }
    fc.assert(
      fc.property(fc.constantFrom(...pairs), referrals(), ({ after, before }, referral) => {
        expect(decided(after, referral)).toEqual(decided(before, referral))
      }),
      { numRuns: runs(150) },
    )
  })
})
