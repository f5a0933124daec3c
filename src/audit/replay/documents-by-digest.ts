/** The documents that decisions were made with, found again by their digests. */
import { serviceFitIssues } from '../../decision/triage-options.js'
import { hasOwn } from '../../input/json.js'
import { unwrap } from '../../issue/issue.js'
import { digestOf, digestOfService } from '../../rule-set/digest.js'
import { parseEarlierRuleSet } from '../../rule-set/parse-rule-set.js'
import { fillPlaces, nationOf, textsOf } from '../../rule-set/places.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../rule-set/shipped.js'
import { safeWeld } from '../../rule-set/weld.js'
import type { Helpline, NationTexts } from '../../service/nation.js'
import { parseNation } from '../../service/parse-nation.js'
import { parseEarlierService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { services } from '../../service/shipped.js'
import { nations } from '../../service/shipped-nations.js'
import type { DecisionRecord } from '../records/decision-record.js'

type Provenance = DecisionRecord['provenance']

/** What a decision is derived with: the rule set, the safety floor welded under it, and the service. */
export interface DecidingDocuments {
  /** With the words of the nation in its places. */
  readonly ruleSet: RuleSet
  readonly service: Service
  readonly helplines: readonly Helpline[]
}

/** The documents of a decision; or which one is not at hand, or that they do not go together. */
export type Found =
  | { readonly ok: true; readonly documents: DecidingDocuments }
  | {
      readonly ok: false
      readonly why:
        | 'rule-set-missing'
        | 'safety-floor-missing'
        | 'service-missing'
        | 'nation-missing'
        | 'documents-do-not-fit'
      /** The document: its id, version and digest. */
      readonly wanted: string
    }

const named = ({ digest, id, version }: Provenance['ruleSet']): string => `${id} ${version} (${digest})`

const welded = (
  floor: RuleSet,
  own: RuleSet,
  service: Service,
  nation: NationTexts,
): DecidingDocuments | null => {
  const both = safeWeld(floor, own)
  return both.ok && serviceFitIssues(both.value, service).length === 0
    ? { ruleSet: fillPlaces(both.value, nation), service, helplines: nation.helplines }
    : null
}

/** The digest of a service as it was described before services stated their nation: decisions of then name it by that. */
const digestBeforeNations = ({ capacity: _, nation: __, ...stated }: Service): string => digestOf(stated)

/** A service of then: whatever was decided without a nation was decided with the contacts of England. */
const inEngland = (given: unknown): unknown =>
  typeof given !== 'object' || given === null || Array.isArray(given) || hasOwn(given, 'nation')
    ? given
    : { nation: 'england', ...given }

/**
 * Keeps rule sets and services by their digests. Gives the function that finds the documents a decision was made
 * with, by the digests in its provenance. The default rule set, the safety floor and the nine services that ship
 * are known already, and the nations; older safety floors may be among the rule sets. Throws `TriageError` for one that is not valid.
 */
export const documentsByDigest = (
  ownRuleSets: readonly unknown[],
  ownServices: readonly unknown[] = [],
  ownNations: readonly unknown[] = [],
): ((provenance: Provenance) => Found) => {
  const rules = new Map(
    [defaultRuleSet(), safetyFloor(), ...ownRuleSets.map((given) => unwrap(parseEarlierRuleSet(given)))].map(
      (ruleSet) => [digestOf(ruleSet), ruleSet],
    ),
  )
  const allServices = [...Object.values(services), ...ownServices.map(inEngland)].map((given) =>
    unwrap(parseEarlierService(given)),
  )
  const servicesByDigest = new Map(
    allServices.flatMap((service) => [
      [digestBeforeNations(service), service],
      [digestOfService(service), service],
    ]),
  )
  // Nations of one's own stand in their services.
  const allNations = [
    ...Object.values(nations),
    ...allServices.map(nationOf),
    ...ownNations.map((given) => textsOf(unwrap(parseNation(given)))),
  ]
  const nationsByDigest = new Map(allNations.map((nation) => [nation.digest, nation]))
  const foundBefore = new Map<string, Found>()

  const find = (provenance: Provenance): Found => {
    const own = rules.get(provenance.ruleSet.digest)
    const floor = rules.get(provenance.safetyFloor.digest)
    const service = servicesByDigest.get(provenance.service.digest)
    if (own === undefined) return { ok: false, why: 'rule-set-missing', wanted: named(provenance.ruleSet) }
    if (floor === undefined) {
      return { ok: false, why: 'safety-floor-missing', wanted: named(provenance.safetyFloor) }
    }
    if (service === undefined) {
      const { digest, id } = provenance.service
      return { ok: false, why: 'service-missing', wanted: `${id} (${digest})` }
    }
    // Whatever was decided before services stated a nation had no places to fill.
    const stated = provenance.nation
    const nation = stated === undefined ? nationOf(service) : nationsByDigest.get(stated.digest)
    if (nation === undefined) {
      return { ok: false, why: 'nation-missing', wanted: `${stated?.id} (${stated?.digest})` }
    }
    const documents = welded(floor, own, service, nation)
    return documents === null
      ? { ok: false, why: 'documents-do-not-fit', wanted: named(provenance.ruleSet) }
      : { ok: true, documents }
  }

  return (provenance) => {
    const { nation, ruleSet, safetyFloor: floor, service } = provenance
    const key = `${ruleSet.digest} ${floor.digest} ${service.digest} ${nation?.digest}`
    const known = foundBefore.get(key)
    if (known !== undefined) return known
    const found = find(provenance)
    // What is missing is not kept: a damaged log may name any number of documents.
    if (found.ok) foundBefore.set(key, found)
    return found
  }
}
