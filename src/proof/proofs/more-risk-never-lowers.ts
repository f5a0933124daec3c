/** More risk never lowers the response: the disposition never falls when one fact goes one step towards more risk. */
import { LOCAL_PREFIX } from '../../facts/catalogue.js'
import { DISPOSITIONS, type Disposition } from '../../rule-set/rule-set.js'
import type { AnalysisContext } from '../context.js'
import { ALWAYS, type Formula, isTrueOf, NEVER, not, or } from '../engine/formula.js'
import { type Finding, refutation } from '../finding.js'
import type { Outcomes, RuleFormulas } from '../outcomes.js'
import { riskierSteps } from './fact-steps.js'
import { type Kept, keptBySteps, type StepDown } from './kept-by-steps.js'
import type { ProofResult } from './proof-result.js'

/** What a rule adds to a rung of the ladder: of one that holds the decision up, `not(notMet)`, as it is met or undetermined. */
const addedTo = ({ met, notMet, rule, undetermined }: RuleFormulas, rung: Disposition): Formula => {
  const { event, liftedByNeed, whenUndetermined } = rule
  if (liftedByNeed === true) return NEVER
  const isEscalation = event.type === 'escalate'
  if (!isEscalation && (event.type !== 'redirect' || rung === 'escalate')) return NEVER
  const isLifted = isEscalation || rung === 'redirect'
  if (rung === 'escalate' || whenUndetermined === 'note') return isLifted ? met : NEVER
  return isLifted ? not(notMet) : undetermined
}

/**
 * A rung of the ladder taken apart: the disposition is at least this high where any of these is true. The same as
 * `atLeast`, rule by rule, and written so that its form shows what rises with the risk; without redirects that more need lifts.
 */
export const rungParts = ({ rules }: Pick<Outcomes, 'rules'>, rung: Disposition): readonly Formula[] =>
  rung === 'accept' ? [ALWAYS] : rules.map((rule) => addedTo(rule, rung)).filter((part) => part !== NEVER)

/** A rule of the rule set's own that a step takes away, its place in the document, and how to mend it. */
export interface LostRule {
  /** `null` if it is none of its own. */
  readonly lost: RuleFormulas | null
  readonly rule: string | null
  readonly path: Finding['path']
  readonly hint: string
}

/** The first rule of the rule set's own that counts before a step and not after it; `counts` says where a rule does. */
export const lostRule = (
  { document, outcomes, own, space }: AnalysisContext,
  { after, before, fact, to }: StepDown,
  counts: (rule: RuleFormulas) => Formula,
): LostRule => {
  const lost =
    outcomes.rules.find(
      (one) => own.has(one.rule.name) && isTrueOf(counts(one), before) && !isTrueOf(counts(one), after),
    ) ?? null
  const place = document.rules.findIndex(({ name }) => name === lost?.rule.name)
  // `unsure` is forgotten most often, beside the answer that worries; or that answer does not count either.
  const definition = space.definitions.get(fact)
  const worst = definition?.kind === 'answer' ? definition.riskier : undefined
  const atWorst = new Map([...after, ...(space.encodings.get(fact)?.cellsFor(worst ?? null) ?? [])])
  const isForgotten = to === '`unsure`' && lost !== null && isTrueOf(counts(lost), atWorst)
  return {
    lost,
    rule: lost?.rule.name ?? null,
    path: place === -1 ? ['rules'] : ['rules', place],
    hint: isForgotten
      ? `the rule leaves out \`unsure\`: let it be met for \`unsure\` as for the answer that worries, with \`"operator": "in"\` and both in its \`value\``
      : `let the rule be met for the riskier values of \`${fact}\` as well, or not ask about it${fact.startsWith(LOCAL_PREFIX) ? `; or see whether \`riskier\` of the local fact says what is meant` : ''}`,
  }
}

const findingOf = (context: AnalysisContext, rung: Disposition, step: StepDown): Finding => {
  const { after, fact, from, less, more, to } = step
  const { hint, lost, path, rule } = lostRule(context, step, (one) => addedTo(one, rung))
  // It held the decision up while nobody had asked; now it is met, and that is lower.
  const isMetAfter = lost !== null && isTrueOf(lost.met, after)
  return refutation('risk-lowers-response', {
    rule,
    path,
    message: `\`${fact}\` going from ${from} to ${to} can lower the response from \`${less.disposition}\` to \`${more.disposition}\``,
    hint: isMetAfter
      ? `let the riskier answer escalate, or let the rule only note what is unknown (\`"whenUndetermined": "note"\`)`
      : hint,
    witnesses: [less, more],
  })
}

const hasLifted = ({ outcomes }: AnalysisContext): boolean =>
  outcomes.rules.some(({ rule }) => rule.liftedByNeed === true)

const titleFor = (context: AnalysisContext): string =>
  `more risk never lowers the response, fact by fact${hasLifted(context) ? ', but for redirects that more need may lift' : ''}`

/** Of each rung of the ladder, that the disposition is at least this high. */
export const keptRungs = (context: AnalysisContext): readonly Kept[] =>
  DISPOSITIONS.map((disposition) => ({
    // What more need may lift is not kept: being supported is more than being turned away for want of need.
    formula: hasLifted(context)
      ? or(...rungParts(context.outcomes, disposition))
      : context.outcomes.atLeast[disposition],
    parts: rungParts(context.outcomes, disposition),
    finding: (step) => findingOf(context, disposition, step),
  }))

/** The disposition never falls when one fact goes one step towards more risk, all others staying as they are. */
export const moreRiskNeverLowers = (context: AnalysisContext): ProofResult =>
  keptBySteps(
    context,
    { name: 'more-risk-never-lowers', title: titleFor(context) },
    () => keptRungs(context),
    riskierSteps,
  )
