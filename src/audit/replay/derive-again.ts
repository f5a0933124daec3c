/** Facts on record → the decision, by json-rules-engine. */
import { decideFromVerdicts } from '../../decision/decide.js'
import type { Decision } from '../../decision/decision.js'
import { definitionsOf } from '../../facts/catalogue.js'
import type { Derived, Facts } from '../../facts/fact.js'
import { inOwnWords } from '../../facts/in-own-words.js'
import { memoize } from '../../input/memoize.js'
import { referenceVerdicts, type VerdictsByRule } from '../../rule-set/reference.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import { VerdictOnFacts } from '../../rule-set/verdicts.js'
import type { Capacity, Service } from '../../service/service.js'
import { isCommitment } from '../records/commitment.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { DecidingDocuments } from './documents-by-digest.js'

/** What a decision is derived from. */
export interface OnRecord {
  readonly facts: Facts
  readonly origins: { readonly [fact: string]: Omit<Derived, 'value'> }
  readonly provenance: DecisionRecord['provenance']
  /** The pseudonym of the referral. */
  readonly referral: string
  /** Whether the service had a place; `null` where nothing was said, or the decision was erased. */
  readonly capacity: Capacity | null
}

/** What a record gives to derive its decision from; `null` where the facts have been erased. */
export const factsOnRecord = ({
  decision,
  facts,
  origins,
  provenance,
  subject,
}: DecisionRecord): OnRecord | null => {
  if (isCommitment(facts) || isCommitment(origins)) return null
  const isAccepted = !isCommitment(decision) && decision.disposition === 'accept'
  const capacity = isAccepted ? (decision.capacity ?? null) : null
  return { facts, origins, provenance, referral: subject.referral, capacity }
}

/** What the facts on record come to. */
export interface DerivedAgain {
  readonly verdicts: VerdictsByRule
  readonly decision: Decision
}

/** Derives decisions again. */
export type DeriveAgain = (onRecord: OnRecord, documents: DecidingDocuments) => Promise<DerivedAgain>

const derivedFacts = ({ facts, origins }: OnRecord): { readonly [fact: string]: Derived } =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [
      fact,
      { value, ...(origins[fact] ?? { origin: 'unknown', from: [] }) },
    ]),
  )

/** The facts as the service of the decision calls them and asks for them. */
const definitionsFor = memoize(({ ruleSet, service }: DecidingDocuments) =>
  inOwnWords(definitionsOf(ruleSet), service.words),
)

/** The service as it was on the day: its document says whatever it was when it was kept, and whether it had a place is on record. */
const asOnRecord = (service: Service, capacity: Capacity | null): Service => {
  const { capacity: kept, ...stated } = service
  if (capacity === null) return kept === undefined ? service : stated
  return { ...stated, capacity }
}

/** The verdicts are json-rules-engine's; our own conditions only say which facts a reason rests on. */
const derive: DeriveAgain = async (onRecord, documents) => {
  const { helplines, ruleSet, service } = documents
  const { capacity, facts, provenance, referral } = onRecord
  const verdicts = await referenceVerdicts(ruleSet, facts)
  const byRule = new Map<string, Verdict>(Object.entries(verdicts))
  const asked = { facts, named: ruleSet.conditions }
  const decision = decideFromVerdicts({
    referral,
    ruleSet,
    verdicts: ruleSet.rules.map(
      (rule) => new VerdictOnFacts(rule, byRule.get(rule.name) ?? 'undetermined', asked),
    ),
    origins: derivedFacts(onRecord),
    definitions: definitionsFor(documents),
    service: asOnRecord(service, capacity),
    helplines,
    provenance,
  })
  return { verdicts, decision }
}

const MAX_KEPT = 500

/** Makes the function that derives decisions again. It caches up to 500 results, by their facts, dates and documents. */
export const createDeriveAgain = (): DeriveAgain => {
  const kept = new Map<DecidingDocuments, Map<string, DerivedAgain>>()
  let count = 0
  return async (onRecord, documents) => {
    const { capacity, facts, origins, provenance, referral } = onRecord
    const key = JSON.stringify([facts, origins, capacity, provenance.asOf, provenance.receivedOn ?? null])
    const known = kept.get(documents)?.get(key)
    const derived = known ?? (await derive(onRecord, documents))
    if (known === undefined) {
      if (count >= MAX_KEPT) {
        kept.clear()
        count = 0
      }
      const ofDocuments = kept.get(documents) ?? new Map<string, DerivedAgain>()
      kept.set(documents, ofDocuments.set(key, derived))
      count += 1
    }
    return { verdicts: derived.verdicts, decision: { ...derived.decision, referral, provenance } }
  }
}
