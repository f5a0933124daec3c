import { describe, expect, test } from 'vitest'
import { unwrap } from '../../../src/issue/issue.js'
import { shippedVocabulary, vocabularyOf } from '../../../src/referral/vocabulary.js'
import { ownPath } from '../../../src/rule-set/merging/own-parts.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet, digestOfRuleSet } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage } from '../../../src/triage.js'
import { inShort } from '../support/issues-of.js'
import { smallPolicy } from '../support/small-policy.js'

const SCHOOL = { id: 'school', title: 'school' }
const YOUTH_WORKER = { id: 'youth-worker', title: 'youth worker', professional: true }

const extending = (base: RuleSet, vocabulary: unknown) => ({
  id: 'young-people',
  version: '1.0.0',
  title: 'Young people',
  effective: { from: '2026-01-01' },
  extends: { id: base.id, digest: digestOfRuleSet(base) },
  vocabulary,
})

/** A rule set that states no vocabulary, and so has the one that ships. */
const silent = unwrap(parseRuleSet(smallPolicy()))

describe.each([
  ['that states its vocabulary', defaultRuleSet()],
  ['that states none', silent],
])('of a base %s', (_, base) => {
  const read = (vocabulary: unknown) => parseRuleSet(extending(base, vocabulary), { bases: [silent] })

  test('the words stay, and those that are added stand behind them', () => {
    const whole = unwrap(read({ needs: [SCHOOL], sources: [YOUTH_WORKER] }))
    expect(vocabularyOf(whole).needs).toEqual([...shippedVocabulary.needs, SCHOOL])
    expect(vocabularyOf(whole).sources).toEqual([...shippedVocabulary.sources, YOUTH_WORKER])
    expect(vocabularyOf(whole).settings).toEqual(shippedVocabulary.settings)
  })

  test('a word that is there already is refused, in the place where it is said again', () => {
    expect(inShort(read({ needs: [SCHOOL, { id: 'money', title: 'money' }] }))).toEqual([
      'defined-by-base at vocabulary.needs[1].id',
    ])
  })

  test('what is wrong with a word is told where it stands', () => {
    expect(inShort(read({ needs: [SCHOOL, { id: 'exams', title: 3 }] }))).toEqual([
      'wrong-type at vocabulary.needs[1].title',
    ])
    expect(inShort(read({ needs: 'school' }))).toContain('wrong-type at vocabulary.needs')
    expect(inShort(read('school'))).toContain('wrong-type at vocabulary')
  })

  test('the place of an added word is known in the merged rule set', () => {
    const whole = unwrap(read({ needs: [SCHOOL] }))
    const index = vocabularyOf(whole).needs.length - 1
    expect(ownPath(whole, base, ['vocabulary', 'needs', index, 'title'])).toEqual([
      'vocabulary',
      'needs',
      0,
      'title',
    ])
    expect(ownPath(whole, base, ['vocabulary', 'needs', index - 1])).toBeNull()
  })
})

test('a need that is added counts as every other does', () => {
  const ruleSet = unwrap(parseRuleSet(extending(defaultRuleSet(), { needs: [SCHOOL] })))
  const triage = createTriage({ service: services.sp7, ruleSet })
  const { facts } = triage.examine({
    id: 'R-1',
    receivedOn: '2026-03-02',
    needs: [{ domain: 'school' }, { domain: 'money' }],
  })
  expect(facts['needsCount']).toBe(2)
  expect(facts['needs']).toEqual(['money', 'school'])
})
