/** What a decision was made with, so that it can be made again. */
import { lazy, memoize } from '../input/memoize.js'
import { shippedSignals } from '../referral/signals/shipped-signals.js'
import type { Vocabulary } from '../referral/vocabulary.js'
import { digestOf, digestOfService } from '../rule-set/digest.js'
import type { RuleSet } from '../rule-set/rule-set.js'
import { digestOfRuleSet, safetyFloor } from '../rule-set/shipped.js'
import type { NationTexts } from '../service/nation.js'
import type { Service } from '../service/service.js'
import { LIBRARY } from '../version.js'
import { DECISION_WORDS_DIGEST } from '../words/decision-words.js'

/** Which document it was, to the byte. */
export interface DocumentVersion {
  /** Its id. */
  readonly id: string
  /** Its version, as it says itself. */
  readonly version: string
  /** `sha256:` and the SHA-256 over its canonical JSON (RFC 8785), in hexadecimal. */
  readonly digest: string
}

/** A library and its version. */
export interface LibraryVersion {
  /** The name of the npm package. */
  readonly name: string
  /** Its version. */
  readonly version: string
}

/** What the decision was made with. */
export interface Provenance {
  /** The rule set, before the safety floor was welded under it; the digest is SHA-256 over its canonical JSON. */
  readonly ruleSet: DocumentVersion
  /** The safety floor. */
  readonly safetyFloor: DocumentVersion
  /** The service; services have a digest and no version. Its capacity is no part of the digest: it stands in the decision. */
  readonly service: Omit<DocumentVersion, 'version'>
  /**
   * The words that the decision itself says. The digest is that of the words that ship; where the service has words of
   * its own, it is over `{ shipped, own }`: that digest, and the service's `words`. Absent in decisions of form 1.
   */
  readonly words?: {
    /** The language: decisions speak English, and explanations any that has words. */
    readonly language: 'en'
    /** `sha256:` and the SHA-256 over its canonical JSON (RFC 8785), in hexadecimal. */
    readonly digest: string
  }
  /**
   * The whole vocabulary: what the rule set states of it, and for the rest what ships. Absent in decisions of form 1.
   */
  readonly vocabulary?: Pick<DocumentVersion, 'digest'>
  /** The lists by which danger is found in notes; a rule set's own phrases are in its vocabulary. Absent where it was made before notes were searched. */
  readonly signals?: Pick<DocumentVersion, 'digest'>
  /** The nation whose contacts and words it was made with; absent where it was made before services stated one. */
  readonly nation?: Omit<DocumentVersion, 'version'>
  /** This library. */
  readonly library: LibraryVersion
  /** The date the referral was received, `YYYY-MM-DD`: waiting is counted from it. Absent in decisions of forms 1 and 2. */
  readonly receivedOn?: string
  /** The date it was decided at, `YYYY-MM-DD`. */
  readonly asOf: string
}

/** Every decision carries this same object: frozen, so that nobody who writes to one decision changes the next. */
const identityOf = (ruleSet: RuleSet): Provenance['ruleSet'] =>
  Object.freeze({ id: ruleSet.id, version: ruleSet.version, digest: digestOfRuleSet(ruleSet) })

/** Which vocabulary decisions by a rule set use. */
export const vocabularyOfDecisions = memoize(
  ({ phrases, ...words }: Vocabulary): NonNullable<Provenance['vocabulary']> =>
    // A vocabulary without phrases of its own has the digest that it had before there were any.
    Object.freeze({ digest: digestOf(phrases.length === 0 ? words : { ...words, phrases }) }),
)

/** Which words decisions for a service say: those that ship, and the service's own where it has any. */
const wordsOfDecisions = ({ words }: Service): NonNullable<Provenance['words']> =>
  Object.freeze({
    language: 'en',
    digest:
      words === undefined ? DECISION_WORDS_DIGEST : digestOf({ shipped: DECISION_WORDS_DIGEST, own: words }),
  })

/** The lists that danger is found by. */
const signalsOfDecisions = lazy(
  (): NonNullable<Provenance['signals']> => Object.freeze({ digest: shippedSignals().digest }),
)

/** All that decisions of one triage were made with: the rule set as its author wrote it, and the vocabulary, service and nation. */
export const documentsOf = (
  ownRules: RuleSet,
  vocabulary: Vocabulary,
  service: Service,
  nation: Pick<NationTexts, 'id' | 'digest'>,
): Omit<Provenance, 'asOf' | 'receivedOn'> => ({
  ruleSet: identityOf(ownRules),
  safetyFloor: identityOf(safetyFloor()),
  service: Object.freeze({ id: service.id, digest: digestOfService(service) }),
  vocabulary: vocabularyOfDecisions(vocabulary),
  signals: signalsOfDecisions(),
  words: wordsOfDecisions(service),
  nation: Object.freeze({ id: nation.id, digest: nation.digest }),
  library: LIBRARY,
})

/**
 * What a decision was made with, by all the names that somebody may know it by: `social-prescribing@0.4.0`, `referral-triage@0.6.0`,
 * or the digest of a rule set, a safety floor, a service, a nation, words, a vocabulary or the lists of signals.
 */
export const namesOfDocuments = ({
  library,
  nation,
  ruleSet,
  safetyFloor,
  service,
  signals,
  vocabulary,
  words,
}: Pick<
  Provenance,
  'library' | 'nation' | 'ruleSet' | 'safetyFloor' | 'service' | 'signals' | 'vocabulary' | 'words'
>): readonly string[] => [
  `${ruleSet.id}@${ruleSet.version}`,
  `${safetyFloor.id}@${safetyFloor.version}`,
  `${library.name}@${library.version}`,
  ...[ruleSet, safetyFloor, service, nation, signals, vocabulary, words].flatMap((one) => one?.digest ?? []),
]
