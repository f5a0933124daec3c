import type { DerivedFacts } from '../facts/derive-facts.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Verdicts } from '../rule-set/verdicts.js'
import type { Decision } from './decision.js'
import type { Examination } from './examination.js'
import { holdsUp } from './rules-by-outcome.js'

/** A decision, with what it was made from. */
export interface Decided {
  readonly derived: DerivedFacts
  readonly verdicts: Verdicts
  readonly decision: Decision
}

/** Puts a decision together with the facts and the rules behind it, as plain JSON. */
export const examinationOf = (
  { derived, verdicts, decision }: Decided,
  { localFacts, pathways }: Pick<RuleSet, 'localFacts' | 'pathways'>,
): Examination => ({
  facts: derived.facts,
  origins: derived.origins,
  rules: verdicts.map((one) => ({
    rule: one.rule.name,
    title: one.rule.title,
    event: one.rule.event,
    holdsUp: holdsUp(one),
    verdict: one.verdict,
    leaves: one.leaves(),
    source: one.rule.source,
  })),
  pathways: pathways.map(({ id }) => id),
  localFacts,
  decision,
})
