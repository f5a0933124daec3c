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
  /** Members of sets that the constraint looks for, to be told apart from others. */
  readonly members?: { readonly [fact: string]: readonly string[] }
  /** Whether it compares whole numbers with each other, so that they must be cut alike. */
  readonly alike?: boolean
}

/** Eight of the nine items of the PHQ-9 make 24 at most: any higher total has a ninth item above 0. */
const MOST_WITHOUT_ITEM_9 = 24

const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const
const OTHER_DANGERS = ['adultSafeguarding', 'childAtRisk', 'harmToOthers'] as const

const screenIsClear = (facts: Facts): boolean => SCREEN.every((name) => facts[name] === 'no')

/** Anything but an explicit or a missing "no" leaves another danger open. */
const isOpen = (value: FactValue | undefined): boolean => value !== 'no' && value !== null

/** A fact and a judgement on it: the judgement is known with the fact, and without it can only be `true`. */
const judged = (fact: string, judgement: string): JointConstraint => ({
  facts: [fact, judgement],
  holds: (facts) => (facts[fact] === null ? facts[judgement] !== false : facts[judgement] !== null),
})

const alwaysKnown = (fact: string): JointConstraint => ({
  facts: [fact],
  holds: (facts) => facts[fact] !== null,
})

/** A total and what is seen of its questionnaire: the same, where there is a total. */
const seenOf = (total: string, seen: string): JointConstraint => ({
  facts: [total, seen],
  holds: (facts) => facts[total] === null || facts[total] === facts[seen],
  alike: true,
})

/** Where the PHQ-9 adds up to so much, its ninth item speaks of suicidal thoughts. */
const item9Speaks = (fact: string): JointConstraint => ({
  facts: [fact, 'suicidalThoughts'],
  holds: (facts) => {
    const sum = facts[fact]
    return typeof sum !== 'number' || sum <= MOST_WITHOUT_ITEM_9 || facts['suicidalThoughts'] === 'yes'
  },
  cuts: { [fact]: [MOST_WITHOUT_ITEM_9] },
})

const ABUSE = 'domestic-abuse'

const namesAbuse = (needs: FactValue | undefined): boolean => Array.isArray(needs) && needs.includes(ABUSE)

/** Danger that nobody asked about is a "no" where the screen is clear and nothing else is open. */
const dangerInferred = (
  abuse: readonly string[],
  isAbuseOpen: (facts: Facts) => boolean,
): JointConstraint => ({
  facts: [...SCREEN, ...OTHER_DANGERS, ...abuse, 'immediateDanger'],
  holds: (facts) =>
    !screenIsClear(facts) ||
    OTHER_DANGERS.some((name) => isOpen(facts[name])) ||
    isAbuseOpen(facts) ||
    facts['immediateDanger'] !== null,
})

/** All constraints there are. */
export const JOINT_CONSTRAINTS: readonly JointConstraint[] = [
  alwaysKnown('serviceFocus'),
  judged('age', 'ageInRange'),
  judged('referralSource', 'sourceAccepted'),
  {
    facts: ['needs', 'needsCount'],
    holds: ({ needs, needsCount }) => (Array.isArray(needs) ? needs.length : null) === needsCount,
  },
  alwaysKnown('phq9Seen'),
  alwaysKnown('gad7Seen'),
  alwaysKnown('domesticAbuseIndicated'),
  seenOf('phq9Total', 'phq9Seen'),
  seenOf('gad7Total', 'gad7Seen'),
  item9Speaks('phq9Seen'),
  item9Speaks('phq9Total'),
  {
    facts: ['domesticAbuse', 'domesticAbuseIndicated'],
    holds: ({ domesticAbuse, domesticAbuseIndicated }) =>
      domesticAbuse === null || domesticAbuseIndicated === (domesticAbuse !== 'no'),
  },
  {
    facts: ['domesticAbuse', 'needs', 'domesticAbuseIndicated'],
    holds: ({ domesticAbuse, domesticAbuseIndicated, needs }) =>
      domesticAbuse !== null || domesticAbuseIndicated === namesAbuse(needs),
    members: { needs: [ABUSE] },
  },
  {
    facts: [...SCREEN, 'suicidePlanOrIntent'],
    holds: (facts) => !screenIsClear(facts) || facts['suicidePlanOrIntent'] !== null,
  },
  // Where the needs are left open, a missing answer about domestic abuse leaves the danger open as well.
  dangerInferred(['domesticAbuse'], ({ domesticAbuse }) => domesticAbuse !== 'no'),
  {
    ...dangerInferred(['domesticAbuse', 'needs'], ({ domesticAbuse, needs }) =>
      domesticAbuse === null ? namesAbuse(needs) : domesticAbuse !== 'no',
    ),
    members: { needs: [ABUSE] },
  },
  dangerInferred(['domesticAbuseIndicated'], ({ domesticAbuseIndicated }) => domesticAbuseIndicated === true),
]

/** The constraints that bind among these facts: those that speak of no other. */
export const constraintsAmong = (facts: ReadonlySet<string>): readonly JointConstraint[] =>
  JOINT_CONSTRAINTS.filter((one) => one.facts.every((name) => facts.has(name)))
