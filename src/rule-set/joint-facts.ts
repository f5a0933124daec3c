/**
 * What facts have to do with each other: combinations that no referral can give are never demanded of an
 * example, nor reported as a finding. Each constraint restates how the catalogue derives its facts.
 */
import type { Facts, FactValue } from '../facts/fact.js'

/** A constraint on several facts. It says nothing while one of them is left open. */
export interface JointConstraint {
  readonly facts: readonly string[]
  readonly holds: (facts: Facts) => boolean
  /** Where whole numbers must be cut for the constraint to be judged by one value of each piece. */
  readonly cuts?: { readonly [fact: string]: readonly number[] }
}

/** Eight of the nine items of the PHQ-9 make 24 at most: any higher total has a ninth item above 0. */
const MOST_WITHOUT_ITEM_9 = 24

const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const
const OTHER_DANGERS = ['domesticAbuse', 'adultSafeguarding', 'childAtRisk', 'harmToOthers'] as const

const screenIsClear = (facts: Facts): boolean => SCREEN.every((name) => facts[name] === 'no')

/** Anything but an explicit or a missing "no" leaves another danger open. */
const isOpen = (value: FactValue | undefined): boolean => value !== 'no' && value !== null

/** A fact and a judgement on it: the judgement is known with the fact, and without it can only be `true`. */
const judged = (fact: string, judgement: string): JointConstraint => ({
  facts: [fact, judgement],
  holds: (facts) => (facts[fact] === null ? facts[judgement] !== false : facts[judgement] !== null),
})

/** All constraints there are. */
export const JOINT_CONSTRAINTS: readonly JointConstraint[] = [
  { facts: ['serviceFocus'], holds: ({ serviceFocus }) => serviceFocus !== null },
  judged('age', 'ageInRange'),
  judged('referralSource', 'sourceAccepted'),
  {
    facts: ['needs', 'needsCount'],
    holds: ({ needs, needsCount }) => (Array.isArray(needs) ? needs.length : null) === needsCount,
  },
  {
    facts: ['phq9Total', 'suicidalThoughts'],
    holds: ({ phq9Total, suicidalThoughts }) =>
      typeof phq9Total !== 'number' || phq9Total <= MOST_WITHOUT_ITEM_9 || suicidalThoughts === 'yes',
    cuts: { phq9Total: [MOST_WITHOUT_ITEM_9] },
  },
  {
    facts: [...SCREEN, 'suicidePlanOrIntent'],
    holds: (facts) => !screenIsClear(facts) || facts['suicidePlanOrIntent'] !== null,
  },
  {
    facts: [...SCREEN, ...OTHER_DANGERS, 'immediateDanger'],
    holds: (facts) =>
      !screenIsClear(facts) ||
      OTHER_DANGERS.some((name) => isOpen(facts[name])) ||
      facts['immediateDanger'] !== null,
  },
]

/** The constraints that bind among these facts: those that speak of no other. */
export const constraintsAmong = (facts: ReadonlySet<string>): readonly JointConstraint[] =>
  JOINT_CONSTRAINTS.filter((one) => one.facts.every((name) => facts.has(name)))
