/**
 * referral-triage: what happens to a referral to a social prescribing link worker.
 *
 *   unknown JSON ──► referral/ ──► facts/ ──► rule-set/ ──► decision/ ──► explain/   words for people
 *                    Referral      Facts      Verdicts      Decision  └─► episode/   weeks, contacts, dates
 *
 * `triage.ts` is the whole flow on one screen. Each room's public names follow, in the order data flows.
 */

// the flow
export { createTriage, safeCreateTriage, type Triage } from './triage.js'
export type { DecideOptions, TriageOptions, UnreadTriageOptions } from './decision/triage-options.js'

// problems, as data
export {
  formatIssues,
  formatPath,
  ISSUE_CODES,
  type Issue,
  type IssueCode,
  type Issues,
  type Result,
  TriageError,
  unwrap,
} from './issue/issue.js'

// referral/ and service/
export type { Agreements } from './referral/agreements.js'
export { type Audience, type MayTell, mayBeTold, type Tellable } from './referral/audience.js'
export {
  Answer,
  type DeclaredVocabulary,
  type RouteKind,
  shippedVocabulary,
  type Vocabulary,
  vocabularyOf,
} from './referral/vocabulary.js'
export type { NeedDomain, ReferralSource, TeamId } from './referral/shipped-words.js'
export type { ClosureWord, NeedWord, PhraseWord, RiskWord, SourceWord } from './referral/word.js'
export type { TeamWord, Word } from './referral/word.js'
export type {
  ConsentAnswer,
  ConsentBy,
  DatedAnswer,
  DatedEvent,
  GivenAnswer,
  GivenConsent,
  GivenEvent,
} from './referral/answered.js'
export type { Assessment } from './referral/assessment-schema.js'
export { parseInstrument } from './referral/check-instrument.js'
export {
  type Band,
  Instrument,
  type ItemSignal,
  type ScoredInstrument,
  type SignalItem,
} from './referral/instrument.js'
export { type InstrumentId, shippedInstruments } from './referral/shipped-instruments.js'
export { parseReferral } from './referral/parse-referral.js'
export { Client, type Need, Referral, type ReferralInput, Risks } from './referral/referral.js'
export type { Said } from './referral/signals/mark-mentions.js'
export type { SafetySignal } from './referral/signals/safety-signal.js'
export { type ItemScore, type Score, scoreAssessment } from './referral/score-assessment.js'
export {
  type Helpline,
  HelplinePurpose,
  Nation,
  NationId,
  type NationTexts,
} from './service/nation.js'
export { parseNation } from './service/parse-nation.js'
export { parseService } from './service/parse-service.js'
export { type Capacity, type CapacityStatus, Service } from './service/service.js'
export { services } from './service/shipped.js'
export { nations } from './service/shipped-nations.js'

// facts/
export type { AnswerForm, AnswerKind, AnswerOption } from './facts/answer-form.js'
export { definitionsOf, type FactName, type FactScope, factCatalogue } from './facts/catalogue.js'
export type { CatalogueFact } from './facts/derivation.js'
export type {
  AskedFact,
  AskOf,
  Derived,
  FactDefinition,
  FactKind,
  Facts,
  FactValue,
  MarkedSource,
  MentionedSource,
  Origin,
  Step,
} from './facts/fact.js'

// rule-set/
export { bundleRuleSet, type RuleSetBundle } from './rule-set/bundle-rule-set.js'
export { type CompiledRuleSet, compileRuleSet } from './rule-set/compile.js'
export type { Condition, Leaf, NamedConditions, Operator, RootCondition } from './rule-set/condition.js'
export { digestOf } from './rule-set/digest.js'
export { loadRuleSet } from './rule-set/load-rule-set.js'
export type { MergedFrom } from './rule-set/merging/merged-from.js'
export type { ReadRuleSetOptions } from './rule-set/merging/read-given.js'
export { parseRuleSet } from './rule-set/parse-rule-set.js'
export type { RuleSetFile } from './rule-set/reading/rule-set-files.js'
export { referenceVerdicts, type VerdictsByRule } from './rule-set/reference.js'
export type { EventType, RuleEvent } from './rule-set/rule-event.js'
export type {
  ActionDefinition,
  Basis,
  Destination,
  Disposition,
  Invariant,
  Limits,
  Pathway,
  Route,
  Rule,
  RuleExample,
  RuleSet,
  RuleSource,
  SourceDocument,
} from './rule-set/rule-set.js'
export { defaultRuleSet, safetyFloor } from './rule-set/shipped.js'
export type { Truth, Verdict } from './rule-set/three-valued.js'
export type { LeafResult } from './rule-set/verdicts.js'
export type { RuleVerdict, Verdicts } from './rule-set/verdicts.js'
export { weld, safeWeld } from './rule-set/weld.js'

// decision/
export type {
  AcceptDecision,
  Action,
  CouldBecome,
  Decision,
  EscalateDecision,
  Escalation,
  ExtensionTerms,
  Intervention,
  NeedLeft,
  Question,
  QuotedMention,
  Reason,
  ReasonFact,
  Redirect,
  RedirectDecision,
  RequestInformationDecision,
} from './decision/decision.js'
export { type Waiting, whatWaits } from './decision/what-waits.js'
export {
  type WithAnswerOptions,
  type AnswerValue,
  safeWithAnswer,
  withAnswer,
} from './decision/with-answer.js'
export type { DocumentVersion, LibraryVersion, Provenance } from './decision/provenance.js'
export type { Examination, ExaminedRule } from './decision/examination.js'
export { dispositionFromVerdicts } from './decision/rules-by-outcome.js'
export { type Handover, ReferralError, type TriageResult } from './decision/handover.js'

// analysis/ (the rest of it is `referral-triage/analysis`)
export { checkExamples } from './analysis/check-examples.js'

// explain/: a decision, or the examination behind one → words for four readers, and why it did not come out otherwise
export { explainToClient } from './explain/client/explain-to-client.js'
export { explainToAuditor } from './explain/explain-to-auditor.js'
export { type Explanation, type Line, READERS, type Reader, type Section } from './explain/explanation.js'
export { type ExplanationStyle, formatExplanation } from './explain/format-explanation.js'
export { formatLeaf } from './explain/format-rule.js'
export { explainToLinkWorker } from './explain/link-worker/explain-to-link-worker.js'
export { explainToReferrer } from './explain/referrer/explain-to-referrer.js'
export { parseWords } from './explain/parse-words.js'
export { describeWithin } from './explain/phrases.js'
export { type TranslatableText, translatableWords } from './explain/translatable-words.js'
export { type Obstacle, type ObstacleLeaf, type WhyNot, whyNot, safeWhyNot } from './explain/why-not.js'

// episode/: an accepted decision and a start date → an `Episode` (plain, frozen JSON), its dates, and how it stands on any day
export { closeEpisode, safeCloseEpisode } from './episode/close-episode.js'
export type { ClosureOptions, ClosureReason } from './episode/closure-reasons.js'
export {
  type Closure,
  type Contact,
  Episode,
  type EpisodeEscalation,
  type EpisodeOverride,
  type Extension,
  type Pause,
} from './episode/episode.js'
export { type EpisodeDates, episodeDates, type NextDate, type NextEvent } from './episode/episode-dates.js'
export {
  ENDING_SOON_WEEKS,
  EPISODE_STATES,
  type EpisodeState,
  type EpisodeStatus,
  episodeStatus,
  safeEpisodeStatus,
} from './episode/episode-status.js'
export {
  type EscalationResolution,
  type NewEscalation,
  openEscalation,
  safeOpenEscalation,
  resolveEscalation,
  safeResolveEscalation,
} from './episode/escalations.js'
export { type ExtensionRequest, extendEpisode, safeExtendEpisode } from './episode/extend-episode.js'
export { parseEpisode } from './episode/parse-episode.js'
export {
  type PauseRequest,
  pauseEpisode,
  safePauseEpisode,
  type ResumeRequest,
  resumeEpisode,
  safeResumeEpisode,
} from './episode/pause-episode.js'
export { MAX_PAUSED_WEEKS } from './episode/paused-spans.js'
export { type NewContact, recordContact, safeRecordContact } from './episode/record-contact.js'
export { type EpisodeStart, startEpisode, safeStartEpisode } from './episode/start-episode.js'
