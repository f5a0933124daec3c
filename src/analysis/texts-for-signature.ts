/** Texts that somebody has to read and sign: where each stands, and what it belongs to. */

/** What a text for signature belongs to. */
export type SignedPart =
  /** What is added to the contact or the instruction of a route of the safety floor. */
  | 'floor-route'
  /** A route of the rule set's own; `before` says which one it is listed before. */
  | 'own-route'
  /** A rule that escalates: its title and reason stand under the route. One that redirects: its reason stands with the place. */
  | 'rule'
  /** An action that a decision to escalate can list. */
  | 'action'
  /** A better place that a decision to escalate can name as well, for later. */
  | 'destination'
  /** A local fact that says that it does not ask about suicide, self-harm or danger, or that it is about the service. */
  | 'local-fact'
  /** A local fact that says that it does. Its answers are proved to reach the routes of the floor; its question is words. */
  | 'danger-fact'
  /** A rule or a place of which the client or anybody who referred may be told, though they may not be told what it rests on. */
  | 'told'
  /** A phrase of the rule set's own: what it is taken to speak about, and its words. */
  | 'phrase'
  /** The words of a list of the vocabulary, as people read them. */
  | 'words'
  /** For how long something holds, where that is not as the safety floor says, with the letter of its source. */
  | 'hold'
  /** A service's contact for a route, and its own, which stands on pages for clients. */
  | 'service-contact'
  /** A term or a helpline of the nation that a service brings as a document of its own. */
  | 'service-nation'
  /** A service's own words, which stand in place of ours, or after what is said about danger. */
  | 'service-words'

/** A text that somebody has to read, because nothing can be proved of words. */
export interface TextForSignature {
  /** What it belongs to. */
  readonly of: SignedPart
  /** The id or the name of that; of a service's contact, that of the service. */
  readonly id: string
  /** Where it stands: keys and indexes in the rule set as it was given, or in the service. */
  readonly path: readonly (string | number)[]
  /** The words. Of what is added to the floor's own words only that. */
  readonly text: string
}

type Words = readonly (readonly [path: readonly (string | number)[], text: string | null | undefined])[]

/** The texts of one part; what it does not say is left out. */
export const textsOf = (of: SignedPart, id: string, words: Words): readonly TextForSignature[] =>
  words.flatMap(([path, text]) => (text === null || text === undefined ? [] : [{ of, id, path, text }]))
