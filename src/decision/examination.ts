/** Everything behind one decision: what was known, what every rule came to, and what follows. Plain JSON. */

import { ownDefinitions } from '../facts/catalogue.js'
import type { DerivedFacts } from '../facts/derive-facts.js'
import type { Derived, FactDefinition, Facts } from '../facts/fact.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { RuleSet, RuleSource } from '../rule-set/rule-set.js'
import type { Verdict } from '../rule-set/three-valued.js'
import type { LeafResult, Verdicts } from '../rule-set/verdicts.js'
import type { Decision } from './decision.js'
import { holdsUp, onlyNotes } from './rules-by-outcome.js'

/** One rule as it was examined. */
export interface ExaminedRule {
  /** Its name. */
  readonly rule: string
  /** What it does, in a few words. */
  readonly title: string
  /** What follows when it is met. */
  readonly event: RuleEvent
  /** Whether it keeps a referral from being accepted: an undetermined `escalate` or `redirect` rule that does not say `note`. */
  readonly holdsUp: boolean
  /** Whether it only notes what is unknown: while it is undetermined it decides nothing. */
  readonly onlyNotes: boolean
  /** What it came to. */
  readonly verdict: Verdict
  /** Every question about a fact in it, with the answer, in the order it is written. */
  readonly leaves: readonly LeafResult[]
  /** Where it comes from. */
  readonly source: RuleSource
}

/** A decision with all that it rests on. */
export interface Examination {
  /** What was known, by the names of the facts. */
  readonly facts: Facts
  /** The same facts, with where each value comes from. */
  readonly origins: { readonly [fact: string]: Derived }
  /** Every rule, the safety floor's included, in order of their names. */
  readonly rules: readonly ExaminedRule[]
  /** The rule set's pathways, from the least to the most intensive. */
  readonly pathways: readonly string[]
  /** The facts that the catalogue that ships does not have, or has in other words, for their titles. */
  readonly ownFacts: readonly FactDefinition[]
  /** What follows. */
  readonly decision: Decision
}

/** A decision, with what it was made from. */
export interface Decided {
  readonly derived: DerivedFacts
  readonly verdicts: Verdicts
  readonly decision: Decision
}

/** Puts a decision together with the facts and the rules behind it, as plain JSON. */
export const examinationOf = ({ derived, verdicts, decision }: Decided, ruleSet: RuleSet): Examination => ({
  facts: derived.facts,
  origins: derived.origins,
  rules: verdicts.map((one) => ({
    rule: one.rule.name,
    title: one.rule.title,
    event: one.rule.event,
    holdsUp: holdsUp(one),
    onlyNotes: onlyNotes(one),
    verdict: one.verdict,
    leaves: one.leaves(),
    source: one.rule.source,
  })),
  pathways: ruleSet.pathways.map(({ id }) => id),
  ownFacts: ownDefinitions(ruleSet),
  decision,
})
