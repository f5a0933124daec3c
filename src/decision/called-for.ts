/** What met rules call for: destinations and actions (and, in `escalations.ts`, routes), each once, with the rules that call for it. */
import { groupBy } from '../input/group-by.js'
import { NOBODY } from '../referral/audience.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import type { Action, Redirect } from './decision.js'
import type { RulesByOutcome } from './rules-by-outcome.js'

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
