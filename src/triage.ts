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
import { failuresOf, faultIssue, type HandedOverBy, orThrow, type TriageResult } from './decision/handover.js'
import { documentsOf, type Provenance } from './decision/provenance.js'
import { quotedMentions } from './decision/quoted-mentions.js'
import { inForceIssues, type Request, readRequest } from './decision/read-request.js'
import {
  type DecideOptions,
  readTriageOptions,
  recalledIssues,
  serviceFitIssues,
  type TriageOptions,
  type UnreadTriageOptions,
} from './decision/triage-options.js'
import { definitionsOf } from './facts/catalogue.js'
import { type DerivedFacts, deriveFacts } from './facts/derive-facts.js'
import type { AskedFact } from './facts/fact.js'
import { inOwnWords } from './facts/in-own-words.js'
import { memoize } from './input/memoize.js'
import { unlessChanged } from './input/properties.js'
import { ok, type Result, resultOf, unwrap } from './issue/issue.js'
import { promiseIssues } from './proof/promises.js'
import type { ReferralInput } from './referral/referral.js'
import { vocabularyOf } from './referral/vocabulary.js'
import { compiledOnce } from './rule-set/compile.js'
import { parseRuleSet } from './rule-set/parse-rule-set.js'
import { fillPlaces, nationOf, placeIssues } from './rule-set/places.js'
import type { RuleSet } from './rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from './rule-set/shipped.js'
import type { Verdicts } from './rule-set/verdicts.js'
import { safeWeld } from './rule-set/weld.js'
import { parseService } from './service/parse-service.js'
import type { Service } from './service/service.js'

/**
 * Decides referrals for one service by one rule set, the safety floor welded under it. Each verb throws what its `safe…`
 * twin gives, and takes what an editor can check; the twin takes anything.
 */
export interface Triage {
  /** The rule set with the safety floor welded under it, and the words of the service's nation in its places. */
  readonly ruleSet: RuleSet
  /** The service that it decides for. */
  readonly service: Service
  /** Decides a referral. Throws `ReferralError` if it cannot be read. */
  readonly decide: (referral: ReferralInput, options?: DecideOptions) => Decision
  /** Decides a referral, or says what is wrong with it and hands over to a person. Takes anything. Never throws. */
  readonly safeDecide: (referral: unknown, options?: DecideOptions) => TriageResult<Decision>
  /** The decision with every fact and every rule behind it. Throws `ReferralError` if the referral cannot be read. */
  readonly examine: (referral: ReferralInput, options?: DecideOptions) => Examination
  /** The decision with every fact and every rule behind it, or what is wrong. Takes anything. Never throws. */
  readonly safeExamine: (referral: unknown, options?: DecideOptions) => TriageResult<Examination>
  /**
   * The same decision, confirmed by json-rules-engine. Rejects with `ReferralError` if the referral cannot
   * be read, or if the two evaluators disagree: then nothing is decided and a person must look at it.
   */
  readonly crossCheck: (referral: ReferralInput, options?: DecideOptions) => Promise<Decision>
  /** The same decision, confirmed by json-rules-engine, or what is wrong. Takes anything. Never rejects. */
  readonly safeCrossCheck: (referral: unknown, options?: DecideOptions) => Promise<TriageResult<Decision>>
}

/** Welds the safety floor under a rule set, memoised: one rule set may serve many services. */
const weldOnce = memoize((ruleSet: RuleSet): Result<RuleSet> => safeWeld(safetyFloor(), ruleSet))

/** All that decisions of one triage have in common. */
interface Prepared extends HandedOverBy {
  /** The rule set as its author wrote it, without the safety floor. */
  readonly ownRules: RuleSet
  /** The same with the safety floor welded under it, and the words of the nation in its places. */
  readonly ruleSet: RuleSet
  readonly definitions: ReadonlyMap<string, AskedFact>
  readonly madeWith: Omit<Provenance, 'asOf' | 'receivedOn'>
  /** What is given for what cannot be decided. */
  readonly failureOf: ReturnType<typeof failuresOf>
}

/** Checks the options, welds the safety floor under the rules, proves the promises of both, and compiles them. */
const prepare = (options: UnreadTriageOptions): Result<Prepared> => {
  const given = readTriageOptions(options)
  if (!given.ok) return given
  const read = parseService(given.value.service)
  if (!read.ok) return read
  const { bases, ruleSet: unread } = given.value
  const own = unread === undefined ? ok(defaultRuleSet()) : parseRuleSet(unread, { bases })
  if (!own.ok) return own
  const welded = weldOnce(own.value)
  if (!welded.ok) return welded
  const [service, ownRules] = [read.value, own.value]
  const nation = nationOf(service)
  const unfit = [...serviceFitIssues(welded.value, service), ...placeIssues(ownRules, nation)]
  const fit = resultOf(unfit, () => fillPlaces(welded.value, nation))
  if (!fit.ok) return fit
  const ruleSet = fit.value
  // Proved as it is before its places are filled: no proof reads words, so that nations share what was proved.
  const handedOverBy = { compiled: compiledOnce(ruleSet), service, helplines: nation.helplines }
  const madeWith = documentsOf(ownRules, vocabularyOf(ruleSet), service, nation)
  const refusals = [
    ...recalledIssues(madeWith, given.value.recalled),
    ...promiseIssues(ownRules, welded.value, service),
  ]
  return resultOf(refusals, () => ({
    ...handedOverBy,
    ownRules,
    ruleSet,
    failureOf: failuresOf(handedOverBy),
    definitions: inOwnWords(definitionsOf(ruleSet), service.words),
    madeWith,
  }))
}

/** Derives: referral + service + date → facts, if the rule set may be used on that date. */
const derive = ({ ownRules, ruleSet, service }: Prepared, request: Request): Result<DerivedFacts> => {
  const derived = deriveFacts({ ...request, service }, ruleSet)
  const notInForce = inForceIssues(ownRules, request.asOf)
  const [first, ...rest] = [...notInForce, ...(derived.ok ? [] : derived.issues)]
  return first === undefined ? derived : { ok: false, issues: [first, ...rest] }
}

/** Decides: verdicts → decision. */
const decide = (
  { definitions, helplines, madeWith, ruleSet, service }: Prepared,
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
    helplines,
    ...(referral.notes ? { notes: quotedMentions(referral, vocabularyOf(ruleSet)) } : {}),
    provenance: { ...madeWith, receivedOn: referral.receivedOn, asOf },
  })

/** Reads, derives, evaluates and decides; returns the part that `select` takes. Never throws. */
const decideOne = <T>(
  prepared: Prepared,
  input: unknown,
  options: DecideOptions | undefined,
  select: (decided: Decided) => T,
): TriageResult<T> => {
  try {
    const request = readRequest(input, options, vocabularyOf(prepared.ruleSet))
    if (!request.ok) return prepared.failureOf({ input, ...request })
    const derived = derive(prepared, request.value)
    if (!derived.ok) return prepared.failureOf({ input, ...derived })
    const verdicts = prepared.compiled.evaluate(derived.value.facts)
    const decision = decide(prepared, request.value, derived.value, verdicts)
    return { ok: true, value: select({ derived: derived.value, verdicts, decision }) }
  } catch (fault) {
    return prepared.failureOf({ input, issues: faultIssue(fault) })
  }
}

const triageOf = (prepared: Prepared): Triage => {
  const { failureOf, ruleSet, service } = prepared
  const safeExamine: Triage['safeExamine'] = (input, options) =>
    decideOne(prepared, input, options, (decided) => examinationOf(decided, ruleSet))
  const safeDecide: Triage['safeDecide'] = (input, options) =>
    decideOne(prepared, input, options, ({ decision }) => decision)
  const safeCrossCheck: Triage['safeCrossCheck'] = async (input, options) => {
    const examined = safeExamine(input, options)
    if (!examined.ok) return examined
    const [first, ...rest] = await disagreements(ruleSet, examined.value)
    return first === undefined
      ? { ok: true, value: examined.value.decision }
      : failureOf({ input, issues: [first, ...rest] })
  }
  return {
    ruleSet,
    service,
    decide: (input, options) => orThrow(safeDecide(input, options)),
    safeDecide,
    examine: (input, options) => orThrow(safeExamine(input, options)),
    safeExamine,
    crossCheck: async (input, options) => orThrow(await safeCrossCheck(input, options)),
    safeCrossCheck,
  }
}

/**
 * Makes a triage, or says what is wrong. Takes a service and, if you like, a rule set of your own, as JSON that nobody has
 * read yet; welds the safety floor under it. Gives every issue if an option is unknown, the service or the rule set is not
 * valid or would weaken the floor, or would break a promise (a suicide signal reaches a specialist, more risk never
 * lowers the response, and the rest that `analyse` proves): the hint then says for whom.
 */
export const safeCreateTriage = unlessChanged((options: UnreadTriageOptions): Result<Triage> => {
  const prepared = prepare(options)
  return prepared.ok ? ok(triageOf(prepared.value)) : prepared
})

/**
 * Makes a triage. Takes a service and, if you like, a rule set of your own; welds the safety floor under it.
 * Throws `TriageError` with every issue that `safeCreateTriage` gives.
 */
export const createTriage = (options: TriageOptions): Triage => unwrap(safeCreateTriage(options))
