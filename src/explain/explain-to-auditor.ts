import type { Decision } from '../decision/decision.js'
import type { Examination, ExaminedRule } from '../decision/examination.js'
import type { Derived } from '../facts/fact.js'
import { shorten } from '../issue/quote.js'
import type { Verdict } from '../rule-set/three-valued.js'
import type { LeafResult } from '../rule-set/verdicts.js'
import { type ExplanationWords, explanationWords } from '../words/explanation-words.js'
import type { WordsOptions } from '../words/words.js'
import { couldBecomeLine } from './could-become-line.js'
import { decisionIn, ruleText } from './decision-in-language.js'
import { type Explanation, type Line, line, type Section, section } from './explanation.js'
import { formatSource } from './format-reason.js'
import { definitionOf, formatLeaf, formatOutcome, titleOf } from './format-rule.js'
import { formatSupport } from './format-support.js'
import { notesSection } from './notes-section.js'
import { formatLimits, listOf } from './phrases.js'
import { code, sentence } from './sentences.js'
import { capacityLine } from './wait-for-place.js'

const named = (words: ExplanationWords, fact: string, { ownFacts }: Examination): string => {
  const definition = definitionOf(fact, ownFacts)
  return definition === undefined
    ? code(fact)
    : words.say('auditor.named', { title: titleOf(words, fact, definition), fact: code(fact) })
}

const formatOrigin = (words: ExplanationWords, derived: Derived | undefined): string => {
  const origin = words.say('auditor.origin', { origin: derived?.origin ?? 'unknown' })
  if (derived === undefined || derived.origin === 'unknown') return origin
  const phrases = (derived.mentioned ?? []).map(({ from, phrase, to }) => `notes[${from}–${to}]: ${phrase}`)
  const rest = derived.from.filter((place) => phrases.length === 0 || place !== 'notes')
  const places = listOf(words, [...rest, ...phrases].map(code))
  const { askedOn, completedOn, happenedOn } = derived
  const from =
    completedOn === undefined
      ? words.say('auditor.originFrom', { origin, places })
      : words.say('auditor.originOn', { origin, places, date: completedOn })
  const asked = askedOn === undefined ? from : words.say('auditor.asked', { origin: from, date: askedOn })
  return happenedOn === undefined ? asked : words.say('auditor.happened', { origin: asked, date: happenedOn })
}

const leafLine = (
  words: ExplanationWords,
  { decisive, leaf, truth, value }: LeafResult,
  examination: Examination,
): string => {
  const { say } = words
  const said = say('auditor.truth', { truth })
  return say('auditor.leaf', {
    truth: decisive ? say('auditor.decisive', { truth: said }) : said,
    condition: formatLeaf(leaf, definitionOf(leaf.fact, examination.ownFacts), words),
    code: code(`${leaf.fact} ${leaf.operator} ${JSON.stringify(leaf.value)}`),
    value: code(value === null ? say('auditor.null', { null: 'null' }) : JSON.stringify(value)),
    origin: formatOrigin(words, examination.origins[leaf.fact]),
  })
}

const ruleLine = (words: ExplanationWords, rule: ExaminedRule, examination: Examination): Line => {
  const { say } = words
  const reason = ruleText(words, rule.rule, 'reason', rule.event.params.reason)
  const outcome = formatOutcome(words, rule.event)
  return line(
    say('auditor.rule', {
      name: code(rule.rule),
      title: sentence(ruleText(words, rule.rule, 'title', rule.title)),
    }),
    say(rule.verdict === 'met' ? 'auditor.calls' : 'auditor.wouldCall', { outcome, reason }),
    rule.holdsUp ? say('auditor.holdsUp') : null,
    ...rule.leaves.map((leaf) => leafLine(words, leaf, examination)),
    say('auditor.basis', { source: formatSource(words, rule.source) }),
  )
}

const RULE_HEADINGS = {
  met: 'auditor.met',
  undetermined: 'auditor.undetermined',
  'not-met': 'auditor.notMet',
} as const satisfies { readonly [verdict in Verdict]: string }

const ruleSection = (
  words: ExplanationWords,
  verdict: Verdict,
  examination: Examination,
): readonly Section[] => {
  const rules = examination.rules.filter((rule) => rule.verdict === verdict)
  return section(
    words.say(RULE_HEADINGS[verdict], { count: rules.length }),
    'list',
    rules.length === 0
      ? [words.say('auditor.none')]
      : rules.map((rule) => ruleLine(words, rule, examination)),
  )
}

const idsOrNone = (words: ExplanationWords, ids: readonly string[]): string =>
  ids.length === 0 ? words.say('auditor.none') : listOf(words, ids.map(code))

const decisionSection = (words: ExplanationWords, decision: Decision): readonly Section[] => {
  const { say } = words
  const { laterQuestions: later = [] } = decision
  const ids = (some: readonly string[]) => idsOrNone(words, some)
  const idOf = (id: string | null) => ids(id === null ? [] : [id])
  return section(say('auditor.decision'), 'list', [
    say('auditor.disposition', { disposition: code(decision.disposition) }),
    say('auditor.status', { status: code(decision.status) }),
    say('auditor.pathways', {
      pathway: idOf(decision.pathway),
      provisional: idOf(decision.provisionalPathway),
    }),
    couldBecomeLine(words, decision, ids),
    line(
      say('auditor.escalations', { routes: ids(decision.escalations.map(({ route }) => route)) }),
      ...decision.escalations.map(({ kind, kindTitle = kind, route, rules, within }) =>
        say('auditor.escalation', { route: code(route), kind: kindTitle, within, rules: ids(rules) }),
      ),
    ),
    say('auditor.redirects', {
      destinations: ids(decision.redirects.map(({ destination }) => destination)),
    }),
    line(
      say('auditor.questions', { facts: ids(decision.questions.map(({ fact }) => fact)) }),
      ...decision.questions.map(({ askNow, fact, holdsUp, rules }) => {
        const first = askNow ? say('auditor.askNow', { fact: code(fact) }) : code(fact)
        const asked = holdsUp ? say('auditor.questionHoldsUp', { fact: first }) : first
        return say('auditor.question', { fact: asked, rules: ids(rules) })
      }),
    ),
    later.length === 0
      ? null
      : line(
          say('auditor.laterQuestions', { facts: ids(later.map(({ fact }) => fact)) }),
          ...later.map(({ fact, rules }) => say('auditor.question', { fact: code(fact), rules: ids(rules) })),
        ),
    line(
      say('auditor.intervention', {
        limits:
          decision.intervention === null
            ? say('auditor.none')
            : formatLimits(words, decision.intervention.weeks, 'weeks'),
      }),
      ...formatSupport(words, decision).slice(1),
      capacityLine(words, decision),
    ),
    say('auditor.actions', { actions: ids(decision.actions.map(({ action }) => action)) }),
  ])
}

const provenanceSection = ({ say }: ExplanationWords, { provenance }: Decision): readonly Section[] => {
  const { asOf, library, nation, ruleSet, safetyFloor, service, signals, vocabulary, words } = provenance
  const documentLine = (key: 'auditor.ruleSet' | 'auditor.safetyFloor', one: typeof ruleSet): Line =>
    line(say(key, { id: code(one.id), version: one.version }), say('auditor.digest', { digest: one.digest }))
  return section(say('auditor.madeWith'), 'list', [
    documentLine('auditor.ruleSet', ruleSet),
    documentLine('auditor.safetyFloor', safetyFloor),
    line(say('auditor.service', { id: code(service.id) }), say('auditor.digest', { digest: service.digest })),
    vocabulary === undefined
      ? null
      : line(say('auditor.vocabulary'), say('auditor.digest', { digest: vocabulary.digest })),
    signals === undefined
      ? null
      : line(say('auditor.signals'), say('auditor.digest', { digest: signals.digest })),
    nation === undefined
      ? null
      : line(
          say('auditor.nation', { id: code(nation.id) }),
          say('auditor.digest', { digest: nation.digest }),
        ),
    words === undefined
      ? null
      : line(
          say('auditor.words', { language: code(words.language) }),
          say('auditor.digest', { digest: words.digest }),
        ),
    say('auditor.library', { ...library }),
    say('auditor.asOf', { date: asOf }),
  ])
}

/**
 * An examination for an auditor: the decision, what it was made with, every fact with where it comes from, and
 * every rule by verdict, with each leaf: what it asks, its operator and value, what it found, and its truth.
 * In English unless `options` give a language and its words; names and values that are data stay as they are.
 */
export const explainToAuditor = (examination: Examination, options: WordsOptions = {}): Explanation => {
  const words = explanationWords(options)
  const { say } = words
  const decision = decisionIn(words, examination.decision)
  const { facts, origins } = examination
  return {
    reader: 'auditor',
    title: say('auditor.title', {
      referral: shorten(decision.referral),
      disposition: decision.disposition,
    }),
    sections: [
      ...decisionSection(words, decision),
      ...notesSection(words, decision, examination.ownFacts),
      ...provenanceSection(words, decision),
      ...section(
        say('auditor.facts'),
        'list',
        Object.entries(facts).map(([name, value]) => {
          const fact = named(words, name, examination)
          return value === null
            ? say('auditor.factNotKnown', { fact })
            : say('auditor.fact', {
                fact,
                value: code(JSON.stringify(value)),
                origin: formatOrigin(words, origins[name]),
              })
        }),
      ),
      ...ruleSection(words, 'met', examination),
      ...ruleSection(words, 'undetermined', examination),
      ...ruleSection(words, 'not-met', examination),
    ],
  }
}
