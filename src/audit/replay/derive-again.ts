/** Facts on record → the decision, by json-rules-engine. */
import { decideFromVerdicts } from '../../decision/decide.js'
import type { Decision } from '../../decision/decision.js'
import { definitionsOf } from '../../facts/catalogue.js'
import type { Derived, Facts } from '../../facts/fact.js'
import { inOwnWords } from '../../facts/in-own-words.js'
import { cached, memoize } from '../../input/memoize.js'
import { referenceVerdicts, type VerdictsByRule } from '../../rule-set/reference.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import { VerdictOnFacts } from '../../rule-set/verdicts.js'
import type { Capacity, Service } from '../../service/service.js'
import { isCommitment } from '../records/commitment.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { RecordedDecision } from '../records/recorded-decision.js'
import type { DecidingDocuments } from './documents-by-digest.js'
import { factsOfThen } from './facts-of-then.js'

/** What a decision is derived from. */
export interface OnRecord {
  readonly facts: Facts
  readonly origins: { readonly [fact: string]: Omit<Derived, 'value'> }
  readonly provenance: DecisionRecord['provenance']
  /** The pseudonym of the referral. */
  readonly referral: string
  /** The version of the form of the decision; the present one where it was erased, and nothing of its form is compared. */
  readonly schemaVersion: RecordedDecision['schemaVersion']
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
  const ofRecord = { facts, origins, provenance, referral: subject.referral }
  if (isCommitment(decision)) return { ...ofRecord, schemaVersion: 4, capacity: null }
  const capacity = decision.disposition === 'accept' ? (decision.capacity ?? null) : null
  return { ...ofRecord, schemaVersion: decision.schemaVersion, capacity }
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

/** The facts as a decision of that form for the service calls them and asks for them. */
const definitionsFor = memoize(({ ruleSet, service }: DecidingDocuments) =>
  cached((schemaVersion: OnRecord['schemaVersion']) =>
    inOwnWords(factsOfThen(schemaVersion, definitionsOf(ruleSet)), service.words),
  ),
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
  const { capacity, facts, provenance, referral, schemaVersion } = onRecord
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
    definitions: definitionsFor(documents)(schemaVersion),
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
    const { capacity, facts, origins, provenance, referral, schemaVersion } = onRecord
    const key = JSON.stringify([
      schemaVersion,
      facts,
      origins,
      capacity,
      provenance.asOf,
      provenance.receivedOn ?? null,
    ])
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
