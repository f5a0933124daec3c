/** What a decision costs beyond the verdicts, up to the whole way from unknown JSON. */
import { dispositionDiagram } from '../../../src/analysis/disposition-diagram.js'
import { decideFromVerdicts } from '../../../src/decision/decide.js'
import { type DecisionInput, dispositionFromVerdicts } from '../../../src/decision/rules-by-outcome.js'
import { definitionsOf } from '../../../src/facts/catalogue.js'
import { type DerivedFacts, deriveFacts } from '../../../src/facts/derive-facts.js'
import { REFERRAL_LIMITS } from '../../../src/input/json-limits.js'
import { copyPlainJson } from '../../../src/input/plain-json.js'
import { unwrap } from '../../../src/issue/issue.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import { Referral } from '../../../src/referral/referral.js'
import { compileRuleSet } from '../../../src/rule-set/compile.js'
import type { Service } from '../../../src/service/service.js'
import { createTriage, type Triage } from '../../../src/triage.js'
import type { Timed } from '../measure.js'

/** The names, for whoever works out ratios. */
export const COUNTED = 'referral-triage: dispositions only, by diagram'
const COUNTED_FROM_VERDICTS = 'referral-triage: dispositions only, from verdicts'
export const DECIDED = 'referral-triage: a decision with reasons, from facts'
export const ZOD = 'zod alone, as we call it'
export const FROM_JSON = 'referral-triage: decide, from unknown JSON'

const provenanceOf = (triage: Triage, referral: unknown): DecisionInput['provenance'] =>
  unwrap(triage.safeDecide(referral)).provenance

/** Where the time of `decide` goes, one part after the other. */
const PARTS = {
  guard: 'of which: the guard (a frozen copy of plain data)',
  read: 'of which: reading (the guard, zod, dates, hidden answers)',
  derive: 'of which: facts',
  evaluate: 'of which: verdicts, one by one with their rules',
  order: 'of which: how much each question would settle, for their order',
}

/** What it costs the engine itself to write a decision down, and to make the same document again. */
const SAME_DOCUMENT = {
  write: 'for comparison: JSON.stringify of a decision',
  read: 'for comparison: JSON.parse of that',
}

/** What was made is looked at by nobody, and kept by nobody: only the last, so that it had to be made. */
let last: unknown
const forEach =
  <T>(all: readonly T[], work: (one: T) => unknown): Timed['work'] =>
  () => {
    for (const one of all) last = work(one)
    return last
  }

/** Each runs once over all the referrals. */
export const wholeDecisions = (service: Service, referrals: readonly unknown[]): readonly Timed[] => {
  const triage = createTriage({ service })
  const { ruleSet } = triage
  const compiled = compileRuleSet(ruleSet)
  const tell = dispositionFromVerdicts(ruleSet)
  const tellByDiagram = dispositionDiagram(triage)
  const definitions = definitionsOf(ruleSet)
  const read = referrals.map((one) => unwrap(parseReferral(one)))
  const factsOf = (referral: Referral) =>
    unwrap(deriveFacts({ referral, service, asOf: referral.receivedOn }, ruleSet))
  const derived = read.map(factsOf)
  const provenance = provenanceOf(triage, referrals[0])
  const runs = referrals.length
  const decided = ({ facts, origins }: DerivedFacts) =>
    decideFromVerdicts({
      referral: 'R-1',
      ruleSet,
      verdicts: compiled.evaluate(facts),
      origins,
      definitions,
      service,
      helplines: [],
      provenance,
    })
  const written = derived.map((one) => JSON.stringify(decided(one)))
  // Copies: an engine that sees what `decided` makes live on makes it where it is slower to make.
  const decisions: readonly unknown[] = written.map((one) => JSON.parse(one))
  return [
    { name: COUNTED, runs, work: forEach(derived, ({ facts }) => tellByDiagram(facts)) },
    {
      name: COUNTED_FROM_VERDICTS,
      runs,
      work: forEach(derived, ({ facts }) => tell(compiled.verdicts(facts))),
    },
    { name: DECIDED, runs, work: forEach(derived, decided) },
    { name: ZOD, runs, work: forEach(referrals, (one) => Referral.safeParse(one, { jitless: true })) },
    { name: FROM_JSON, runs, work: forEach(referrals, triage.safeDecide) },
    { name: PARTS.guard, runs, work: forEach(referrals, (one) => copyPlainJson(one, REFERRAL_LIMITS)) },
    { name: PARTS.read, runs, work: forEach(referrals, parseReferral) },
    { name: PARTS.derive, runs, work: forEach(read, factsOf) },
    { name: PARTS.evaluate, runs, work: forEach(derived, ({ facts }) => compiled.evaluate(facts)) },
    { name: SAME_DOCUMENT.write, runs, work: forEach(decisions, (one) => JSON.stringify(one)) },
    { name: SAME_DOCUMENT.read, runs, work: forEach(written, (one) => JSON.parse(one)) },
  ]
}
