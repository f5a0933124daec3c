/**
 * The whole flow on one screen: read → derive → evaluate → decide.
 *
 *   unknown JSON ─► referral/ ─► facts/ ─► rule-set/ ─► decision/
 *                   Referral     Facts     Verdicts     Decision
 */

import { decideFromVerdicts } from './decision/decide.js'
import type { Decision } from './decision/decision.js'
import type { Examination } from './decision/examination.js'
import { type Decided, examinationOf } from './decision/examine.js'
import { faultIssue } from './decision/fault-issue.js'
import { type Handover, handOver } from './decision/handover.js'
import { readOptions } from './decision/read-options.js'
import { serviceFitIssues } from './decision/service-fit.js'
import { triageOptionIssues } from './decision/triage-option-issues.js'
import { definitionsWith } from './facts/catalogue.js'
import { type DerivedFacts, deriveFacts } from './facts/derive-facts.js'
import { memoize } from './input/memoize.js'
import { type Issue, type Issues, type Result, resultOf, TriageError, unwrap } from './issue/issue.js'
import { promiseIssues } from './proof/promise-issues.js'
import { readReferral } from './referral/parse-referral.js'
import type { Referral } from './referral/referral.js'
import { findSafetySignals, type SafetySignal } from './referral/signals/find-safety-signals.js'
import { compiledOnce } from './rule-set/compile.js'
import { digestOf } from './rule-set/digest.js'
import { inForceIssues } from './rule-set/in-force.js'
import { parseRuleSet } from './rule-set/parse-rule-set.js'
import { referenceVerdicts } from './rule-set/reference.js'
import type { RuleSet } from './rule-set/rule-set.js'
import { defaultRuleSet, digestOfRuleSet, safetyFloor } from './rule-set/shipped.js'
import { weld } from './rule-set/weld.js'
import { parseService } from './service/parse-service.js'
import type { Service } from './service/service.js'
import { LIBRARY } from './version.js'

/** What a triage is made of. */
export interface TriageOptions {
  /** The service that the referrals are for: one of `services`, or your own. */
  readonly service: Service
  /** The policy, as parsed or as bundled JSON; the default rule set if left out. The safety floor is always welded under it. */
  readonly ruleSet?: RuleSet
}

/** How to decide one referral. */
export interface DecideOptions {
  /** The date to decide at, `YYYY-MM-DD`; the date the referral was received if left out. No clock is read. */
  readonly asOf?: string
}

/** What a safe function gives: the value, or what is wrong together with the hand-over to a person. */
export type TriageResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: Issues; readonly handover: Handover }

/** Thrown when a referral cannot be decided. It is not a decision: the hand-over says who must see it. */
export class ReferralError extends TriageError {
  override readonly name = 'ReferralError'
  readonly handover: Handover

  constructor(issues: Issues, handover: Handover) {
    super(issues)
    this.handover = handover
  }
}

/** Decides referrals for one service by one rule set, the safety floor welded under it. */
export interface Triage {
  /** The rule set with the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly service: Service
  /** Decides a referral. Throws `ReferralError` if it cannot be read. */
  readonly decide: (referral: unknown, options?: DecideOptions) => Decision
  /** Decides a referral, or says what is wrong with it. Never throws. */
  readonly safeDecide: (referral: unknown, options?: DecideOptions) => TriageResult<Decision>
  /** The decision with every fact and every rule behind it, or what is wrong. Never throws. */
  readonly examine: (referral: unknown, options?: DecideOptions) => TriageResult<Examination>
  /**
   * The same decision, confirmed by json-rules-engine. Rejects with `ReferralError` if the referral cannot
   * be read, or if the two evaluators disagree: then nothing is decided and a person must look at it.
   */
  readonly crossCheck: (referral: unknown, options?: DecideOptions) => Promise<Decision>
}

const issuesOf = (result: Result<unknown>): readonly Issue[] => (result.ok ? [] : result.issues)

/** Rule sets that were read are frozen: what is worked out of one is worked out once, however many services it is for. */
const onTheFloor = memoize((ruleSet: RuleSet): RuleSet => unwrap(weld(safetyFloor(), ruleSet)))

/**
 * Makes a triage. Takes a service and, if you like, a rule set of your own; welds the safety floor under it.
 * Throws `TriageError` with every issue if an option is unknown, the service or the rule set is not valid or would weaken the floor,
 * or would break a promise (a suicide signal reaches a specialist, more risk never lowers the response, and the
 * rest that `analyse` proves): the hint then says for whom.
 */
export const createTriage = (options: TriageOptions): Triage => {
  unwrap(resultOf(triageOptionIssues(options), () => true))
  const floor = safetyFloor()
  const service = unwrap(parseService(options.service))
  const ownRules = options.ruleSet === undefined ? defaultRuleSet() : unwrap(parseRuleSet(options.ruleSet))
  const ruleSet = onTheFloor(ownRules)
  unwrap(resultOf(serviceFitIssues(ruleSet, service), () => true))
  unwrap(resultOf(promiseIssues(ownRules, ruleSet, service), () => true))

  const compiled = compiledOnce(ruleSet)
  const definitions = definitionsWith(ruleSet.localFacts)
  // Every decision carries these same objects: frozen, so that nobody who writes to one changes the next.
  const madeWith = {
    ruleSet: Object.freeze({ id: ownRules.id, version: ownRules.version, digest: digestOfRuleSet(ownRules) }),
    safetyFloor: Object.freeze({ id: floor.id, version: floor.version, digest: digestOfRuleSet(floor) }),
    service: Object.freeze({ id: service.id, digest: digestOf(service) }),
    library: LIBRARY,
  }

  const derive = (referral: Referral, asOf: string): Result<DerivedFacts> => {
    const derived = deriveFacts({ referral, service, asOf }, ruleSet.localFacts)
    const notInForce = inForceIssues(ownRules, asOf)
    if (notInForce.length === 0) return derived
    return resultOf([...notInForce, ...issuesOf(derived)], () => unwrap(derived))
  }

  const evaluateAndDecide = (referral: Referral, derived: DerivedFacts, asOf: string): Decided => {
    const verdicts = compiled.evaluate(derived.facts)
    const decision = decideFromVerdicts({
      referral: referral.id,
      ruleSet,
      verdicts,
      origins: derived.origins,
      definitions,
      service,
      provenance: { ...madeWith, asOf },
    })
    return { derived, verdicts, decision }
  }

  const failure = (issues: Issues, signals: readonly SafetySignal[]) =>
    ({ ok: false, issues, handover: handOver(signals, compiled, service) }) as const

  /** Reads, derives, evaluates and decides, then takes what `wanted` wants of it. Never throws. */
  const attempt = <T>(
    input: unknown,
    options: DecideOptions | undefined,
    wanted: (decided: Decided) => T,
  ): TriageResult<T> => {
    try {
      const referral = readReferral(input)
      const how = readOptions(options)
      if (!referral.ok) return failure([...referral.issues, ...issuesOf(how)], referral.signals)
      if (!how.ok) return failure(how.issues, findSafetySignals(input))
      const date = how.value.asOf ?? referral.value.receivedOn
      const derived = derive(referral.value, date)
      if (!derived.ok) return failure(derived.issues, findSafetySignals(input))
      return { ok: true, value: wanted(evaluateAndDecide(referral.value, derived.value, date)) }
    } catch (fault) {
      return failure(faultIssue(fault), findSafetySignals(input))
    }
  }

  const orThrow = <T>(result: TriageResult<T>): T => {
    if (result.ok) return result.value
    throw new ReferralError(result.issues, result.handover)
  }

  const examine: Triage['examine'] = (input, how = {}) =>
    attempt(input, how, (decided) => examinationOf(decided, ruleSet))
  const safeDecide: Triage['safeDecide'] = (input, how) => attempt(input, how, ({ decision }) => decision)

  return {
    ruleSet,
    service,
    examine,
    safeDecide,
    decide: (input, how) => orThrow(safeDecide(input, how)),
    crossCheck: async (input, how) => {
      const { decision, facts, rules } = orThrow(examine(input, how))
      const reference = await referenceVerdicts(ruleSet, facts).catch((fault: unknown) => {
        throw new ReferralError(faultIssue(fault), handOver(findSafetySignals(input), compiled, service))
      })
      const differing = rules.filter(({ rule, verdict }) => reference[rule] !== verdict)
      const issues = differing.map(
        ({ rule, verdict }): Issue => ({
          code: 'evaluators-disagree',
          path: ['rules', rule],
          message: `rule \`${rule}\` is ${verdict} by our evaluator and ${reference[rule]} by json-rules-engine`,
          hint: 'have a person look at the referral today, and report this',
        }),
      )
      const [first, ...rest] = issues
      if (first === undefined) return decision
      throw new ReferralError([first, ...rest], handOver(findSafetySignals(input), compiled, service))
    },
  }
}
