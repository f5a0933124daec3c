import '../../../src/testing/vitest.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../../src/decision/decision.js'
import { TriageError } from '../../../src/issue/issue.js'
import { services } from '../../../src/service/shipped.js'
import { partialReferrals, referrals } from '../../../src/testing/arbitraries/index.js'
import { anAnsweredReferral, aReferral } from '../../../src/testing/builders/builders.js'
import {
  assertThat,
  TriageAssertionError,
  triageMatchers,
} from '../../../src/testing/matchers/triage-matchers.js'
import { withExplanations } from '../../../src/testing/matchers/with-explanations.js'
import { createTriage } from '../../../src/triage.js'

expect.extend(triageMatchers)

const plain = createTriage({ service: services.sp7 })
const triage = withExplanations(plain)

const calm = anAnsweredReferral()
const suicidal = anAnsweredReferral({ risks: { suicidalThoughts: 'yes' } })
const child = anAnsweredReferral({ client: { dateOfBirth: '2015-01-01' } })

/** What a failing assertion says. */
const failure = (assertion: () => void): string => {
  try {
    assertion()
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('the assertion held')
}

describe('a matcher holds', () => {
  test('of an escalation: anywhere, to a route, to a kind of route, in time', () => {
    const decision = triage.decide(suicidal)
    const [first] = decision.escalations
    expect(decision).toEscalate()
    expect(decision).toEscalate({ to: first?.route ?? '' })
    expect(decision).toEscalate({ to: 'specialist-mental-health' })
    expect(decision).toEscalate({ within: 'P1D' })
    expect(decision).not.toEscalate({ to: 'emergency', within: 'PT0S' })
    expect(triage.decide(calm)).not.toEscalate()
  })

  test('of one escalation with all that is expected, not of two with half of it each', () => {
    const decision: Decision = {
      ...triage.decide(suicidal),
      escalations: [
        {
          route: 'near',
          title: '',
          kind: 'clinician',
          within: 'PT0S',
          contact: '',
          instruction: null,
          rules: ['a'],
        },
        {
          route: 'far',
          title: '',
          kind: 'emergency',
          within: 'P1D',
          contact: '',
          instruction: null,
          rules: ['b'],
        },
      ],
    }
    expect(decision).toEscalate({ to: 'far', within: 'P1D' })
    expect(decision).not.toEscalate({ to: 'far', within: 'PT4H' })
  })

  test('of a question that is asked, whether it holds up or not', () => {
    const decision = triage.decide(aReferral())
    expect(decision).toAskFor('suicidalThoughts')
    expect(triage.decide(calm)).not.toAskFor('suicidalThoughts')
  })

  test('of an acceptance: at all, on a pathway, for so many weeks', () => {
    const decision = triage.decide(calm)
    const { max, min } = decision.intervention?.weeks ?? { max: 0, min: 0 }
    expect(decision).toAccept()
    expect(decision).toAccept('light')
    expect(decision).toAccept('light', { weeks: max })
    expect(decision).toAccept('light', { weeks: { min, max } })
    expect(decision).not.toAccept('light', { weeks: max - 1 })
    expect(decision).not.toAccept('holistic')
    expect(triage.decide(suicidal)).not.toAccept()
  })

  test('of an acceptance that is settled, or that an answer could still change', () => {
    const settled = anAnsweredReferral({ local: { homelessWithin56Days: 'no' } })
    expect(triage.decide(settled)).toAccept('light', { settled: true })
    expect(triage.decide(calm)).toAccept('light', { settled: false })
    const text = failure(() => expect(triage.decide(calm)).toAccept('light', { settled: true }))
    expect(text).toContain('expected the referral to be accepted on `light`, settled')
    expect(text).toContain('could become `holistic`, by')
    expect(text).toContain('local.homelessWithin56Days: not known → "no"')
  })

  test('of a redirect that takes effect, and of no other', () => {
    const refused = triage.decide(anAnsweredReferral({ consent: 'no' }))
    const [redirect] = refused.redirects
    expect(refused).toRedirectTo(redirect?.destination ?? '')
    const both = triage.decide(anAnsweredReferral({ consent: 'no', risks: { suicidalThoughts: 'yes' } }))
    expect(both.redirects).not.toEqual([])
    expect(both).not.toRedirectTo(redirect?.destination ?? '')
  })

  test('of every reason there is, and of no other rule', () => {
    fc.assert(
      fc.property(referrals(triage), (referral) => {
        const decision = triage.decide(referral)
        const reasons = new Set(decision.reasons.map(({ rule }) => rule))
        for (const { name } of triage.ruleSet.rules)
          if (reasons.has(name)) expect(decision).toHaveReason(name)
          else expect(decision).not.toHaveReason(name)
      }),
      { numRuns: 8 },
    )
  })
})

describe('a matcher takes', () => {
  test('a decision, an examination, what a safe function gives, or a triage with a referral', async () => {
    expect(plain.decide(suicidal)).toEscalate()
    expect(triage.safeDecide(suicidal)).toEscalate()
    expect(triage.safeExamine(suicidal)).toEscalate()
    expect({ triage: plain, referral: suicidal }).toEscalate()
    expect({ triage: plain, referral: suicidal, asOf: '2026-04-01' }).toEscalate()
    expect(JSON.parse(JSON.stringify(plain.decide(suicidal)))).toEscalate()
    await expect(triage.crossCheck(suicidal)).resolves.toEscalate()
  })

  test('nothing else, and says so', () => {
    expect(() => expect(suicidal).toEscalate()).toThrow('write `expect(triage.decide(referral))`')
    expect(() => expect(null).not.toEscalate()).toThrow('wrong-type')
  })

  test('no name that the rule set does not have, so that `not` cannot hold of a slip of the fingers', () => {
    const decision = triage.decide(calm)
    expect(() => expect(decision).not.toEscalate({ to: 'crisis-taem' })).toThrow(
      'did you mean `crisis-team`?',
    )
    expect(() => expect(decision).not.toAskFor('suicidalThought')).toThrow('did you mean `suicidalThoughts`?')
    expect(() => expect(decision).not.toRedirectTo('nowhere-at-all')).toThrow('unknown-destination')
    expect(() => expect(decision).not.toAccept('lite')).toThrow('unknown-pathway')
    expect(() => expect(decision).not.toHaveReason('no-such-rule')).toThrow('unknown-rule')
    expect(() => expect(decision).not.toEscalate({ within: '4 hours' })).toThrow('is no duration')
  })

  test('a referral that could not be decided for neither: it fails with `not` and without', () => {
    const result = triage.safeDecide({ id: 'R-1' })
    expect(failure(() => expect(result).toEscalate())).toContain('nothing was decided')
    expect(failure(() => expect(result).not.toEscalate())).toContain('receivedOn')
  })
})

describe('a failure', () => {
  test('shows the decision, each leaf with its value beneath it, and the nearest change', () => {
    const text = failure(() => expect(triage.decide(calm)).toEscalate({ to: 'adult-safeguarding' }))
    expect(text).toMatchSnapshot()
  })

  test('of a pathway shows what speaks for the one that was chosen', () => {
    const unasked = anAnsweredReferral({ risks: { pastSuicidalThoughts: null } })
    const text = failure(() => expect(triage.decide(unasked)).toAccept('light'))
    expect(text).toContain('decided: accept on `holistic`')
    expect(text).toContain('`holistic-past-suicidal-thoughts` (pathway `holistic`): undetermined')
    expect(text).toContain('is unknown: nobody has said')
    expect(text).toContain('pastSuicidalThoughts: not known → "no"')
    expect(text).toContain('(then: accept, `light`)')
  })

  test('of a fact that is known says that it would have to be left out', () => {
    const text = failure(() => expect(triage.decide(calm)).toAskFor('selfHarm'))
    expect(text).toContain('selfHarm: "no" → not known')
  })

  test('that no change of answers could mend says so', () => {
    expect(failure(() => expect(triage.decide(suicidal)).toAccept())).toContain(
      'no risk that is known is talked away',
    )
  })

  test('of a decision that nobody remembers shows its reasons, and how to see more', () => {
    const text = failure(() => expect(plain.decide(suicidal)).toAccept())
    expect(text).toContain('suicidalThoughts\n      is "yes"')
    expect(text).toContain('withExplanations(createTriage(…))')
  })

  test('of a referral that the test changed afterwards shows what was decided', () => {
    const referral = structuredClone(calm)
    const decision = triage.decide(referral)
    Object.assign(referral.risks ?? {}, { selfHarm: 'yes' })
    expect(failure(() => expect(decision).toEscalate())).toContain('is false: "no", from `risks.selfHarm`')
  })

  test('is the same every time, and holds every leaf of the rules that it shows', () => {
    fc.assert(
      fc.property(
        partialReferrals(triage),
        fc.constantFrom(...triage.ruleSet.rules),
        (referral, { name }) => {
          const decision = triage.decide(referral)
          fc.pre(decision.reasons.every(({ rule }) => rule !== name))
          const text = failure(() => expect(decision).toHaveReason(name))
          expect(failure(() => expect(triage.decide(referral)).toHaveReason(name))).toBe(text)
          const examined = triage.safeExamine(referral)
          const leaves = examined.ok ? examined.value.rules.find(({ rule }) => rule === name)?.leaves : []
          for (const { leaf, truth } of leaves ?? []) {
            expect(text).toContain(`${leaf.fact} ${leaf.operator} ${JSON.stringify(leaf.value)}\n`)
            expect(text).toContain(`is ${truth}: `)
          }
          expect(text).toMatch(/the nearest change|no change of answers/)
        },
      ),
      { numRuns: 8 },
    )
  })
})

describe('in JavaScript, where nobody checks types', () => {
  const escalated = triage.decide(suicidal)
  const accepted = triage.decide(calm)

  test.each([
    ['a name in the place of what is expected', () => expect(escalated).toEscalate('crisis-taem' as never)],
    ['a key that nobody knows', () => expect(escalated).toEscalate({ too: 'crisis-team' } as never)],
    ['a list', () => expect(escalated).toEscalate(['crisis-team'] as never)],
    ['weeks that are no object', () => expect(accepted).toAccept('holistic', 4 as never)],
    ['a key for weeks that nobody knows', () => expect(accepted).toAccept('holistic', { week: 4 } as never)],
    [
      'a key for the most weeks',
      () => expect(accepted).toAccept('holistic', { weeks: { most: 4 } } as never),
    ],
    ['`not` with all that', () => expect(accepted).not.toEscalate('crisis-taem' as never)],
  ])('%s does not pass for anything at all', (_, check) => {
    expect(check).toThrow(TriageError)
  })
})

describe('for runners without an `expect`', () => {
  test('the same matchers throw, with `not` and without', () => {
    assertThat(triage.decide(suicidal)).toEscalate({ within: 'P1D' })
    assertThat(triage.decide(calm)).not.toEscalate()
    assertThat(triage.decide(calm)).toAccept('light')
    assertThat(triage.decide(child)).toHaveReason('young-person-arrangements')
    assertThat(triage.decide(aReferral())).toAskFor('selfHarm')
    expect(() => assertThat(triage.decide(calm)).toEscalate()).toThrow(TriageAssertionError)
    expect(() => assertThat(triage.decide(calm)).not.toAccept()).toThrow('not to be accepted')
    expect(() => assertThat(triage.decide(calm)).toRedirectTo('own-gp')).toThrow('unknown-destination')
  })

  test('they say what `expect` says', () => {
    const decision = triage.decide(calm)
    expect(failure(() => assertThat(decision).toEscalate())).toBe(
      failure(() => expect(decision).toEscalate()),
    )
  })
})

test('a remembering triage decides as the one it is made of', () => {
  fc.assert(
    fc.property(referrals(plain), (referral) => {
      expect(triage.decide(referral)).toEqual(plain.decide(referral))
      expect(triage.safeDecide(referral)).toEqual(plain.safeDecide(referral))
    }),
    { numRuns: 10 },
  )
})
