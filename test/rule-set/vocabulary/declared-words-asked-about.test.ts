/** What a rule set declares is taken wherever a referral is: by questions about it, by cases, and where a test says what would help. */
import { describe, expect, test } from 'vitest'
import { counterfactuals } from '../../../src/analysis/counterfactuals.js'
import { coverage } from '../../../src/testing/coverage/coverage.js'
import { assertThat } from '../../../src/testing/matchers/triage-matchers.js'
import { withExplanations } from '../../../src/testing/matchers/with-explanations.js'
import { createTriage } from '../../../src/triage.js'
import { YOUTH_SERVICE, youngPeople } from '../../support/young-people.js'

const ruleSet = youngPeople()
const triage = createTriage({ ruleSet, service: YOUTH_SERVICE })
const referral = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'school-office',
  needs: [{ domain: 'exam-stress' }],
}

describe('a referral in words that a rule set declares', () => {
  test('is asked what would change its decision', () => {
    expect(counterfactuals(triage, referral, 'accept').changes).not.toEqual([])
  })

  test('is a case that covers rules', () => {
    const report = coverage(ruleSet, [{ name: 'exams', referral }], { service: YOUTH_SERVICE })
    expect(report.rules.length).toBeGreaterThan(0)
  })

  test('can fail a test, which says what would make it pass', () => {
    const decision = withExplanations(triage).decide(referral)
    expect(() => assertThat(decision).toEscalate()).toThrow(/would make it pass/)
  })
})
