/** What became of many referrals: counts and shares, and whom they count. */

import { everyQuestion } from '../decision/every-question.js'
import type { Handover } from '../decision/handover.js'
import { definitionsOf } from '../facts/catalogue.js'
import { valueIn } from '../facts/fact.js'
import type { IssueCode, Issues } from '../issue/issue.js'
import { leavesOf } from '../proof/rule-set-parts.js'
import type { EventType } from '../rule-set/rule-event.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { type Amount, amount, type CrossTable, crossTable } from './cross-table.js'
import {
  type DecisionPart,
  type Dimension,
  isDecisionPart,
  kindOfPart,
  labelsOf,
  partIssues,
} from './dimension.js'
import { nameIssues, namesOf, throwIssues } from './known-names.js'
import { asReferral, type SimulatedCase, type SimulatedReferral } from './simulated-case.js'

/** How many referrals came to one thing; the share is of all that were decided. */
export interface OutcomeTally extends Amount {
  /** The name of the thing: a disposition, or the id of a pathway, route, destination or action. */
  readonly value: string
}

/** What a rule came to. The shares are of all referrals that were decided. */
export interface RuleTally {
  /** The name of the rule. */
  readonly rule: string
  /** What it does, in words. */
  readonly title: string
  /** The type of its event. */
  readonly type: EventType
  /** Referrals that met it. */
  readonly met: Amount
  /** Referrals for which it could not be decided. */
  readonly undetermined: Amount
}

/** How often a fact that rules ask about was not known. The shares are of all referrals that were decided. */
export interface FactMissed {
  /** The name of the fact. */
  readonly fact: string
  /** What it is, in words. */
  readonly title: string
  /** Nobody had said. */
  readonly unknown: Amount
  /** The decision asked for it: the answer could still have mattered. */
  readonly asked: Amount
  /** The decision waited for it. */
  readonly heldUp: Amount
}

/** A referral that could not be decided. It is in none of the other counts. */
export interface Undecided {
  /** Its place among the referrals that were handed in, from 0. */
  readonly index: number
  /** The referral as it was handed in. */
  readonly referral: unknown
  /** Why it could not be read. */
  readonly issues: Issues
  /** What a person is to do about it today. */
  readonly handover: Handover
}

/** How many referrals that could not be decided had an issue with one code. */
interface UndecidedCount {
  /** The code. */
  readonly code: IssueCode
  /** How many referrals. */
  readonly count: number
}

/** Whom to list: those of whom all of this is so. */
export type Behind = { readonly [part in DecisionPart]?: string } & {
  /** A fact that was not known. */
  readonly unknown?: string
}

/** What became of many referrals. Plain JSON but for its two functions, which JSON leaves out. */
export interface Simulation {
  /** How many referrals were handed in: those decided and those that could not be. */
  readonly referrals: number
  /** How many of them could be decided. */
  readonly decided: number
  /** Those that could not be. */
  readonly undecided: readonly Undecided[]
  /** How many of them had an issue with each code. */
  readonly undecidedByCode: readonly UndecidedCount[]
  /** Every disposition, pathway, route and so on that there is, in the order of the rule set, reached or not. */
  readonly dispositions: readonly OutcomeTally[]
  /** The pathways that referrals were accepted on. */
  readonly pathways: readonly OutcomeTally[]
  /** The pathways that would follow, of those who were escalated or wait for an answer. */
  readonly provisionalPathways: readonly OutcomeTally[]
  /** The routes that referrals were escalated to, each as often as there were referrals. */
  readonly routes: readonly OutcomeTally[]
  /** The destinations that referrals were redirected to. */
  readonly destinations: readonly OutcomeTally[]
  /** The actions that decisions called for. */
  readonly actions: readonly OutcomeTally[]
  /** Every rule, the safety floor's too. */
  readonly rules: readonly RuleTally[]
  /** The most asked for first; facts that were always known are left out. */
  readonly missingFacts: readonly FactMissed[]
  /** Counts by any two dimensions; columns are dispositions if left out. Throws `TriageError` for what there is not. */
  readonly crossTable: (rows: Dimension, columns?: Dimension) => CrossTable
  /** The referrals behind a number, in their order. Throws `TriageError` for a name that the rule set does not have. */
  readonly behind: (what: Behind) => readonly SimulatedReferral[]
}

const countsBy = (
  cases: readonly SimulatedCase[],
  labels: (one: SimulatedCase) => readonly string[],
): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const one of cases)
    for (const label of new Set(labels(one))) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

const talliesOf = (
  cases: readonly SimulatedCase[],
  ruleSet: RuleSet,
  part: DecisionPart,
): readonly OutcomeTally[] => {
  const counts = countsBy(cases, (one) => labelsOf(one, part))
  return namesOf(ruleSet, kindOfPart(part)).map((value) => ({
    value,
    ...amount(counts.get(value) ?? 0, cases.length),
  }))
}

const rulesOf = (cases: readonly SimulatedCase[], { rules }: RuleSet): readonly RuleTally[] => {
  const met = countsBy(cases, (one) => one.met)
  const undetermined = countsBy(cases, (one) => one.undetermined)
  return rules.map(({ event, name, title }) => ({
    rule: name,
    title,
    type: event.type,
    met: amount(met.get(name) ?? 0, cases.length),
    undetermined: amount(undetermined.get(name) ?? 0, cases.length),
  }))
}

const missingFacts = (cases: readonly SimulatedCase[], ruleSet: RuleSet): readonly FactMissed[] => {
  const wanted = new Set(
    ruleSet.rules.flatMap(({ conditions }) =>
      leavesOf(conditions, ruleSet.conditions).map(({ fact }) => fact),
    ),
  )
  const asked = countsBy(cases, ({ decision }) => everyQuestion(decision).map(({ fact }) => fact))
  const heldUp = countsBy(cases, ({ decision }) =>
    decision.questions.filter(({ holdsUp }) => holdsUp).map(({ fact }) => fact),
  )
  const unknown = countsBy(cases, ({ facts }) => [...wanted].filter((fact) => valueIn(facts, fact) === null))
  return [...definitionsOf(ruleSet).values()]
    .filter(({ name }) => (unknown.get(name) ?? 0) > 0)
    .map(({ name, title }) => ({
      fact: name,
      title,
      unknown: amount(unknown.get(name) ?? 0, cases.length),
      asked: amount(asked.get(name) ?? 0, cases.length),
      heldUp: amount(heldUp.get(name) ?? 0, cases.length),
    }))
    .sort((one, other) => other.asked.count - one.asked.count || other.unknown.count - one.unknown.count)
}

/** What is asked of `behind`, part by part. */
const partsOf = (what: Behind): readonly (readonly [DecisionPart | 'unknown', string])[] =>
  Object.entries(what).flatMap(([part, value]) => {
    if (value === undefined) return []
    if (part !== 'unknown' && !isDecisionPart(part)) throwIssues(partIssues(part))
    return [[part as DecisionPart | 'unknown', value] as const] // nothing else comes past the line above
  })

const isBehind = (one: SimulatedCase, parts: ReturnType<typeof partsOf>): boolean =>
  parts.every(([part, value]) =>
    part === 'unknown' ? valueIn(one.facts, value) === null : labelsOf(one, part).includes(value),
  )

/** Counts what became of referrals. `ruleSet` is that of the triage, the safety floor welded under it. */
export const simulationOf = (
  ruleSet: RuleSet,
  cases: readonly SimulatedCase[],
  undecided: readonly Undecided[],
): Simulation => {
  const codes = new Map<IssueCode, number>()
  for (const { issues } of undecided)
    for (const code of new Set(issues.map((issue) => issue.code))) codes.set(code, (codes.get(code) ?? 0) + 1)
  const tallies = (part: DecisionPart) => talliesOf(cases, ruleSet, part)
  return {
    referrals: cases.length + undecided.length,
    decided: cases.length,
    undecided,
    undecidedByCode: [...codes].map(([code, count]) => ({ code, count })),
    dispositions: tallies('disposition'),
    pathways: tallies('pathway'),
    provisionalPathways: tallies('provisionalPathway'),
    routes: tallies('route'),
    destinations: tallies('destination'),
    actions: tallies('action'),
    rules: rulesOf(cases, ruleSet),
    missingFacts: missingFacts(cases, ruleSet),
    crossTable: (rows, columns = 'disposition') => crossTable(cases, ruleSet, { rows, columns }),
    behind: (what) => {
      const parts = partsOf(what)
      throwIssues(
        parts.flatMap(([part, value]) =>
          nameIssues(ruleSet, part === 'unknown' ? 'fact' : kindOfPart(part), value, [part]),
        ),
      )
      return cases.filter((one) => isBehind(one, parts)).map(asReferral)
    },
  }
}
