/** What a failing matcher says: what was expected, what was decided, every leaf with the value it met, what would help. */
import { changesTo, type FactsChange } from '../../analysis/one-referral/changes-to.js'
import type { Decision } from '../../decision/decision.js'
import type { Examination, ExaminedRule } from '../../decision/examination.js'
import { formatLimits } from '../../explain/phrases.js'
import type { Facts } from '../../facts/fact.js'
import { unwrap } from '../../issue/issue.js'
import { not } from '../../proof/engine/formula.js'
import { DEFAULT_LIMITS } from '../../proof/prover.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { LeafResult } from '../../rule-set/verdicts.js'
import { explanationWords } from '../../words/explanation-words.js'
import { withoutFacts } from '../builders/without-facts.js'
import type { Expected } from './expected.js'
import { explainIssues, type Subject } from './subject.js'
import type { Made } from './with-explanations.js'

/** Where the formulas are not exact, the nearest of a few that lead there is as near as any. */
const TRIED = 5

const shown = (value: unknown): string => (value === null ? 'not known' : JSON.stringify(value))

const outcome = ({ disposition, pathway }: FactsChange['decision']): string =>
  `${disposition}${pathway === null ? '' : `, \`${pathway}\``}`

const changeText = ({ decision, facts }: FactsChange): string =>
  [
    'the nearest change that would make it pass:',
    ...facts.map(({ fact, from, to }) => `  ${fact}: ${shown(from)} → ${shown(to)}`),
    `  (then: ${outcome(decision)})`,
  ].join('\n')

const NONE = [
  'no change of answers would make it pass:',
  '  ages stay as they are, and no risk that is known is talked away; perhaps the rules, or the test, are to be changed',
].join('\n')

/** Answers that, left out one at a time, would make it pass: what is known is not asked for. */
const leftOut = (
  isReached: (decision: Decision) => boolean,
  { asOf, referral, triage }: Made,
): string | null => {
  const how = { asOf }
  const read = unwrap(parseReferral(referral, { vocabulary: vocabularyOf(triage.ruleSet) }))
  const known: Facts = unwrap(triage.safeExamine(read, how)).facts
  const fact = Object.keys(known).find((name) => {
    const result =
      known[name] === null
        ? null
        : triage.safeExamine(withoutFacts(read, [name], vocabularyOf(triage.ruleSet)), how)
    return result?.ok === true && isReached(result.value.decision)
  })
  if (fact === undefined) return null
  return `the nearest change that would make it pass:\n  ${fact}: ${shown(known[fact])} → not known`
}

/** Finds it. What is known of risks never goes down, and an age stays what it is. */
const nearestChangeText = (expected: Expected, made: Made, isNot: boolean): string => {
  const { asOf, referral, triage } = made
  const isReached = (decision: Decision): boolean => expected.isSo(decision) !== isNot
  const found = changesTo(
    triage,
    referral,
    {
      said: expected.words,
      formula: (laidOut) => {
        const formula = expected.formula(laidOut, triage.service)
        return [isNot ? not(formula) : formula]
      },
      isReached,
      isExact: expected.isExact,
    },
    { asOf, limit: expected.isExact ? 1 : TRIED, limits: DEFAULT_LIMITS },
  )
  const [nearest] = unwrap(found).changes
  if (nearest !== undefined) return changeText(nearest)
  return leftOut(isReached, made) ?? NONE
}

/** How many rules are shown leaf by leaf. */
const MAX_RULES = 12

const json = (value: unknown): string => JSON.stringify(value)

const indented = (text: string): string => text.replaceAll(/^/gm, '  ')

const decidedText = (decision: Decision): string => {
  const { disposition, escalations, intervention, pathway, provisionalPathway, questions, redirects } =
    decision
  const weeks =
    intervention === null ? '' : `, ${formatLimits(explanationWords(), intervention.weeks, 'weeks')}`
  const provisional = provisionalPathway === null ? '' : ` (provisionally \`${provisionalPathway}\`)`
  const more = decision.disposition === 'accept' ? decision.couldBecome : []
  const holding = questions.filter(({ holdsUp }) => holdsUp)
  return [
    `decided: ${disposition}${pathway === null ? provisional : ` on \`${pathway}\`${weeks}`}`,
    ...more.map(
      (one) =>
        `  could become \`${one.pathway}\`, by ${one.questions.map((fact) => `\`${fact}\``).join(', ')}`,
    ),
    ...escalations.map(({ route, within }) => `  escalates to \`${route}\` within \`${within}\``),
    ...redirects.map(({ destination }) => `  redirects to \`${destination}\``),
    ...(holding.length === 0 ? [] : [`  waits for ${holding.map(({ fact }) => `\`${fact}\``).join(', ')}`]),
  ].join('\n')
}

const leafText = ({ leaf, truth, value }: LeafResult, { origins }: Examination): string => {
  const from = origins[leaf.fact]?.from.map((place) => `\`${place}\``).join(', ') ?? ''
  const found = value === null ? 'nobody has said' : `${json(value)}${from === '' ? '' : `, from ${from}`}`
  return `${leaf.fact} ${leaf.operator} ${json(leaf.value)}\n  is ${truth}: ${found}`
}

const outcomeText = ({ event }: ExaminedRule): string => {
  const { reason: _, ...params } = event.params
  return [event.type, ...Object.values(params).map((name) => `\`${name}\``)].join(' ')
}

const ruleText = (rule: ExaminedRule, examination: Examination): string =>
  [
    `\`${rule.rule}\` (${outcomeText(rule)}): ${rule.verdict}`,
    ...rule.leaves.map((leaf) => indented(leafText(leaf, examination))),
  ].join('\n')

const NEARNESS = { met: 0, undetermined: 1, 'not-met': 2 } as const

/** The rules that are reasons for the decision, then those that have to do with what was expected, the nearest first. */
const rulesToShow = (
  expected: Expected,
  { decision, rules }: Examination,
  words: Pick<RuleSet, 'vocabulary'>,
): readonly ExaminedRule[] => {
  const concerns = (one: ExaminedRule) => expected.concerns(one, words)
  const reasons = new Set(decision.reasons.map(({ rule }) => rule))
  const shown = rules.filter((one) => concerns(one) || reasons.has(one.rule))
  const missing = ({ leaves, verdict }: ExaminedRule): number =>
    NEARNESS[verdict] + leaves.filter(({ truth }) => truth !== 'true').length / (leaves.length + 1)
  const relevance = (one: ExaminedRule): number => (concerns(one) ? 0 : 10) + missing(one)
  return shown.sort((one, other) => relevance(one) - relevance(other))
}

const rulesText = (expected: Expected, examination: Examination, made: Made | null): string => {
  const rules = rulesToShow(expected, examination, made?.triage.ruleSet ?? {})
  const shown = rules.slice(0, MAX_RULES).map((one) => indented(ruleText(one, examination)))
  const more = rules.length - shown.length
  return ['rules:', ...shown, ...(more > 0 ? [`  and ${more} more that are further away`] : [])].join('\n')
}

/** From a decision alone: the reasons, with the facts that made them so. */
const reasonsText = ({ reasons }: Decision): string => {
  const shown = reasons.map(({ facts, rule, title, verdict }) =>
    [
      `\`${rule ?? title}\`: ${verdict}`,
      ...facts.map(({ fact, value }) => `  ${fact}\n    is ${value === null ? 'not known' : json(value)}`),
    ].join('\n'),
  )
  return ['reasons:', ...shown.map(indented)].join('\n')
}

const HOW_TO_SEE_MORE =
  'make the triage with `withExplanations(createTriage(…))` to see every leaf and the nearest change here'

/** Writes it. `isNot` where the test expected it not to be so. Plain text, the same every time. */
export const failureText = (expected: Expected, subject: Subject, isNot: boolean): string => {
  const { decision, made } = subject
  const wish = `expected the referral ${isNot ? 'not ' : ''}${expected.words}`
  if (decision === null) return `${wish}\n\nnothing was decided:\n${indented(explainIssues(subject))}`
  const examination = subject.examination()
  const parts = [
    wish,
    decidedText(decision),
    examination === null ? reasonsText(decision) : rulesText(expected, examination, made),
    made === null ? HOW_TO_SEE_MORE : nearestChangeText(expected, made, isNot),
  ]
  return parts.join('\n\n')
}
