/** Referrals, and the facts that they give, as generators for property tests. */
import fc from 'fast-check'
import { deriveFacts } from '../../facts/derive-facts.js'
import type { Facts } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import { parseReferral } from '../../referral/parse-referral.js'
import type { Referral } from '../../referral/referral.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { type Answered, type DrawnCase, type DrawnFor, drawnCases, ruleSetFor } from './drawn-cases.js'
import { plainerReferrals, simplerReferrals } from './simpler-referrals.js'

class ShrinkingBy<T> extends fc.Arbitrary<T> {
  constructor(
    private readonly drawn: fc.Arbitrary<T>,
    private readonly simpler: (value: T) => Iterable<T>,
    private readonly isOne: (value: unknown) => value is T,
  ) {
    super()
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<T> {
    return new fc.Value(this.drawn.generate(random, bias).value, undefined)
  }

  override canShrinkWithoutContext(value: unknown): value is T {
    return this.isOne(value)
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    const { simpler } = this
    const steps = function* () {
      for (const one of simpler(value)) yield new fc.Value(one, undefined)
    }
    return fc.stream(steps())
  }
}

/**
 * An arbitrary that draws as another does, and shrinks by steps of its own: however a value came about, a failing one
 * becomes as small as the steps allow. `simpler` must give smaller values only.
 */
export const shrinkingBy = <T>(
  drawn: fc.Arbitrary<T>,
  simpler: (value: T) => Iterable<T>,
  isOne: (value: unknown) => value is T,
): fc.Arbitrary<T> => new ShrinkingBy(drawn, simpler, isOne)

const drawn = (
  drawnFor: DrawnFor,
  answered: Answered,
  simpler: (referral: Referral, vocabulary: Vocabulary) => Iterable<Referral>,
): fc.Arbitrary<Referral> => {
  const vocabulary = vocabularyOf(ruleSetFor(drawnFor))
  return shrinkingBy(
    drawnCases(drawnFor, answered).map(({ referral }) => referral),
    (referral) => simpler(referral, vocabulary),
    (value): value is Referral => parseReferral(value, { vocabulary }).ok,
  )
}

/**
 * Valid referrals for finding bugs, from half-filled to complete. Takes a triage, or a rule set and a service (the default
 * rule set and any service, if left out). Every rule is met in about one of as many draws as there are rules, by ways
 * that are proved to meet it; numbers are often just beside a threshold. A failing one shrinks to the answers that matter.
 * How often something is drawn says nothing about how often it happens: shares of such referrals mean nothing.
 */
export const referrals = (drawnFor: DrawnFor = {}): fc.Arbitrary<Referral> =>
  drawn(drawnFor, 'any', simplerReferrals)

/**
 * Valid referrals in which something was not asked, most often just what a rule waits for: every rule that can be
 * undetermined is so as often as the others. Takes what `referrals` takes; shrinks as it does. As there, shares mean
 * nothing.
 */
export const partialReferrals = (drawnFor: DrawnFor = {}): fc.Arbitrary<Referral> =>
  drawn(drawnFor, 'some', simplerReferrals)

/**
 * Valid referrals in which every question has an answer. Takes what `referrals` takes. A failing one shrinks to the
 * plainest answers and never to fewer. As with `referrals`, shares mean nothing.
 */
export const answeredReferrals = (drawnFor: DrawnFor = {}): fc.Arbitrary<Referral> =>
  drawn(drawnFor, 'all', plainerReferrals)

const simplerCases = (ruleSet: RuleSet) =>
  function* ({ referral, service }: DrawnCase): Generator<DrawnCase> {
    for (const simpler of simplerReferrals(referral, vocabularyOf(ruleSet)))
      yield { referral: simpler, service }
  }

const isCase = (_: unknown): _ is DrawnCase => false

/**
 * Facts for the rules of a rule set, such as `compileRuleSet(ruleSet).evaluate` takes. Each draw is what some referral
 * gives at some service (at the one given, if one is), so that nothing impossible is among them; what is not known is
 * left out. Rules are met, and undetermined, as often as with `referrals`, and shares mean as little. Shrinks to the facts
 * that matter.
 */
export const facts = (ruleSet: RuleSet, service?: Service): fc.Arbitrary<Facts> => {
  const drawnFor = service === undefined ? { ruleSet } : { ruleSet, service }
  return shrinkingBy(drawnCases(drawnFor, 'any'), simplerCases(ruleSet), isCase).map((one) => {
    const derived = unwrap(deriveFacts({ ...one, asOf: one.referral.receivedOn }, ruleSet))
    return Object.fromEntries(Object.entries(derived.facts).filter(([, value]) => value !== null))
  })
}
