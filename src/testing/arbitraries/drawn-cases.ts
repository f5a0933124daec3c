/**
 * A referral and a service, drawn for a rule set: a rule and a verdict first, each as often as the other, then a way to
 * it, then everything that does not matter to it at random. So a rule that few people would meet is met as often as any.
 */

import fc from 'fast-check'
import { countedSet, definitionsOf, LOCAL_PREFIX } from '../../facts/catalogue.js'
import { type Facts, valueIn } from '../../facts/fact.js'
import { memoize } from '../../input/memoize.js'
import { leavesOf } from '../../proof/rule-set-parts.js'
import { referralWith } from '../../proof/witness-input.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { Client, type Referral, Risks } from '../../referral/referral.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { defaultRuleSet } from '../../rule-set/shipped.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import type { Service } from '../../service/service.js'
import { nameIssues, throwIssues } from '../../simulation/known-names.js'
import { withoutFacts } from '../builders/without-facts.js'
import { wholeRuleSet } from '../cases/test-case.js'
import { calmed } from './calm-referrals.js'
import { datings, earlierEvents, withDates } from './dated-answers.js'
import { completed, instrumentsFor } from './drawn-questionnaires.js'
import { datesFrom, full, half, randomReferrals } from './random-referrals.js'
import { nineServices } from './services.js'
import { type Way, waysToVerdicts } from './ways-to-verdicts.js'

/** For what to draw. A triage is one: then referrals are drawn for its rule set and its service. */
export interface DrawnFor {
  /** The default rule set if left out. The safety floor is welded under it. */
  readonly ruleSet?: RuleSet | undefined
  /** Any service if left out. */
  readonly service?: Service | undefined
  /** The names of the rules to draw for, where a test is about a few of them; every rule if left out. */
  readonly rules?: readonly [string, ...string[]] | undefined
}

/** How much is answered: anything or nothing, everything, or not everything. */
export type Answered = 'any' | 'all' | 'some'

/** A referral for a service. */
export interface DrawnCase {
  readonly referral: Referral
  readonly service: Service
}

const whole = memoize(wholeRuleSet)

/** The rule set with the safety floor under it; of the same one always the same, so that its ways are found once. */
export const ruleSetFor = ({ ruleSet = defaultRuleSet() }: DrawnFor): RuleSet => whole(ruleSet)

/** The days on which the rule set is in force: of one year, 2026 if it can be. */
const daysOf = ({ effective: { from, to = '9999-12-31' } }: RuleSet): readonly [string, string] => {
  const year = Math.max(Number(from.slice(0, 4)), Math.min(2026, Number(to.slice(0, 4))))
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return [from > first ? from : first, to < last ? to : last]
}

/** A fact and a number near a threshold of it. */
interface NearThreshold {
  readonly fact: string
  readonly value: number
}

/** By rule, every number that is at most one away from a number that it compares a fact with. */
const nearThresholds = (ruleSet: RuleSet): ((rule: number) => readonly NearThreshold[]) => {
  const definitions = definitionsOf(ruleSet)
  return (index) => {
    const rule = ruleSet.rules[index]
    if (rule === undefined) return []
    return leavesOf(rule.conditions, ruleSet.conditions).flatMap(({ fact, value }) => {
      const definition = definitions.get(fact)
      if (definition?.kind !== 'integer' || typeof value !== 'number') return []
      return [value - 1, value, value + 1]
        .filter((one) => one >= definition.min && one <= definition.max)
        .map((one) => ({ fact, value: one }))
    })
  }
}

/** The way with a number next to a threshold of its rule, if that gives a referral. */
const nudged = (way: Way, near: NearThreshold | null, ruleSet: RuleSet): Way => {
  if (near === null) return way
  // As many members as that, whichever they are.
  const set = countedSet(definitionsOf(ruleSet), near.fact)
  const facts = { ...way.facts, [near.fact]: near.value, ...(set === null ? {} : { [set]: null }) }
  const referral = parseReferral(referralWith(facts, ruleSet), { vocabulary: vocabularyOf(ruleSet) })
  return referral.ok ? { ...way, facts, referral: referral.value } : way
}

const bornFor = (facts: Facts, receivedOn: string) => {
  const age = valueIn(facts, 'age')
  // On the first of January, so that the age is the same all year.
  return typeof age === 'number' ? { dateOfBirth: `${Number(receivedOn.slice(0, 4)) - age}-01-01` } : {}
}

/** What consent comes to on the way, by the word of the person, so that it counts whoever referred. */
const consentAlong = ({ facts, referral: { consent } }: Way): Pick<Referral, 'consent'> =>
  typeof consent === 'string' && valueIn(facts, 'consentBy') === null
    ? { consent: { answer: consent, by: 'person' } }
    : {}
/** What matters to the way, laid over a referral that may be anything. */
const along = (base: Referral, way: Way, vocabulary: Vocabulary, keepsAll: boolean): Referral => {
  const { facts, referral } = way
  const { receivedOn } = base
  const left = keepsAll ? base : withoutFacts(base, way.settled, vocabulary)
  const client = { ...left.client, ...referral.client, ...bornFor(facts, receivedOn) }
  const newYear = `${receivedOn.slice(0, 4)}-01-01`
  const filledIn = (referral.assessments ?? []).map((one) => ({ ...one, completedOn: newYear }))
  const others = (left.assessments ?? [])
    .filter(({ instrument }) => !filledIn.some((one) => one.instrument === instrument))
    .map((one) => (one.completedOn < (client.dateOfBirth ?? '') ? { ...one, completedOn: newYear } : one))
  const parts = {
    client,
    risks: { ...left.risks, ...earlierEvents(left, referral), ...referral.risks },
    assessments: [...others, ...filledIn],
    agreements: { ...left.agreements, ...referral.agreements },
    local: { ...left.local, ...referral.local },
  }
  const present = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0)
  return {
    ...left,
    ...referral,
    ...consentAlong(way),
    id: base.id,
    receivedOn,
    ...Object.fromEntries(present),
  } as Referral // answers of two referrals, each in its place
}

const VERDICTS = {
  any: ['met', 'met', 'met', 'undetermined', 'not-met'],
  all: ['met', 'met', 'met', 'not-met'],
  some: ['met', 'undetermined', 'undetermined', 'not-met'],
} as const satisfies { readonly [answered in Answered]: readonly Verdict[] }

/** More ways than any rule has. */
const MAX = 10_000

/** The places of the rules to draw for. Throws `TriageError` for a rule that there is not. */
const placesOf = (ruleSet: RuleSet, names: DrawnFor['rules']): readonly number[] => {
  throwIssues((names ?? []).flatMap((name, index) => nameIssues(ruleSet, 'rule', name, ['rules', index])))
  return ruleSet.rules.flatMap(({ name }, index) => (names?.includes(name) === false ? [] : [index]))
}

const nobodysService: Service = { id: 'any-service', title: 'Any service', nation: 'england' }

const isComplete = ({ client, consent, needs, risks, source }: Referral): boolean =>
  [client, consent, needs, source].every((part) => (part ?? null) !== null) &&
  Object.keys(Client.shape).every((key) => Object.hasOwn(client ?? {}, key)) &&
  Object.keys(Risks.shape).every((key) => Object.hasOwn(risks ?? {}, key))

/** Draws cases for a rule set. */
export const drawnCases = (drawnFor: DrawnFor, answered: Answered): fc.Arbitrary<DrawnCase> => {
  const ruleSet = ruleSetFor(drawnFor)
  const { service } = drawnFor
  const vocabulary = vocabularyOf(ruleSet)
  const ways = waysToVerdicts(ruleSet, service ?? null)
  const [first, last] = daysOf(ruleSet)
  const year = Number(first.slice(0, 4))
  const instruments = instrumentsFor(ruleSet)
  const filled = randomReferrals(full, ruleSet, year, instruments)
  const bases =
    answered === 'all'
      ? filled.map((referral) => completed(referral, vocabulary))
      : answered === 'some'
        ? randomReferrals(half, ruleSet, year, instruments)
        : fc.oneof(filled, randomReferrals(half, ruleSet, year, instruments))
  const base = fc.tuple(bases, datesFrom(first, last), fc.boolean()).map(([referral, receivedOn, calm]) => ({
    ...(calm ? calmed(referral, { ruleSet, service, keepsAll: answered === 'all' }) : referral),
    receivedOn,
  }))
  const thresholds = nearThresholds(ruleSet)
  return fc
    .tuple(
      base,
      fc.constantFrom(...placesOf(ruleSet, drawnFor.rules)),
      fc.constantFrom(...VERDICTS[answered]),
      fc.tuple(fc.constantFrom('leaves' as const, 'dispositions' as const), fc.nat(MAX)),
      fc.option(fc.nat(MAX), { nil: null, freq: 2 }),
      service === undefined ? fc.option(nineServices, { nil: null, freq: 2 }) : fc.constant(service),
      // An answer of long ago may be none any more.
      answered === 'all' ? fc.constant(null) : fc.option(datings, { nil: null, freq: 2 }),
    )
    .map(([referral, rule, verdict, [through, choice], nudge, other, dating]): DrawnCase => {
      const some = ways(rule, verdict, through)
      const way = some[choice % Math.max(1, some.length)]
      const dated = (one: Referral, fixed: readonly string[]): Referral =>
        dating === null ? one : withDates(one, ruleSet, dating, new Set(fixed))
      if (way === undefined) return { referral: dated(referral, []), service: other ?? nobodysService }
      const near = thresholds(rule)
      const moved = nudged(
        way,
        nudge === null ? null : (near[nudge % Math.max(1, near.length)] ?? null),
        ruleSet,
      )
      const { id, receivedOn } = referral
      // A disposition may turn on what is not known: then nothing else may be known either.
      const bare = through === 'dispositions' && answered !== 'all' && choice > MAX / 2
      const laid = along(bare ? { id, receivedOn } : referral, moved, vocabulary, answered === 'all')
      const { client, local, risks } = moved.referral
      const drawn = dated(laid, [
        ...way.settled,
        ...[client, risks].flatMap((answers) => Object.keys(answers ?? {})),
        ...Object.keys(local ?? {}).map((name) => `${LOCAL_PREFIX}${name}`),
      ])
      return {
        referral:
          answered === 'all'
            ? // The way may bring another source or another consent than those that were completed.
              completed(drawn, vocabulary)
            : answered === 'some' && isComplete(drawn)
              ? withoutFacts(drawn, ['consent'], vocabulary)
              : drawn,
        service: other ?? way.service,
      }
    })
}
