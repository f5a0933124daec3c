/** An error is never a decision, and never silence: what cannot be decided goes to a person, with what was seen in it. */
import { ownDefinitions } from '../facts/catalogue.js'
import { memoize } from '../input/memoize.js'
import { builtInIssues } from '../input/properties.js'
import { type Failure, type Issues, type Success, TriageError } from '../issue/issue.js'
import { shorten } from '../issue/quote.js'
import { signalIssues } from '../referral/parse-referral.js'
import { findSafetySignals } from '../referral/signals/find-safety-signals.js'
import { type OwnDanger, SAFETY_RISKS, type SafetySignal } from '../referral/signals/safety-signal.js'
import { vocabularyOf } from '../referral/vocabulary.js'
import type { CompiledRuleSet } from '../rule-set/compile.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import type { Helpline } from '../service/nation.js'
import type { Service } from '../service/service.js'
import { decisionText } from '../words/decision-words.js'
import type { Escalation } from './decision.js'
import { escalationsOf } from './escalations.js'
import { rulesByOutcome } from './rules-by-outcome.js'

/** The hand-over to a person. It is not a decision, and never looks like one. */
export interface Handover {
  /** Always a person. */
  readonly to: 'person'
  /** What to do, in a sentence. */
  readonly instruction: string
  /** What in the data that could not be read may be a signal of suicidal thoughts or of danger. */
  readonly signals: readonly SafetySignal[]
  /** Routes to contact on the strength of the signals alone, as a decision lists them; empty where there are none. */
  readonly escalations: readonly Escalation[]
  /** Where anybody can turn at once, by the nation of the service: in addition to the routes, never instead. */
  readonly helplines: readonly Helpline[]
}

/** What a safe function gives: the value, or what is wrong together with the hand-over to a person. */
export type TriageResult<T> =
  | Success<T>
  | (Failure & {
      /** Who must see it, and what was seen in it. */
      readonly handover: Handover
    })

/** Thrown when a referral cannot be decided. It is not a decision: the hand-over says who must see it. */
export class ReferralError extends TriageError {
  /** `ReferralError`. */
  override readonly name = 'ReferralError'
  /** Who must see it, and what was seen in it. */
  readonly handover: Handover

  constructor(issues: Issues, handover: Handover) {
    super(issues)
    this.handover = handover
  }
}

/** Gives the value, or throws a `ReferralError` with the issues and the hand-over. */
export const orThrow = <T>(result: TriageResult<T>): T => {
  if (result.ok) return result.value
  throw new ReferralError(result.issues, result.handover)
}

/** The questions of a rule set's own that ask about danger: what could not be read is looked through for their answers, too. */
const ownDangers = memoize((ruleSet: RuleSet): readonly OwnDanger[] =>
  ownDefinitions(ruleSet).flatMap((fact) =>
    fact.asksAboutDanger === true && fact.kind === 'answer'
      ? // A local fact and a risk of the rule set's own have their prefix.
        [{ ...fact, fact: fact.name as OwnDanger['fact'], riskier: fact.riskier ?? 'yes' }]
      : [],
  ),
)

/** Where one signal leads by the rule set's own escalations, as if it were all that is known. */
const escalationsFor = (
  signals: readonly Pick<SafetySignal, 'answer' | 'risk'>[],
  { ruleSet, evaluate }: CompiledRuleSet,
  service: Service,
): readonly Escalation[] => {
  const worries = new Map<SafetySignal['risk'], string>(
    ownDangers(ruleSet).map(({ fact, riskier }) => [fact, riskier]),
  )
  const met = new Map(
    signals
      .flatMap(({ answer, risk }) =>
        evaluate({ [risk]: answer === 'yes' ? (worries.get(risk) ?? answer) : answer }),
      )
      .flatMap((one) => (one.verdict === 'met' ? [[one.rule.name, one] as const] : [])),
  )
  return escalationsOf(rulesByOutcome([...met.values()]), ruleSet, service)
}

/** What a hand-over takes its routes and contacts from. */
export interface HandedOverBy {
  readonly compiled: CompiledRuleSet
  readonly service: Service
  readonly helplines: readonly Helpline[]
}

/**
 * Hands what could not be decided over to a person. If anything in it may be a signal of suicidal thoughts or
 * danger, the routes to contact stand beside it.
 */
const handOver = (
  signals: readonly SafetySignal[],
  { compiled, helplines, service }: HandedOverBy,
): Handover => ({
  to: 'person',
  instruction: decisionText(service.words, signals.length > 0 ? 'handover.danger' : 'handover.mend'),
  signals,
  escalations: escalationsFor(signals, compiled, service),
  helplines,
})

/** What was not decided: the input, what is wrong with it, and the signals in it where they were looked for already. */
interface Undecided {
  readonly input: unknown
  readonly issues: Issues
  readonly signals?: readonly SafetySignal[] | undefined
}

const failureWithSignals = (
  { input, issues: [first, ...rest], signals: found }: Undecided,
  by: HandedOverBy,
) => {
  const { ruleSet } = by.compiled
  const dangers = ownDangers(ruleSet)
  const signals =
    found !== undefined && dangers.length === 0
      ? found
      : findSafetySignals(input, dangers, vocabularyOf(ruleSet))
  // The issues tell what every referral is asked already, and what a rule set itself asks about danger as well.
  const own = signalIssues(signals.filter(({ risk }) => dangers.some(({ fact }) => fact === risk)))
  const [before, ...others] = [...own, first, ...rest]
  const issues: Issues = [before ?? first, ...others]
  return { ok: false, issues, handover: handOver(signals, by) } as const
}

/** Every route for danger, as if all of it had been said: for when nothing that is read can be relied on. */
const handOverInDoubt = (by: HandedOverBy): Handover => {
  const { compiled, service } = by
  const risks = [...SAFETY_RISKS, ...ownDangers(compiled.ruleSet).map(({ fact }) => fact)]
  return {
    ...handOver([], by),
    instruction: decisionText(service.words, 'handover.danger'),
    escalations: escalationsFor(
      risks.map((risk) => ({ risk, answer: 'yes' })),
      compiled,
      service,
    ),
  }
}

/**
 * Makes what gives the failure of a safe function, the hand-over with it, for all that one triage does not decide. What it gives never throws: the
 * hand-over in doubt is made at once, before anything can go wrong.
 */
export const failuresOf = (by: HandedOverBy) => {
  const handover = handOverInDoubt(by)
  return (undecided: Undecided) => {
    const inDoubt = { ok: false, issues: undecided.issues, handover } as const
    try {
      return builtInIssues().length === 0 ? failureWithSignals(undecided, by) : inDoubt
    } catch {
      return inDoubt
    }
  }
}

const MAX_LENGTH = 200

/** What a thrown value says of itself; even that may throw. */
const messageOf = (fault: unknown): string => {
  try {
    return fault instanceof Error ? shorten(String(fault.message), MAX_LENGTH) : 'unknown fault'
  } catch {
    return 'unknown fault'
  }
}

/** A fault of ours while deciding: it is never taken for a decision. Never throws. */
export const faultIssue = (fault: unknown): Issues => [
  {
    code: 'decision-fault',
    path: [],
    message: `something went wrong while deciding: ${messageOf(fault)}`,
    hint: 'have a person look at the referral today, and report this',
  },
]
