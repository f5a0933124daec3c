/**
 * The whole flow on one screen: read → derive → evaluate → decide.
 *
 *   unknown JSON ─► referral/ ─► facts/ ─► rule-set/ ─► decision/
 *                   Referral     Facts     Verdicts     Decision
 */

import { disagreements } from './decision/cross-check.js'
import { decideFromVerdicts } from './decision/decide.js'
import type { Decision } from './decision/decision.js'
import { type Decided, type Examination, examinationOf } from './decision/examination.js'
import { faultIssue, handOver, ReferralError, type TriageResult } from './decision/handover.js'
import type { Provenance } from './decision/provenance.js'
import { inForceIssues, type Request, readRequest } from './decision/read-request.js'
import { serviceFitIssues, triageOptionIssues } from './decision/triage-options.js'
import { definitionsWith } from './facts/catalogue.js'
import { type DerivedFacts, deriveFacts } from './facts/derive-facts.js'
import type { FactDefinition } from './facts/fact.js'
import { memoize } from './input/memoize.js'
import { type Issue, type Issues, type Result, resultOf, unwrap } from './issue/issue.js'
import { promiseIssues } from './proof/promises.js'
import { findSafetySignals } from './referral/signals/find-safety-signals.js'
import { type CompiledRuleSet, compiledOnce } from './rule-set/compile.js'
import { digestOf } from './rule-set/digest.js'
import { parseRuleSet } from './rule-set/parse-rule-set.js'
import type { RuleSet } from './rule-set/rule-set.js'
import { defaultRuleSet, digestOfRuleSet, safetyFloor } from './rule-set/shipped.js'
import type { Verdicts } from './rule-set/verdicts.js'
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

/** Rule sets that were read are frozen: each is welded once, however many services it is for. */
const onTheFloor = memoize((ruleSet: RuleSet): RuleSet => unwrap(weld(safetyFloor(), ruleSet)))

/** All that decisions of one triage have in common. */
interface Prepared {
  /** The rule set as its author wrote it, without the safety floor. */
  readonly ownRules: RuleSet
  /** The same with the safety floor welded under it. */
  readonly ruleSet: RuleSet
  readonly service: Service
  readonly compiled: CompiledRuleSet
  readonly definitions: ReadonlyMap<string, FactDefinition>
  readonly madeWith: Omit<Provenance, 'asOf'>
}

const refuseIfAny = (issues: readonly Issue[]): void => {
  unwrap(resultOf(issues, () => null))
}

/** Every decision carries this same object: frozen, so that nobody who writes to one decision changes the next. */
const identityOf = (ruleSet: RuleSet): Provenance['ruleSet'] =>
  Object.freeze({ id: ruleSet.id, version: ruleSet.version, digest: digestOfRuleSet(ruleSet) })

/** Checks the options, welds the safety floor under the rules, proves the promises of both, and compiles them. */
const prepare = (options: TriageOptions): Prepared => {
  refuseIfAny(triageOptionIssues(options))
  const service = unwrap(parseService(options.service))
  const ownRules = options.ruleSet === undefined ? defaultRuleSet() : unwrap(parseRuleSet(options.ruleSet))
  const ruleSet = onTheFloor(ownRules)
  refuseIfAny(serviceFitIssues(ruleSet, service))
  refuseIfAny(promiseIssues(ownRules, ruleSet, service))
  return {
    ownRules,
    ruleSet,
    service,
    compiled: compiledOnce(ruleSet),
    definitions: definitionsWith(ruleSet.localFacts),
    madeWith: {
      ruleSet: identityOf(ownRules),
      safetyFloor: identityOf(safetyFloor()),
      service: Object.freeze({ id: service.id, digest: digestOf(service) }),
      library: LIBRARY,
    },
  }
}

/** Derives: referral + service + date → facts, if the rule set may be used on that date. */
const derive = ({ ownRules, ruleSet, service }: Prepared, request: Request): Result<DerivedFacts> => {
  const derived = deriveFacts({ ...request, service }, ruleSet.localFacts)
  const notInForce = inForceIssues(ownRules, request.asOf)
  const [first, ...rest] = [...notInForce, ...(derived.ok ? [] : derived.issues)]
  return first === undefined ? derived : { ok: false, issues: [first, ...rest] }
}

/** Decides: verdicts → decision. */
const decide = (
  { definitions, madeWith, ruleSet, service }: Prepared,
  { asOf, referral }: Request,
  { origins }: DerivedFacts,
  verdicts: Verdicts,
): Decision =>
  decideFromVerdicts({
    referral: referral.id,
    ruleSet,
    verdicts,
    origins,
    definitions,
    service,
    provenance: { ...madeWith, asOf },
  })

/** Hands over to a person what was not decided, with the signals of danger in it. */
const failure = (
  { compiled, service }: Prepared,
  input: unknown,
  issues: Issues,
  signals = findSafetySignals(input),
) => ({ ok: false, issues, handover: handOver(signals, compiled, service) }) as const

/** Reads, derives, evaluates and decides; then gives what `wanted` takes of it all. Never throws. */
const decideOne = <T>(
  prepared: Prepared,
  input: unknown,
  options: DecideOptions | undefined,
  wanted: (decided: Decided) => T,
): TriageResult<T> => {
  try {
    const request = readRequest(input, options)
    if (!request.ok) return failure(prepared, input, request.issues, request.signals)
    const derived = derive(prepared, request.value)
    if (!derived.ok) return failure(prepared, input, derived.issues)
    const verdicts = prepared.compiled.evaluate(derived.value.facts)
    const decision = decide(prepared, request.value, derived.value, verdicts)
    return { ok: true, value: wanted({ derived: derived.value, verdicts, decision }) }
  } catch (fault) {
    return failure(prepared, input, faultIssue(fault))
  }
}

/** Gives the value, or throws a `ReferralError` with the issues and the hand-over. */
const orThrow = <T>(result: TriageResult<T>): T => {
  if (result.ok) return result.value
  throw new ReferralError(result.issues, result.handover)
}

/**
 * Makes a triage. Takes a service and, if you like, a rule set of your own; welds the safety floor under it.
 * Throws `TriageError` with every issue if an option is unknown, the service or the rule set is not valid or would weaken the floor,
 * or would break a promise (a suicide signal reaches a specialist, more risk never lowers the response, and the
 * rest that `analyse` proves): the hint then says for whom.
 */
export const createTriage = (options: TriageOptions): Triage => {
  const prepared = prepare(options)
  const { ruleSet, service } = prepared
  const examine: Triage['examine'] = (input, how = {}) =>
    decideOne(prepared, input, how, (decided) => examinationOf(decided, ruleSet))
  const safeDecide: Triage['safeDecide'] = (input, how) =>
    decideOne(prepared, input, how, ({ decision }) => decision)
  return {
    ruleSet,
    service,
    examine,
    safeDecide,
    decide: (input, how) => orThrow(safeDecide(input, how)),
    crossCheck: async (input, how) => {
      const examination = orThrow(examine(input, how))
      const [first, ...rest] = await disagreements(ruleSet, examination)
      return first === undefined
        ? examination.decision
        : orThrow<Decision>(failure(prepared, input, [first, ...rest]))
    },
  }
}
