/** Why a decision did not come out otherwise: the rules, and the leaves in them, that stood in the way. */
import type { Examination, ExaminedRule } from '../decision/examination.js'
import type { FactDefinition, FactValue } from '../facts/fact.js'
import { unlessChanged } from '../input/properties.js'
import { didYouMean } from '../issue/did-you-mean.js'
import { ok, type Result, throwing } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import type { Leaf } from '../rule-set/condition.js'
import { DISPOSITIONS } from '../rule-set/rule-set.js'
import type { Truth, Verdict } from '../rule-set/three-valued.js'
import { type ExplanationKey, type ExplanationWords, explanationWords } from '../words/explanation-words.js'
import type { WordsOptions } from '../words/words.js'
import { ruleText } from './decision-in-language.js'
import { definitionOf, formatFinding, formatOutcome } from './format-rule.js'
import { decisiveLeaves, hindrancesToDisposition, hindrancesToPathway } from './hindrances.js'
import { clausesOf, listOf } from './phrases.js'
import { code } from './sentences.js'

/** A leaf that decided, with the value it found. */
export interface ObstacleLeaf {
  /** The comparison that the rule makes. */
  readonly leaf: Leaf
  /** The value of its fact; `null` if it is not known. */
  readonly value: FactValue
  /** What the comparison came to. */
  readonly truth: Truth
  /** What it found, in words that are so. */
  readonly words: string
}

/** One rule, and why it stood in the way. */
export interface Obstacle {
  /** The name of the rule. */
  readonly rule: string
  /** What the rule is called. */
  readonly title: string
  /** What the rule came to. */
  readonly verdict: Verdict
  /** `against`: it calls for something else. `not-for`: it would call for the target, and does not. */
  readonly part: 'against' | 'not-for'
  /** In words: what it calls for, and what it found. */
  readonly why: string
  /** The leaves that made the verdict what it is. */
  readonly leaves: readonly ObstacleLeaf[]
}

const WHAT = {
  met: 'whyNot.calls',
  undetermined: 'whyNot.mayCall',
  'not-met': 'whyNot.wouldCall',
} as const satisfies { readonly [verdict in Verdict]: string }

/** Says why a rule stood in the way. */
const obstacleOf = (
  words: ExplanationWords,
  { event, leaves, rule, title, verdict }: ExaminedRule,
  part: Obstacle['part'],
  ownFacts: readonly FactDefinition[],
): Obstacle => {
  const { say } = words
  const decisive = decisiveLeaves(leaves).map(
    (one): ObstacleLeaf => ({
      leaf: one.leaf,
      value: one.value,
      truth: one.truth,
      words: formatFinding(one, definitionOf(one.leaf.fact, ownFacts), words),
    }),
  )
  const what = say(WHAT[verdict], { outcome: formatOutcome(words, event) })
  const findings = listOf(words, [...new Set(decisive.map((leaf) => leaf.words))])
  return {
    rule,
    title: ruleText(words, rule, 'title', title),
    verdict,
    part,
    why: findings === '' ? what : say('whyNot.found', { what, findings }),
    leaves: decisive,
  }
}

/** Why a decision did not come out otherwise. */
export interface WhyNot {
  /** The pathway or disposition that was asked about. */
  readonly target: string
  /** Whether it came out so after all. */
  readonly alreadySo: boolean
  /** Rules that called for something else first; then rules that would call for the target, the nearest first. */
  readonly obstacles: readonly Obstacle[]
  /** All of it in a sentence or two. */
  readonly sentence: string
}

const MAX_NAMED = 3

const quoted = (words: ExplanationWords, obstacles: readonly Obstacle[]): string => {
  const { say } = words
  const names = obstacles.slice(0, MAX_NAMED).map(({ title, leaves }) => {
    const found = [...new Set(leaves.map((leaf) => leaf.words))].slice(0, 2)
    return found.length === 0
      ? say('whyNot.rule', { title })
      : say('whyNot.ruleFound', { title, findings: found.join('; ') })
  })
  const more = obstacles.length - names.length
  return listOf(words, more > 0 ? [...names, say('whyNot.moreRules', { count: more })] : names)
}

const sentenceFor = (
  words: ExplanationWords,
  target: string,
  kind: 'whyNot.notOnPathway' | 'whyNot.notDecidedAs',
  obstacles: readonly Obstacle[],
): string => {
  const { say } = words
  const group = (part: Obstacle['part'], verdicts: readonly string[]) =>
    obstacles.filter((one) => one.part === part && verdicts.includes(one.verdict))
  const calls = group('against', ['met'])
  const waits = group('against', ['undetermined'])
  const open = group('not-for', ['undetermined'])
  const missing = group('not-for', ['not-met'])
  const clause = (key: ExplanationKey, some: readonly Obstacle[]) =>
    some.length === 0 ? [] : [say(key, { rules: quoted(words, some) })]
  const clauses = [
    clause('whyNot.calledFor', calls),
    clause('whyNot.couldChange', waits),
    clause('whyNot.notKnown', open),
    clause('whyNot.noneMet', missing),
  ].flat()
  const none = say(target === 'request-information' ? 'whyNot.allKnown' : 'whyNot.noRule')
  return say(kind, { target: code(target), why: clausesOf(words, clauses.length > 0 ? clauses : [none]) })
}

/**
 * Why a decision is not on another pathway, or not another disposition: the rules and leaves that stood in the way.
 * `target` is the id of a pathway or a disposition (which wins if both have the name). A target that is neither
 * gives the issue `unknown-target`. In English unless `options` give a language and its words.
 */
export const safeWhyNot = unlessChanged(
  (examination: Examination, target: string, options: WordsOptions = {}): Result<WhyNot> => {
    const words = explanationWords(options)
    const { decision, ownFacts, pathways } = examination
    const disposition = DISPOSITIONS.find((one) => one === target)
    if (disposition === undefined && !pathways.includes(target)) {
      const message = `there is no pathway or disposition ${quote(target)}`
      const hint = didYouMean(target, [...pathways, ...DISPOSITIONS])
      return { ok: false, issues: [{ code: 'unknown-target', path: [], message, hint }] }
    }
    const alreadySo =
      disposition === undefined ? decision.pathway === target : decision.disposition === disposition
    if (alreadySo) {
      const key = disposition === undefined ? 'whyNot.alreadyOnPathway' : 'whyNot.alreadyDecidedAs'
      return ok({ target, alreadySo, obstacles: [], sentence: words.say(key, { target: code(target) }) })
    }
    const { against, notFor } =
      disposition === undefined
        ? hindrancesToPathway(examination, target)
        : hindrancesToDisposition(examination, disposition)
    const obstacles = [
      ...against.map((rule) => obstacleOf(words, rule, 'against', ownFacts)),
      ...notFor.map((rule) => obstacleOf(words, rule, 'not-for', ownFacts)),
    ]
    const kind = disposition === undefined ? 'whyNot.notOnPathway' : 'whyNot.notDecidedAs'
    return ok({ target, alreadySo, obstacles, sentence: sentenceFor(words, target, kind, obstacles) })
  },
)

/** As `safeWhyNot`, and throws `TriageError` with every issue. */
export const whyNot = throwing(safeWhyNot)
