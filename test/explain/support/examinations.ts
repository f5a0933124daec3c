/** Examinations made by hand: what each rule came to is said here, not worked out. */
import type { Decision } from '../../../src/decision/decision.js'
import type { Examination, ExaminedRule } from '../../../src/decision/examination.js'
import type { Derived, FactValue } from '../../../src/facts/fact.js'
import type { LeafValue, Operator } from '../../../src/rule-set/condition.js'
import type { RuleEvent } from '../../../src/rule-set/rule-event.js'
import type { Truth, Verdict } from '../../../src/rule-set/three-valued.js'
import type { LeafResult } from '../../../src/rule-set/verdicts.js'
import { acceptedHolistic, decision, escalatedWithPlan, nothingAsked, redirectedForAge } from './decisions.js'

export const leaf = (
  fact: string,
  operator: Operator,
  value: LeafValue,
  found: FactValue,
  truth: Truth,
  decisive = true,
): LeafResult => ({ leaf: { fact, operator, value }, value: found, truth, decisive })

export const rule = (
  name: string,
  title: string,
  event: RuleEvent,
  verdict: Verdict,
  leaves: readonly LeafResult[],
): ExaminedRule => ({
  rule: name,
  title,
  event,
  holdsUp: verdict === 'undetermined' && ['escalate', 'redirect'].includes(event.type),
  onlyNotes: false,
  verdict,
  leaves,
  source: { ref: 'rhodes-bell-2021', locator: 'section 1', basis: 'F' },
})

const escalate = (route: string): RuleEvent => ({ type: 'escalate', params: { route, reason: 'danger' } })
const redirect = (destination: string): RuleEvent => ({
  type: 'redirect',
  params: { destination, reason: 'a better place' },
})
const pathway = (id: string): RuleEvent => ({ type: 'pathway', params: { pathway: id, reason: 'it fits' } })

const verdictOf: { readonly [truth in Truth]: Verdict } = {
  true: 'met',
  false: 'not-met',
  unknown: 'undetermined',
}
const truthOf = (value: FactValue, so: boolean): Truth => (value === null ? 'unknown' : so ? 'true' : 'false')

/** Six rules about one referral, in order of their names. */
export const rulesFor = (known: {
  readonly thoughts: FactValue
  readonly ageInRange: FactValue
  readonly needs: number | null
  readonly confident: FactValue
}): readonly ExaminedRule[] => {
  const thoughts = truthOf(known.thoughts, known.thoughts === 'yes')
  const tooYoung = truthOf(known.ageInRange, known.ageInRange === false)
  const many = truthOf(known.needs, (known.needs ?? 0) >= 3)
  const few = truthOf(known.needs, (known.needs ?? 9) <= 2)
  const confident = truthOf(known.confident, known.confident === 'confident')
  const both: Truth = [few, confident].includes('false')
    ? 'false'
    : [few, confident].includes('unknown')
      ? 'unknown'
      : 'true'
  return [
    rule(
      'age-out-of-range',
      'The service works with another age',
      redirect('young-people'),
      verdictOf[tooYoung],
      [leaf('ageInRange', 'equal', false, known.ageInRange, tooYoung)],
    ),
    rule(
      'holistic-many-needs',
      'Three or more needs call for holistic support',
      pathway('holistic'),
      verdictOf[many],
      [leaf('needsCount', 'greaterThanInclusive', 3, known.needs, many)],
    ),
    rule(
      'light-confident',
      'Few needs, and the person finds their own way',
      pathway('light'),
      verdictOf[both],
      [
        leaf('selfNavigation', 'equal', 'confident', known.confident, confident, confident === both),
        leaf('needsCount', 'lessThanInclusive', 2, known.needs, few, few === both),
      ],
    ),
    rule('local-out-of-area', 'The service works in its own area', redirect('next-area'), 'not-met', [
      leaf('local.inCatchment', 'equal', 'no', 'yes', 'false'),
    ]),
    rule(
      'suicidal-thoughts-assessment',
      'Thoughts of suicide reach a specialist today',
      escalate('mental-health-assessment'),
      verdictOf[thoughts],
      [leaf('suicidalThoughts', 'in', ['yes', 'unsure'], known.thoughts, thoughts)],
    ),
    rule(
      'suicide-plan-crisis-team',
      'Thoughts of suicide with a plan reach the crisis team today',
      escalate('crisis-team'),
      known.thoughts === 'yes' ? 'met' : verdictOf[truthOf(known.thoughts, false)],
      [
        leaf('suicidalThoughts', 'in', ['yes', 'unsure'], known.thoughts, thoughts),
        leaf('suicidePlanOrIntent', 'equal', 'yes', known.thoughts, thoughts),
      ],
    ),
  ]
}

export const examination = (
  decided: Decision,
  rules: readonly ExaminedRule[],
  overrides: Partial<Examination> = {},
): Examination => {
  const leaves = rules.flatMap((one) => one.leaves)
  const facts = Object.fromEntries(leaves.map((one) => [one.leaf.fact, one.value]))
  const origin = (fact: string, value: FactValue): Derived =>
    value === null
      ? { value, origin: 'unknown', from: [] }
      : fact === 'needsCount'
        ? { value, origin: 'computed', from: ['needs'] }
        : { value, origin: 'given', from: [`client.${fact}`] }
  return {
    facts,
    origins: Object.fromEntries(Object.entries(facts).map(([fact, value]) => [fact, origin(fact, value)])),
    rules,
    pathways: ['light', 'holistic'],
    ownFacts: [
      {
        name: 'local.inCatchment',
        kind: 'answer',
        title: 'lives in the area',
        description: 'Whether the person lives where the service works.',
        question: 'Where do you live?',
        safety: false,
        asksAboutDanger: false,
      },
    ],
    decision: decided,
    ...overrides,
  }
}

/** Four needs, not confident to go alone. */
export const examinedHolistic = (): Examination =>
  examination(
    acceptedHolistic(),
    rulesFor({ thoughts: 'no', ageInRange: true, needs: 4, confident: 'needs-support' }),
  )

/** Nobody asked about anything. */
export const examinedUnknown = (): Examination =>
  examination(nothingAsked(), rulesFor({ thoughts: null, ageInRange: null, needs: null, confident: null }))

/** Thoughts of suicide, with a plan. */
export const examinedEscalated = (): Examination =>
  examination(
    escalatedWithPlan(),
    rulesFor({ thoughts: 'yes', ageInRange: true, needs: 4, confident: 'confident' }),
  )

/** Too young. */
export const examinedRedirected = (): Examination =>
  examination(
    redirectedForAge(),
    rulesFor({ thoughts: 'no', ageInRange: false, needs: 1, confident: 'confident' }),
  )

/** No pathway rule is met, so that the fullest support is the default. */
export const examinedDefault = (): Examination =>
  examination(
    decision({ pathway: 'holistic' }),
    rulesFor({ thoughts: 'no', ageInRange: true, needs: 2, confident: 'needs-support' }),
  )
