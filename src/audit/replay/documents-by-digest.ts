/** The documents that decisions were made with, found again by their digests. */
import { serviceFitIssues } from '../../decision/service-fit.js'
import { type Issues, type Result, unwrap } from '../../issue/issue.js'
import { digestOf } from '../../rule-set/digest.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../rule-set/shipped.js'
import { weld } from '../../rule-set/weld.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { services } from '../../service/shipped.js'
import type { DecisionRecord } from '../records/decision-record.js'

type Provenance = DecisionRecord['provenance']

/** What a decision is derived with: the rule set, the safety floor welded under it, and the service. */
export interface DecidingDocuments {
  readonly ruleSet: RuleSet
  readonly service: Service
}

/** A document that is not at hand, or two that do not go together. */
export type MissingDocument =
  | { readonly why: 'rule-set-missing' | 'safety-floor-missing' | 'service-missing'; readonly wanted: string }
  | { readonly why: 'documents-do-not-fit'; readonly wanted: string; readonly issues: Issues }

/** What was found of the documents. */
export type Found =
  | { readonly ok: true; readonly documents: DecidingDocuments }
  | { readonly ok: false; readonly missing: MissingDocument }

/** Finds documents. */
export interface DocumentsByDigest {
  /** The documents that a decision was made with, by the digests that it names. */
  readonly find: (provenance: Provenance) => Found
}

const named = ({ digest, id, version }: Provenance['ruleSet']): string => `${id} ${version} (${digest})`

const welded = (floor: RuleSet, own: RuleSet, service: Service): Result<RuleSet> => {
  const both = weld(floor, own)
  if (!both.ok) return both
  const [first, ...rest] = serviceFitIssues(both.value, service)
  return first === undefined ? both : { ok: false, issues: [first, ...rest] }
}

/**
 * Puts rule sets and services on a shelf. The default rule set, the safety floor and the nine services that ship
 * are on it already. Older safety floors may stand among the rule sets. Throws `TriageError` for one that is not valid.
 */
export const documentsByDigest = (
  ruleSets: readonly unknown[],
  ownServices: readonly unknown[] = [],
): DocumentsByDigest => {
  const rules = new Map(
    [defaultRuleSet(), safetyFloor(), ...ruleSets.map((one) => unwrap(parseRuleSet(one)))].map((one) => [
      digestOf(one),
      one,
    ]),
  )
  const byDigest = new Map(
    [...Object.values(services), ...ownServices].map((given) => {
      const one = unwrap(parseService(given))
      return [digestOf(one), one] as const
    }),
  )
  const together = new Map<string, Found>()

  const look = (provenance: Provenance): Found => {
    const own = rules.get(provenance.ruleSet.digest)
    const floor = rules.get(provenance.safetyFloor.digest)
    const service = byDigest.get(provenance.service.digest)
    const missing = (why: 'rule-set-missing' | 'safety-floor-missing' | 'service-missing', wanted: string) =>
      ({ ok: false, missing: { why, wanted } }) as const
    if (own === undefined) return missing('rule-set-missing', named(provenance.ruleSet))
    if (floor === undefined) return missing('safety-floor-missing', named(provenance.safetyFloor))
    if (service === undefined) {
      return missing('service-missing', `${provenance.service.id} (${provenance.service.digest})`)
    }
    const ruleSet = welded(floor, own, service)
    return ruleSet.ok
      ? { ok: true, documents: { ruleSet: ruleSet.value, service } }
      : {
          ok: false,
          missing: {
            why: 'documents-do-not-fit',
            wanted: named(provenance.ruleSet),
            issues: ruleSet.issues,
          },
        }
  }

  return {
    find: (provenance) => {
      const { ruleSet, safetyFloor: floor, service } = provenance
      const key = `${ruleSet.digest} ${floor.digest} ${service.digest}`
      const before = together.get(key)
      if (before !== undefined) return before
      const found = look(provenance)
      // What is missing is not kept: a damaged log may name any number of documents.
      if (found.ok) together.set(key, found)
      return found
    },
  }
}
