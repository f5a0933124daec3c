import { definitionsOf } from '../../facts/catalogue.js'
import { deriveFacts } from '../../facts/derive-facts.js'
import { type FactDefinition, type Facts, isInDomain, valueIn } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import { referralWith, WITNESS_DATE } from '../../proof/witness-input.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import { digestOf } from '../../rule-set/digest.js'
import { parseRuleSet } from '../../rule-set/parse-rule-set.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import { weld } from '../../rule-set/weld.js'
import type { Service } from '../../service/service.js'
import type { Course } from '../records/course.js'
import type { DecisionRecord } from '../records/decision-record.js'
import { createDeriveAgain, factsOnRecord } from './derive-again.js'
import { documentsByDigest } from './documents-by-digest.js'
import { courseOnRecord, decidedCourse, type MoveKind, moveOf } from './move.js'
import {
  type DecisionOnRecord,
  type NotReplayed,
  notReplayed,
  type Records,
  type ReplayedSame,
  type ReplayOptions,
} from './replay.js'

/** What becomes of one decision on record under other rules: told apart by `outcome`. */
export type ReplayedAgainst = ReplayedSame | NotReplayed | Moved

/** A decision on record that would be another one under other rules. */
export interface Moved extends DecisionOnRecord {
  /** It would be another one. */
  readonly outcome: 'moved'
  /** How it moves, such as `loses-escalation` or `up`. */
  readonly move: MoveKind
  /** What is on record. */
  readonly from: Course
  /** What it would be. */
  readonly to: Course
}

/** Derives one decision on record by other rules. */
export type AgainstNewRules = (record: DecisionRecord) => Promise<ReplayedAgainst>

/** A value that the new rules do not know of a fact counts as not known; it never counts as "no". */
const readable = (facts: Facts, definitions: ReadonlyMap<string, FactDefinition>): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => {
      const definition = definitions.get(fact)
      return [fact, definition === undefined || isInDomain(definition, value) ? value : null]
    }),
  )

/**
 * The facts on record, and those that no catalogue had when it was written, as far as they follow: they are derived from the plainest referral
 * that has the facts on record. What was on record stays as it was derived then.
 */
const withLaterFacts = (facts: Facts, ruleSet: RuleSet, service: Service): Facts => {
  const later = [...definitionsOf(ruleSet).keys()].filter((fact) => !Object.hasOwn(facts, fact))
  if (later.length === 0) return facts
  const referral = parseReferral(referralWith(facts, ruleSet), { vocabulary: vocabularyOf(ruleSet) })
  if (!referral.ok) return facts
  const derived = deriveFacts({ referral: referral.value, service, asOf: WITNESS_DATE }, ruleSet)
  if (!derived.ok) return facts
  return { ...Object.fromEntries(later.map((fact) => [fact, valueIn(derived.value.facts, fact)])), ...facts }
}

const short = ({ destinations, disposition, openSafetyQuestion, pathway, routes }: Course): Course => ({
  disposition,
  pathway,
  routes,
  destinations,
  openSafetyQuestion,
})

/**
 * Makes the function that derives a decision on record by other rules, the safety floor that ships welded under them,
 * with json-rules-engine. Takes the new rule set (parsed, or as bundled JSON); its dates are not looked at. Throws
 * `TriageError` if the rule set or a service is not valid, or would weaken the floor.
 */
export const againstNewRules = (newRules: unknown, { services }: ReplayOptions = {}): AgainstNewRules => {
  const ruleSet = unwrap(parseRuleSet(newRules))
  const floor = safetyFloor()
  const welded = weld(floor, ruleSet)
  const { pathways } = welded
  const findDocuments = documentsByDigest([ruleSet], services)
  const deriveAgain = createDeriveAgain()
  const definitions = definitionsOf(welded)
  const order = pathways.map(({ id }) => id)
  const named = ({ id, version }: RuleSet, digest: string) => ({ id, version, digest })
  const newOnes = {
    ruleSet: named(ruleSet, digestOf(ruleSet)),
    safetyFloor: named(floor, digestOf(floor)),
  }

  return async (record) => {
    const { at, recordId } = record
    const onRecord = factsOnRecord(record)
    if (onRecord === null) return notReplayed(record, 'erased')
    // No outcome depends on the words of a nation.
    const { nation: _, ...madeWith } = record.provenance
    const provenance = { ...madeWith, ...newOnes }
    const found = findDocuments(provenance)
    if (!found.ok) return notReplayed(record, found.why, found.wanted)
    const facts = withLaterFacts(readable(onRecord.facts, definitions), welded, found.documents.service)
    const { decision } = await deriveAgain({ ...onRecord, facts, provenance }, found.documents)
    const [from, to] = [courseOnRecord(record), decidedCourse(decision)]
    const move = moveOf(from, to, order)
    return move === null
      ? { recordId, at, outcome: 'same' }
      : { recordId, at, outcome: 'moved', move, from: short(from), to: short(to) }
  }
}

/**
 * Says for every decision on record what it would be under other rules, in the order of the log and in bounded
 * memory. It compares with what the rules proposed, not with what people made of it. Throws as `againstNewRules`.
 */
export async function* replayAgainst(
  records: Records,
  newRules: unknown,
  options: ReplayOptions = {},
): AsyncGenerator<ReplayedAgainst, void, undefined> {
  const against = againstNewRules(newRules, options)
  for await (const record of records) if (record.type === 'decision') yield await against(record)
}
