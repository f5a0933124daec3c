/** The rules that stood in the way of a disposition or a pathway. */
import type { Examination, ExaminedRule } from '../decision/examination.js'
import type { Disposition } from '../rule-set/rule-set.js'
import type { LeafResult } from '../rule-set/verdicts.js'

/** The leaves that a verdict turned on; all of them where none is marked. */
export const decisiveLeaves = (leaves: readonly LeafResult[]): readonly LeafResult[] => {
  const decisive = leaves.filter((leaf) => leaf.decisive)
  return decisive.length > 0 ? decisive : leaves
}

/** How many rules that are not met are worth naming. */
const NEAREST = 5

/** Rules in the way. */
interface Hindrances {
  /** They call for something else, or may. */
  readonly against: readonly ExaminedRule[]
  /** They would call for it, and do not. */
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

/** What stood in the way of a disposition. */
export const hindrancesToDisposition = (examination: Examination, target: Disposition): Hindrances => {
  const against = rulesAbove(examination, target)
  if (target !== 'escalate' && target !== 'redirect') return { against, notFor: [] }
  const calling = ofType(examination, target)
  const alreadyAgainst = new Set(against.map(({ rule }) => rule))
  const notFor = calling.filter((rule) => !met(rule) && !alreadyAgainst.has(rule.rule))
  return { against, notFor: calling.some(met) ? [] : nearest(notFor) }
}

const pathwayOf = ({ event }: ExaminedRule): string | null =>
  event.type === 'pathway' ? event.params.pathway : null

/** What stood in the way of a pathway. */
export const hindrancesToPathway = (examination: Examination, target: string): Hindrances => {
  const { pathways } = examination
  const rank = (rule: ExaminedRule) => pathways.indexOf(pathwayOf(rule) ?? '')
  const place = pathways.indexOf(target)
  const rules = ofType(examination, 'pathway')
  const speaking = rules.filter(
    ({ onlyNotes, verdict }) => verdict === 'met' || (verdict === 'undetermined' && !onlyNotes),
  )
  const heavier = speaking.filter((rule) => rank(rule) > place)
  const forIt = speaking.some((rule) => rank(rule) === place)
  // With no rule speaking for any pathway, the most intensive is the default and needs none.
  const byDefault = speaking.length === 0 && place === pathways.length - 1
  const notFor = forIt || byDefault ? [] : nearest(rules.filter((rule) => rank(rule) === place))
  const { against } = hindrancesToDisposition(examination, 'accept')
  return { against: [...against, ...heavier], notFor }
}
