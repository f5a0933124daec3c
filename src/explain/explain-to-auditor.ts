import type { Decision } from '../decision/decision.js'
import type { Examination, ExaminedRule } from '../decision/examination.js'
import type { Derived } from '../facts/fact.js'
import { shorten } from '../issue/quote.js'
import type { Verdict } from '../rule-set/three-valued.js'
import type { LeafResult } from '../rule-set/trace.js'
import { type Explanation, type Line, line, type Section, section } from './explanation.js'
import { formatSource } from './format-reason.js'
import { definitionOf, formatLeaf, formatOutcome } from './format-rule.js'
import { formatSupport } from './format-support.js'
import { describeLimits, listed, sentence } from './sentences.js'

const named = (fact: string, { localFacts }: Examination): string => {
  const title = definitionOf(fact, localFacts)?.title
  return title === undefined ? `\`${fact}\`` : `${title} (\`${fact}\`)`
}

const asJson = (value: unknown): string => `\`${JSON.stringify(value)}\``

const formatOrigin = (derived: Derived | undefined): string =>
  derived === undefined || derived.origin === 'unknown'
    ? 'unknown'
    : `${derived.origin} from ${listed(derived.from.map((place) => `\`${place}\``))}${derived.completedOn === undefined ? '' : ` of ${derived.completedOn}`}`

const leafLine = ({ decisive, leaf, truth, value }: LeafResult, examination: Examination): string => {
  const words = formatLeaf(leaf, definitionOf(leaf.fact, examination.localFacts))
  const known = value === null ? 'null (not known)' : JSON.stringify(value)
  const origin = formatOrigin(examination.origins[leaf.fact])
  return `${truth}${decisive ? ', decisive' : ''}: ${words}. \`${leaf.fact} ${leaf.operator} ${JSON.stringify(leaf.value)}\`, found \`${known}\` (${origin})`
}

const ruleLine = (rule: ExaminedRule, examination: Examination): Line =>
  line(
    `\`${rule.rule}\`: ${sentence(rule.title)}`,
    `${rule.verdict === 'met' ? 'calls' : 'would call'} for ${formatOutcome(rule.event)}: ${rule.event.params.reason}`,
    rule.holdsUp ? 'holds the decision up' : null,
    ...rule.leaves.map((leaf) => leafLine(leaf, examination)),
    `basis: ${formatSource(rule.source)}`,
  )

const RULE_HEADINGS: { readonly [verdict in Verdict]: string } = {
  met: 'Rules met',
  undetermined: 'Rules that could not be decided',
  'not-met': 'Rules not met',
}

const ruleSection = (verdict: Verdict, examination: Examination): readonly Section[] => {
  const rules = examination.rules.filter((rule) => rule.verdict === verdict)
  return section(
    `${RULE_HEADINGS[verdict]} (${rules.length})`,
    'list',
    rules.length === 0 ? ['none'] : rules.map((rule) => ruleLine(rule, examination)),
  )
}

const idsOrNone = (ids: readonly string[]): string =>
  ids.length === 0 ? 'none' : listed(ids.map((id) => `\`${id}\``))

const decisionSection = (decision: Decision): readonly Section[] =>
  section('Decision', 'list', [
    `disposition: \`${decision.disposition}\``,
    `status: \`${decision.status}\`, until a named person confirms or overrides it`,
    `pathway: ${decision.pathway === null ? 'none' : `\`${decision.pathway}\``}; provisional pathway: ${decision.provisionalPathway === null ? 'none' : `\`${decision.provisionalPathway}\``}`,
    line(
      `escalations: ${idsOrNone(decision.escalations.map(({ route }) => route))}`,
      ...decision.escalations.map(
        ({ kind, route, rules, within }) => `\`${route}\` (${kind}, ${within}) by ${idsOrNone(rules)}`,
      ),
    ),
    `redirects: ${idsOrNone(decision.redirects.map(({ destination }) => destination))}`,
    line(
      `questions: ${idsOrNone(decision.questions.map(({ fact }) => fact))}`,
      ...decision.questions.map(
        ({ askNow, fact, holdsUp, rules }) =>
          `\`${fact}\`${askNow ? ', ask now' : ''}${holdsUp ? ', holds up' : ''}, for ${idsOrNone(rules)}`,
      ),
    ),
    line(
      `intervention: ${decision.intervention === null ? 'none' : describeLimits(decision.intervention.weeks, 'week')}`,
      ...formatSupport(decision).slice(1),
    ),
    `actions: ${idsOrNone(decision.actions.map(({ action }) => action))}`,
  ])

const provenanceSection = ({ provenance }: Decision): readonly Section[] => {
  const { asOf, library, ruleSet, safetyFloor, service } = provenance
  return section('Made with', 'list', [
    line(`rule set: \`${ruleSet.id}\` ${ruleSet.version}`, `digest ${ruleSet.digest}`),
    line(`safety floor: \`${safetyFloor.id}\` ${safetyFloor.version}`, `digest ${safetyFloor.digest}`),
    line(`service: \`${service.id}\``, `digest ${service.digest}`),
    `library: ${library.name} ${library.version}`,
    `decided as of: ${asOf}`,
  ])
}

/**
 * An examination for an auditor: the decision, what it was made with, every fact with where it comes from, and
 * every rule by verdict, with each leaf: what it asks, its operator and value, what it found, and its truth.
 */
export const explainToAuditor = (examination: Examination): Explanation => {
  const { decision, facts, origins } = examination
  return {
    reader: 'auditor',
    title: `Referral ${shorten(decision.referral)}: ${decision.disposition}`,
    sections: [
      ...decisionSection(decision),
      ...provenanceSection(decision),
      ...section(
        'Facts',
        'list',
        Object.entries(facts).map(
          ([fact, value]) =>
            `${named(fact, examination)}: ${value === null ? 'not known' : `${asJson(value)}, ${formatOrigin(origins[fact])}`}`,
        ),
      ),
      ...ruleSection('met', examination),
      ...ruleSection('undetermined', examination),
      ...ruleSection('not-met', examination),
    ],
  }
}
