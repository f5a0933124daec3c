/**
 * Facts → a concrete referral that has exactly these, decided by the evaluator. Whatever the analysis says of
 * the facts is held against what the evaluator does with the referral.
 */

import { choosePathway } from '../decision/pathway.js'
import { dispositionOf, rulesByOutcome } from '../decision/rules-by-outcome.js'
import { deriveFacts } from '../facts/derive-facts.js'
import { type Facts, valueIn } from '../facts/fact.js'
import { lazy, memoize } from '../input/memoize.js'
import { formatIssues, type Result } from '../issue/issue.js'
import { parseReferral } from '../referral/parse-referral.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import { compileRuleSet } from '../rule-set/compile.js'
import { canonicalJson } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Verdicts } from '../rule-set/verdicts.js'
import { parseService } from '../service/parse-service.js'
import { isTrueOf } from './engine/formula.js'
import type { StepBudget } from './engine/step-budget.js'
import { AnalysisFault, type Witness } from './finding.js'
import type { Outcomes } from './outcomes.js'
import { openedSize } from './rule-set-parts.js'
import type { FactSpace } from './space/fact-space.js'
import { factsToJudge, inPersonsOwnWord, referralWith, serviceWith, WITNESS_DATE } from './witness-input.js'

/** A value that the analysis made itself; if it cannot be read, that is our mistake. */
const readable = <T>(what: string, facts: Facts, result: Result<T>): T => {
  if (result.ok) return result.value
  throw new AnalysisFault(`no ${what} has the facts ${JSON.stringify(facts)}: ${formatIssues(result.issues)}`)
}

const disagree = (facts: Facts, what: string): AnalysisFault =>
  new AnalysisFault(
    `the analysis and the evaluator disagree about ${what}, with the facts ${JSON.stringify(facts)}`,
  )

const known = (facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))

/** What a witness takes for each local fact, to be read and derived, and for each leaf, to be evaluated; in steps of a `StepBudget`. */
const STEPS_OF_A_FACT = 200
const STEPS_OF_A_LEAF = 2

/** Holds the formulas of a rule set against what the evaluator said of an assignment. */
const checkOutcomes = (
  { disposition, pathway, rules }: Outcomes,
  space: FactSpace,
  facts: Facts,
  verdicts: Verdicts,
  witness: Witness,
  steps?: StepBudget,
): void => {
  const choice = space.choiceFor(facts)
  if (!isTrueOf(space.possible, choice, steps)) throw disagree(facts, 'whether there can be such a referral')
  for (const [index, { rule, verdict }] of verdicts.entries()) {
    const formulas = rules[index]
    const formula = { met: formulas?.met, 'not-met': formulas?.notMet, undetermined: formulas?.undetermined }
    const claimed = formula[verdict]
    if (claimed === undefined || !isTrueOf(claimed, choice, steps)) throw disagree(facts, `rule ${rule.name}`)
  }
  if (!isTrueOf(disposition[witness.disposition], choice, steps)) throw disagree(facts, 'the disposition')
  const chosen = witness.pathway === null ? undefined : pathway.get(witness.pathway)
  if (chosen !== undefined && !isTrueOf(chosen, choice, steps)) throw disagree(facts, 'the pathway')
}

/** Only where something is refuted is a witness ever asked for. */
const compiledOnce = memoize(compileRuleSet)

/**
 * Makes witnesses for one rule set, the safety floor welded under it. `outcomes`, if given, are held against
 * the evaluator at every witness. The function it gives takes the facts of an assignment (unknown ones may be
 * left out) and throws `AnalysisFault` where no referral has them or the evaluator comes to something else.
 */
export const witnessMaker = (
  ruleSet: RuleSet,
  space: FactSpace,
  outcomes?: Outcomes,
  steps?: StepBudget,
): ((facts: Facts) => Witness) => {
  // Those of the space: it may be of several rule sets, and its facts are then the facts of all of them.
  const { localFacts } = space.scope
  const vocabulary = vocabularyOf(space.scope)
  const size = lazy(() => openedSize(ruleSet))
  return (facts) => {
    steps?.spend(STEPS_OF_A_FACT * localFacts.length + STEPS_OF_A_LEAF * size())
    const whole = inPersonsOwnWord(
      { ...Object.fromEntries([...space.encodings.keys()].map((fact) => [fact, null])), ...facts },
      vocabulary,
    )
    const judged = space.service === null ? factsToJudge(whole, vocabulary) : whole
    const service = space.service ?? readable('service', facts, parseService(serviceWith(judged, vocabulary)))
    const referral = readable(
      'referral',
      facts,
      parseReferral(referralWith(judged, space.scope), { vocabulary }),
    )
    const input = { referral, service, asOf: WITNESS_DATE }
    const derived = readable('referral', facts, deriveFacts(input, space.scope))
    for (const fact of Object.keys(whole)) {
      const [wanted, got] = [valueIn(whole, fact), valueIn(derived.facts, fact)]
      if (canonicalJson(wanted) !== canonicalJson(got)) throw disagree(facts, `the fact ${fact}`)
    }
    const verdicts = compiledOnce(ruleSet).evaluate(derived.facts)
    const byOutcome = rulesByOutcome(verdicts)
    const disposition = dispositionOf(byOutcome)
    const pathway = disposition === 'redirect' ? null : choosePathway(byOutcome, ruleSet).pathway
    const witness = { facts: known(whole), ...input, disposition, pathway }
    if (outcomes !== undefined) checkOutcomes(outcomes, space, whole, verdicts, witness, steps)
    return witness
  }
}
