/** Why a decision did not come out otherwise: the rules, and the leaves in them, that stood in the way. */
import type { Examination, ExaminedRule } from '../decision/examination.js'
import type { FactDefinition, FactValue } from '../facts/fact.js'
import { didYouMean } from '../issue/did-you-mean.js'
import { ok, type Result, throwing } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import type { Leaf } from '../rule-set/condition.js'
import { DISPOSITIONS, type Disposition } from '../rule-set/rule-set.js'
import type { Truth, Verdict } from '../rule-set/three-valued.js'
import type { LeafResult } from '../rule-set/trace.js'
import { definitionOf, formatFinding, formatOutcome } from './format-rule.js'
import { counted, listed } from './sentences.js'

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

/** The leaves that a verdict turned on; all of them where none is marked. */
const decisiveLeaves = (leaves: readonly LeafResult[]): readonly LeafResult[] => {
  const decisive = leaves.filter((leaf) => leaf.decisive)
  return decisive.length > 0 ? decisive : leaves
}

/** Says why a rule stood in the way. */
const obstacleOf = (
  { event, leaves, rule, title, verdict }: ExaminedRule,
  part: Obstacle['part'],
  localFacts: readonly FactDefinition[],
): Obstacle => {
  const decisive = decisiveLeaves(leaves).map(
    (one): ObstacleLeaf => ({
      leaf: one.leaf,
      value: one.value,
      truth: one.truth,
      words: formatFinding(one, definitionOf(one.leaf.fact, localFacts)),
    }),
  )
  const outcome = formatOutcome(event)
  const what =
    verdict === 'met'
      ? `it calls for ${outcome}`
      : verdict === 'undetermined'
        ? `it may call for ${outcome}, and cannot be decided`
        : `it would call for ${outcome}, and is not met`
  const words = listed([...new Set(decisive.map((leaf) => leaf.words))])
  return { rule, title, verdict, part, why: words === '' ? what : `${what}: ${words}`, leaves: decisive }
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

/** How many rules that are not met are worth naming. */
const NEAREST = 5

interface Hindrances {
  readonly against: readonly ExaminedRule[]
  readonly notFor: readonly ExaminedRule[]
}

const unmet = ({ leaves }: ExaminedRule): number => decisiveLeaves(leaves).length / Math.max(1, leaves.length)

/** Undetermined rules first, then those with the smallest share of leaves that stand in the way. */
const nearest = (rules: readonly ExaminedRule[]): readonly ExaminedRule[] => {
  const missing = rules.filter(({ verdict }) => verdict === 'not-met')
  return [
    ...rules.filter(({ verdict }) => verdict === 'undetermined'),
    ...missing.sort((one, other) => unmet(one) - unmet(other)).slice(0, NEAREST),
  ]
}

const ofType = (examination: Examination, type: ExaminedRule['event']['type']): readonly ExaminedRule[] =>
  examination.rules.filter(({ event }) => event.type === type)

const met = ({ verdict }: ExaminedRule): boolean => verdict === 'met'

const rulesAbove = (examination: Examination, target: Disposition): readonly ExaminedRule[] => {
  const escalations = ofType(examination, 'escalate')
  const redirects = ofType(examination, 'redirect')
  const waiting = [...escalations, ...redirects].filter(({ holdsUp }) => holdsUp)
  switch (target) {
    case 'escalate':
      return []
    case 'request-information':
      return escalations.filter(met)
    case 'redirect':
      return [...escalations.filter(met), ...waiting]
    case 'accept':
      return [...escalations.filter(met), ...waiting, ...redirects.filter(met)]
  }
}

const hindrancesToDisposition = (examination: Examination, target: Disposition): Hindrances => {
  const against = rulesAbove(examination, target)
  if (target !== 'escalate' && target !== 'redirect') return { against, notFor: [] }
  const calling = ofType(examination, target)
  const alreadyAgainst = new Set(against.map(({ rule }) => rule))
  const notFor = calling.filter((rule) => !met(rule) && !alreadyAgainst.has(rule.rule))
  return { against, notFor: calling.some(met) ? [] : nearest(notFor) }
}

const pathwayOf = ({ event }: ExaminedRule): string | null =>
  event.type === 'pathway' ? event.params.pathway : null

const hindrancesToPathway = (examination: Examination, target: string): Hindrances => {
  const { pathways } = examination
  const rank = (rule: ExaminedRule) => pathways.indexOf(pathwayOf(rule) ?? '')
  const place = pathways.indexOf(target)
  const rules = ofType(examination, 'pathway')
  const speaking = rules.filter(({ verdict }) => verdict !== 'not-met')
  const heavier = speaking.filter((rule) => rank(rule) > place)
  const forIt = speaking.some((rule) => rank(rule) === place)
  // With no rule speaking for any pathway, the most intensive is the default and needs none.
  const byDefault = speaking.length === 0 && place === pathways.length - 1
  const notFor = forIt || byDefault ? [] : nearest(rules.filter((rule) => rank(rule) === place))
  const { against } = hindrancesToDisposition(examination, 'accept')
  return { against: [...against, ...heavier], notFor }
}

const MAX_NAMED = 3

const quoted = (obstacles: readonly Obstacle[]): string => {
  const names = obstacles.slice(0, MAX_NAMED).map(({ title, leaves }) => {
    const words = [...new Set(leaves.map((leaf) => leaf.words))].slice(0, 2)
    return words.length === 0 ? `“${title}”` : `“${title}” (${words.join('; ')})`
  })
  const more = obstacles.length - names.length
  return listed(more > 0 ? [...names, counted(more, 'more rule')] : names)
}

const sentenceFor = (target: string, kind: string, obstacles: readonly Obstacle[]): string => {
  const group = (part: Obstacle['part'], verdicts: readonly string[]) =>
    obstacles.filter((one) => one.part === part && verdicts.includes(one.verdict))
  const calls = group('against', ['met'])
  const waits = group('against', ['undetermined'])
  const open = group('not-for', ['undetermined'])
  const missing = group('not-for', ['not-met'])
  const clauses = [
    ...(calls.length === 0 ? [] : [`something else is called for by ${quoted(calls)}`]),
    ...(waits.length === 0 ? [] : [`an answer could still change it: ${quoted(waits)}`]),
    ...(open.length === 0 ? [] : [`it is not known whether it is called for by ${quoted(open)}`]),
    ...(missing.length === 0 ? [] : [`no rule that calls for it is met; the nearest: ${quoted(missing)}`]),
  ]
  if (clauses.length > 0) return `Not ${kind} \`${target}\`, because ${clauses.join('; and ')}.`
  return target === 'request-information'
    ? 'Not `request-information`, because every answer that the decision turns on is known.'
    : `Not ${kind} \`${target}\`, because no rule calls for it.`
}

/**
 * Why a decision is not on another pathway, or not another disposition: the rules and leaves that stood in the way.
 * `target` is the id of a pathway or a disposition (which wins if both have the name). A target that is neither
 * gives the issue `unknown-target`.
 */
export const safeWhyNot = (examination: Examination, target: string): Result<WhyNot> => {
  const { decision, localFacts, pathways } = examination
  const disposition = DISPOSITIONS.find((one) => one === target)
  if (disposition === undefined && !pathways.includes(target)) {
    const message = `there is no pathway or disposition ${quote(target)}`
    const hint = didYouMean(target, [...pathways, ...DISPOSITIONS])
    return { ok: false, issues: [{ code: 'unknown-target', path: [], message, hint }] }
  }
  const alreadySo =
    disposition === undefined ? decision.pathway === target : decision.disposition === disposition
  if (alreadySo) {
    const words = disposition === undefined ? 'on the pathway' : 'decided as'
    return ok({
      target,
      alreadySo,
      obstacles: [],
      sentence: `The referral is already ${words} \`${target}\`.`,
    })
  }
  const { against, notFor } =
    disposition === undefined
      ? hindrancesToPathway(examination, target)
      : hindrancesToDisposition(examination, disposition)
  const obstacles = [
    ...against.map((rule) => obstacleOf(rule, 'against', localFacts)),
    ...notFor.map((rule) => obstacleOf(rule, 'not-for', localFacts)),
  ]
  const kind = disposition === undefined ? 'on the pathway' : 'decided as'
  return ok({ target, alreadySo, obstacles, sentence: sentenceFor(target, kind, obstacles) })
}

/** As `safeWhyNot`, and throws `TriageError` with every issue. */
export const whyNot = throwing(safeWhyNot)
