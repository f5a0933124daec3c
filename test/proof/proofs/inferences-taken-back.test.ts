/** One answer can take back several answers that were inferred: what then still holds is proved of all of them together. */
import { describe, expect, test } from 'vitest'
import { moreRiskNeverLightensPathway } from '../../../src/proof/proofs/more-risk-never-lightens-pathway.js'
import { moreRiskNeverLosesRoute } from '../../../src/proof/proofs/more-risk-never-loses-route.js'
import { ANSWERS } from '../../../src/referral/vocabulary.js'
import { safeCreateTriage } from '../../../src/triage.js'
import { escalate, pathway, policy, rule } from '../../support/small-policy.js'
import { contextOf } from '../support/context-of.js'

const answered = (fact: string) => ({ fact, operator: 'in', value: ANSWERS }) as const
const OPEN = [
  ...[
    'harmToOthers',
    'childAtRisk',
    'adultSafeguarding',
    'harmToPartner',
    'harmFromOthers',
    'selfNeglect',
  ].map((fact) => ({ fact, operator: 'in', value: ['yes', 'unsure', 'declined'] }) as const),
  { fact: 'domesticAbuseIndicated', operator: 'equal', value: true } as const,
]
const PLAN = answered('suicidePlanOrIntent')
const DANGER = answered('immediateDanger')

/** Met where a follow-up is answered or inferred, or where the second cannot be inferred. */
const spokenOf = policy([rule('spoken-of', escalate('clinician'), { any: [PLAN, DANGER, ...OPEN] })])
const neither = policy([
  rule('neither', pathway('light'), {
    all: [{ not: PLAN }, { not: DANGER }, ...OPEN.map((leaf) => ({ not: leaf }))],
  }),
])

describe('an answer that takes back both follow-ups of the screen', () => {
  test('can lose a route that either of them alone would keep', () => {
    const { findings } = moreRiskNeverLosesRoute(contextOf(spokenOf))
    expect(findings).not.toHaveLength(0)
    const [less, more] = findings[0]?.witnesses ?? []
    expect([less?.facts['suicidePlanOrIntent'], less?.facts['immediateDanger']]).toEqual(['no', 'no'])
    expect([more?.facts['suicidePlanOrIntent'], more?.facts['immediateDanger']]).toEqual([
      undefined,
      undefined,
    ])
  })

  test('can make a pathway lighter that either of them alone would keep', () => {
    expect(moreRiskNeverLightensPathway(contextOf(neither)).proof.status).toBe('refuted')
  })

  test.each([
    ['risk loses a route', spokenOf, /to none/],
    ['risk makes the pathway lighter', neither, /lighter/],
  ])('and makes no triage where %s', (_, ruleSet, words) => {
    const made = safeCreateTriage({ ruleSet, service: { id: 'here', title: 'Here', nation: 'england' } })
    expect(made.ok ? [] : made.issues.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(words),
    )
  })
})
