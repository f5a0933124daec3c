/** Triages of any rule set, safe or not: what `createTriage` makes, without the proofs that would refuse it. */
import fc from 'fast-check'
import type { TriageToAsk } from '../../../src/analysis/one-referral/laid-out-triage.js'
import { decideFromVerdicts } from '../../../src/decision/decide.js'
import { examinationOf } from '../../../src/decision/examination.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import { deriveFacts } from '../../../src/facts/derive-facts.js'
import type { FactDefinition, FactValue } from '../../../src/facts/fact.js'
import { ok, unwrap } from '../../../src/issue/issue.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import type { Referral } from '../../../src/referral/referral.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import type { RootCondition } from '../../../src/rule-set/condition.js'
import type { Rule, RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import type { Service } from '../../../src/service/service.js'
import { leavesAbout } from '../../../src/testing/arbitraries/conditions.js'
import { knownValues } from '../../../src/testing/arbitraries/fact-values.js'
import { EVENTS, EXTENSION, escalate, policy, rule } from '../../support/small-policy.js'

const ANYWHERE: Service = {
  id: 'anywhere',
  title: 'Anywhere',
  nation: 'england',
  extension: { allowed: true },
}

/** A triage of a rule set alone, without even the floor: small enough to try everything. */
export const triageOf = (ruleSet: RuleSet, service: Service = ANYWHERE): TriageToAsk => {
  const { evaluate } = compileRuleSet(ruleSet)
  const definitions = definitionsOf(ruleSet)
  return {
    ruleSet,
    service,
    safeExamine: (input, options) => {
      const referral = parseReferral(input)
      if (!referral.ok) return referral
      const asOf = options?.asOf ?? referral.value.receivedOn
      const derived = unwrap(deriveFacts({ referral: referral.value, service, asOf }, ruleSet))
      const verdicts = evaluate(derived.facts)
      const decision = decideFromVerdicts({
        referral: referral.value.id,
        ruleSet,
        verdicts,
        origins: derived.origins,
        definitions,
        service,
        helplines: [],
        provenance: {
          ruleSet: { id: ruleSet.id, version: ruleSet.version, digest: 'sha256:0' },
          safetyFloor: { id: 'safety-floor', version: '0', digest: 'sha256:0' },
          service: { id: service.id, digest: 'sha256:0' },
          library: { name: 'referral-triage', version: '0.0.0' },
          asOf,
        },
      })
      return ok(examinationOf({ derived, verdicts, decision }, ruleSet))
    },
  }
}

/** The same, with the floor welded under it. */
export const flooredTriageOf = (own: RuleSet, service: Service = ANYWHERE): TriageToAsk =>
  triageOf(unwrap(safeWeld(safetyFloor(), own)), service)

const words = (title: string) => ({
  title,
  description: `The fact ${title}.`,
  question: `What about ${title}?`,
  safety: false,
  asksAboutDanger: false,
})

/** Four facts of four kinds, small enough to try every combination. */
export const FEW_FACTS = [
  { name: 'local.a', kind: 'boolean', ...words('a') },
  { name: 'local.b', kind: 'answer', riskier: 'yes', ...words('b') },
  { name: 'local.c', kind: 'integer', min: 0, max: 4, riskier: 'higher', ...words('c') },
  { name: 'local.d', kind: 'choice', values: ['x', 'y', 'z'], ...words('d') },
] as const satisfies readonly FactDefinition[]

const leaf = fc.oneof(...FEW_FACTS.map(leavesAbout))
const leaves = fc.tuple(leaf, leaf)
const both = fc.record({ all: leaves })
const either = fc.record({ any: leaves })

/** Conditions on two to four answers: hardly any is met or missed by one alone. */
const tangled: fc.Arbitrary<RootCondition> = fc.oneof(
  both,
  either,
  fc.record({ all: fc.tuple(leaf, either) }),
  fc.record({ any: fc.tuple(both, both) }),
  fc.record({ all: fc.tuple(either, fc.record({ not: both })) }),
)

/** Random policies over the few facts. */
export const fewFactPolicies: fc.Arbitrary<RuleSet> = fc
  .array(
    fc.record({
      event: fc.constantFrom(escalate('crisis'), ...EVENTS, EXTENSION),
      when: tangled,
      note: fc.boolean(),
    }),
    { minLength: 3, maxLength: 7 },
  )
  .map((drawn) =>
    policy(
      drawn.map(({ event, note, when }, index): Rule => {
        const holds = event.type === 'escalate' || event.type === 'redirect'
        return rule(`rule-${index}`, event, when, note && holds ? { whenUndetermined: 'note' } : {})
      }),
      { localFacts: FEW_FACTS },
    ),
  )

/** Somebody of whom all is known that the safety floor asks about, and nothing is wrong. */
export const CALM: Referral = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  risks: {
    suicidalThoughts: 'no',
    recentSuicideAttempt: 'no',
    selfHarm: 'no',
    suicidePlanOrIntent: 'no',
    immediateDanger: 'no',
  },
}

/** Answers to some of the few facts. */
export const fewAnswers: fc.Arbitrary<{ readonly [name: string]: FactValue }> = fc
  .record(
    Object.fromEntries(FEW_FACTS.map((fact) => [fact.name.slice('local.'.length), knownValues(fact)])),
    { requiredKeys: [] },
  )
  .map((local) => local as { readonly [name: string]: FactValue }) // the few facts have local values

/** Every value of each of the few facts. */
export const FEW_VALUES: { readonly [name: string]: readonly FactValue[] } = {
  a: [true, false],
  b: ['yes', 'no', 'unsure', 'declined'],
  c: [0, 1, 2, 3, 4],
  d: ['x', 'y', 'z'],
}

/** Every way to answer: for each fact one of the values given. */
export const everyAnswer = (values: {
  readonly [name: string]: readonly FactValue[]
}): readonly { readonly [name: string]: FactValue }[] =>
  Object.entries(values).reduce<readonly { readonly [name: string]: FactValue }[]>(
    (sofar, [name, own]) => sofar.flatMap((one) => own.map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
