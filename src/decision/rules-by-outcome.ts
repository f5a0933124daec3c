/**
 * What a decision is made from: verdicts, sorted into rules that are met and rules that are still open, by the type of their event;
 * the ladder, which disposition they call for; and the destinations and actions (in `escalations.ts`, the routes) that they call for.
 */

import type { AskedFact, Derived } from '../facts/fact.js'
import { groupBy } from '../input/group-by.js'
import { NOBODY } from '../referral/audience.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict, Verdicts } from '../rule-set/verdicts.js'
import type { Helpline } from '../service/nation.js'
import type { Service } from '../service/service.js'
import type { Action, Redirect } from './decision.js'
import type { Provenance } from './provenance.js'
import type { QuotedMentions } from './quoted-mentions.js'

/** The verdicts of one referral, and what gives them their words and limits. How they were found is not asked. */
export interface DecisionInput {
  readonly referral: string
  /** The rule set with the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly verdicts: Verdicts
  readonly origins: { readonly [fact: string]: Derived }
  /** The catalogue and the local facts, in the order they are asked. */
  readonly definitions: ReadonlyMap<string, AskedFact>
  readonly service: Service
  readonly helplines: readonly Helpline[]
  readonly provenance: Provenance
  /** What the notes of the referral say of danger; absent where it has none. */
  readonly notes?: QuotedMentions
}

type EventType = RuleEvent['type']

/** The verdict of a rule whose event is of one type. */
export type VerdictOf<Type extends EventType> = RuleVerdict & {
  readonly rule: { readonly event: Extract<RuleEvent, { readonly type: Type }> }
}

/** Rules of one type, in rule order. Open ones are undetermined: what is not known decides them. */
interface MetAndOpen<Type extends EventType> {
  readonly met: readonly VerdictOf<Type>[]
  readonly open: readonly VerdictOf<Type>[]
}

/** The rules that lead to something, or might; those that are not met lead to nothing. */
export type RulesByOutcome = { readonly [Type in EventType]: MetAndOpen<Type> } & {
  /** All that are open, whatever their type, in rule order. */
  readonly open: Verdicts
}

/** Sorts verdicts in one pass, as every decision needs it. */
export const rulesByOutcome = (verdicts: Verdicts): RulesByOutcome => {
  const none = (): Record<'met' | 'open', RuleVerdict[]> => ({ met: [], open: [] })
  const byType: Record<EventType, ReturnType<typeof none>> = {
    escalate: none(),
    redirect: none(),
    pathway: none(),
    extension: none(),
    action: none(),
  }
  const open: RuleVerdict[] = []
  for (const ruleVerdict of verdicts) {
    const { rule, verdict } = ruleVerdict
    if (verdict === 'not-met') continue
    const ofType = byType[rule.event.type]
    if (verdict === 'met') ofType.met.push(ruleVerdict)
    else {
      ofType.open.push(ruleVerdict)
      open.push(ruleVerdict)
    }
  }
  return { ...byType, open } as RulesByOutcome // each stands under the type of its event
}

/** Whether a rule only notes what is unknown: while it is undetermined it decides nothing. */
export const onlyNotes = ({ rule }: Pick<RuleVerdict, 'rule'>): boolean => rule.whenUndetermined === 'note'

/** Whether a rule's unknown facts hold the decision up: escalations and redirects do, unless they only note. */
export const holdsUp = (one: RuleVerdict): boolean =>
  one.verdict === 'undetermined' &&
  (one.rule.event.type === 'escalate' || one.rule.event.type === 'redirect') &&
  !onlyNotes(one)

const rung = (escalated: boolean, waits: boolean, redirected: boolean): Disposition => {
  if (escalated) return 'escalate'
  if (waits) return 'request-information'
  return redirected ? 'redirect' : 'accept'
}

/** The disposition that the verdicts call for. */
export const dispositionOf = ({ escalate, redirect }: RulesByOutcome): Disposition =>
  rung(
    escalate.met.length > 0,
    escalate.open.some(holdsUp) || redirect.open.some(holdsUp),
    redirect.met.length > 0,
  )

/**
 * For counting: takes the rule set of a triage; gives a function that tells the disposition from the bare numbers that
 * `compileRuleSet(…).verdicts` gives (0 not met, 1 undetermined, 2 met), in rule order, without reasons or questions.
 */
export const dispositionFromVerdicts = ({
  rules,
}: RuleSet): ((verdicts: ArrayLike<number>) => Disposition) => {
  const rulesOfType = (type: 'escalate' | 'redirect') =>
    rules.flatMap(({ event }, index) => (event.type === type ? [index] : []))
  const escalations = rulesOfType('escalate')
  const redirects = rulesOfType('redirect')
  const waiting = [...escalations, ...redirects].filter((index) => rules[index]?.whenUndetermined !== 'note')
  const anyIs = (verdicts: ArrayLike<number>, indexes: readonly number[], verdict: 1 | 2): boolean => {
    for (const index of indexes) if (verdicts[index] === verdict) return true
    return false
  }
  return (verdicts) =>
    rung(anyIs(verdicts, escalations, 2), anyIs(verdicts, waiting, 1), anyIs(verdicts, redirects, 2))
}

/** A destination, action or route that the rule set lists, with the verdicts that call for it. */
interface CalledFor<Listed, Call extends RuleVerdict> {
  readonly listed: Listed
  readonly calls: readonly [Call, ...Call[]]
  /** The names of the rules, in rule order. */
  readonly rules: readonly [string, ...string[]]
}

/** What is called for, in the order it is listed. `target` gives the id that a rule calls for. */
export const calledFor = <Listed extends { readonly id: string }, Call extends RuleVerdict>(
  listed: readonly Listed[],
  met: readonly Call[],
  target: (call: Call) => string,
): readonly CalledFor<Listed, Call>[] => {
  if (met.length === 0) return [] // as with most referrals
  const byTarget = groupBy(met, target)
  const called: CalledFor<Listed, Call>[] = []
  for (const item of listed) {
    const calls = byTarget.get(item.id)
    if (calls === undefined) continue
    const [first, ...rest] = calls
    called.push({ listed: item, calls, rules: [first.rule.name, ...rest.map(({ rule }) => rule.name)] })
  }
  return called
}

/** What several rules say in one text, each thing once. */
const joined = <Call extends RuleVerdict>(
  [first, ...rest]: readonly [Call, ...Call[]],
  textOf: (call: Call) => string,
  between: string,
): string => (rest.length === 0 ? textOf(first) : [...new Set([first, ...rest].map(textOf))].join(between))

const reasonOf = ({ rule }: RuleVerdict): string => rule.event.params.reason

type RedirectCall = RulesByOutcome['redirect']['met'][number]

/** The loader sees to it that one of the two may be read by anybody who referred. */
const wordsForReferrer = ({ rule }: RedirectCall): string =>
  rule.event.params.forReferrer ?? rule.event.params.reason

/** Every met redirect, one for each destination (nobody is turned away without one), in the order the rule set lists destinations. */
export const redirectsOf = (
  { redirect: { met } }: Pick<RulesByOutcome, 'redirect'>,
  ruleSet: RuleSet,
): readonly Redirect[] =>
  calledFor(ruleSet.destinations, met, ({ rule }) => rule.event.params.destination).map(
    ({ calls, listed, rules }) => ({
      destination: listed.id,
      title: listed.title,
      contact: listed.contact ?? null,
      advice: listed.advice,
      forClient: listed.forClient ?? null,
      reason: joined(calls, reasonOf, '; '),
      forReferrer: joined(calls, wordsForReferrer, '; '),
      rules,
      mayTell: listed.mayTell ?? NOBODY,
    }),
  )

/**
 * Every action that a met rule calls for and that belongs to the disposition, in the order the rule set
 * lists actions: work on a need waits until the person is safe and the referral accepted.
 */
export const actionsOf = (
  { action: { met } }: Pick<RulesByOutcome, 'action'>,
  disposition: Disposition,
  ruleSet: RuleSet,
): readonly Action[] =>
  calledFor(ruleSet.actions, met, ({ rule }) => rule.event.params.action)
    .filter(({ listed }) => listed.dispositions.includes(disposition))
    .map(({ calls, listed, rules }) => ({
      action: listed.id,
      title: listed.title,
      for: listed.for,
      instruction: listed.instruction,
      ...(listed.beforeAsking === undefined ? {} : { beforeAsking: listed.beforeAsking }),
      ...(listed.forClient === undefined ? {} : { forClient: listed.forClient }),
      ...(listed.forReferrer === undefined ? {} : { forReferrer: listed.forReferrer }),
      reason: joined(calls, reasonOf, '; '),
      rules,
    }))
