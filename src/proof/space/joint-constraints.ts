/**
 * What facts have to do with each other, so that no combination is reported that a referral cannot give.
 * Each constraint restates, as a formula, how the catalogue derives its facts; a test holds the two together.
 */

import { seenFact, totalFact } from '../../facts/catalogue/assessments.js'
import { memoize } from '../../input/memoize.js'
import { NO_TEAM } from '../../referral/shipped-words.js'
import { telltaleTotal } from '../../referral/signal-items.js'
import { idsOf, type Vocabulary } from '../../referral/vocabulary.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { ALWAYS, and, type Formula, NEVER, not, or } from '../engine/formula.js'
import { ageConstraints } from './age-constraints.js'
import { consentConstraints } from './consent-constraints.js'
import type { ValueTest } from './encoding.js'
import { type Get, is, isOneOf, type JointConstraint } from './joint-constraint.js'
import { ABUSE_FACTS, ABUSE_INDICATED, HARM_FACTS, recordFacts } from './record-encodings.js'
import { refusedSources } from './refused-sources.js'

const isNo = is('no')
const isYes = is('yes')
const isFalse = is(false)

const SCREEN = ['suicidalThoughts', 'recentSuicideAttempt', 'selfHarm'] as const
const OTHER_DANGERS = ['adultSafeguarding', 'childAtRisk', 'harmToOthers', ...HARM_FACTS] as const

/** A follow-up question that is inferred to be a "no" where nobody asked it. */
export interface FollowUp {
  readonly fact: string
  /** All of these must be an explicit "no" … */
  readonly whenNo: readonly string[]
  /** … and nothing may be open about these. */
  readonly unlessOpen: readonly string[]
  readonly isOpen: (get: Get) => Formula
}

const onRecord = (fact: string, vocabulary: Vocabulary, get: Get): Formula =>
  recordFacts(vocabulary).get(fact)?.isTrue(get) ?? NEVER

const followUpsIn = (vocabulary: Vocabulary): readonly FollowUp[] => [
  { fact: 'suicidePlanOrIntent', whenNo: SCREEN, unlessOpen: [], isOpen: () => NEVER },
  {
    fact: 'immediateDanger',
    whenNo: SCREEN,
    unlessOpen: [...ABUSE_FACTS, ...OTHER_DANGERS],
    // Anything but a "no" or not asked is open; of domestic abuse the need is, too, unless the answer is a "no".
    isOpen: (get) =>
      or(
        onRecord(ABUSE_INDICATED, vocabulary, get),
        ...OTHER_DANGERS.map((fact) => get(fact).where(isNo).isFalse),
      ),
  },
]

/** The follow-ups whose inference can be said of these facts. */
export const followUpsAmong = (
  facts: { readonly has: (fact: string) => boolean },
  vocabulary: Vocabulary,
): readonly FollowUp[] =>
  followUpsIn(vocabulary).filter(({ fact, unlessOpen, whenNo }) =>
    [fact, ...whenNo, ...unlessOpen].every((name) => facts.has(name)),
  )

/** Where the other answers are such that the follow-up would be inferred to be a "no". */
export const isInferred = ({ isOpen, whenNo }: FollowUp, get: Get): Formula =>
  and(...whenNo.map((fact) => get(fact).where(isNo).isTrue), not(isOpen(get)))

const testsOf = (facts: readonly string[], test: ValueTest) =>
  Object.fromEntries(facts.map((fact) => [fact, [test]]))

/** A source and a judgement on it: the judgement is known with the source, and without it can only be favourable. */
const judgedSource: JointConstraint = {
  when: ['referralSource', 'sourceAccepted'],
  brings: [],
  tests: { sourceAccepted: [isFalse] },
  formula: (get) => {
    const [source, judgement] = [get('referralSource'), get('sourceAccepted')]
    return or(
      and(source.isKnown, judgement.isKnown),
      and(not(source.isKnown), not(judgement.where(isFalse).isTrue)),
    )
  },
}

const PAST_THOUGHTS = 'pastSuicidalThoughts'

/** From what says nothing of the past to what says the most. */
const WORSE = ['declined', 'unsure', 'yes'] as const

/** What was answered about an attempt or self-harm ever says at least as much of thoughts in the past. */
const saidOfEver = (fact: string): readonly JointConstraint[] =>
  WORSE.map((answer, place) => {
    const isAtLeast: ValueTest = (value) => WORSE.slice(place).some((one) => one === value)
    return {
      when: [fact, PAST_THOUGHTS],
      brings: [],
      tests: { [fact]: [is(answer)], [PAST_THOUGHTS]: [isAtLeast] },
      formula: (get) =>
        or(not(get(fact).where(is(answer)).isTrue), get(PAST_THOUGHTS).where(isAtLeast).isTrue),
    }
  })

/** Where a questionnaire adds up to so much, an item that it cannot be reached without speaks of danger. */
const totalSpeaks = (fact: string, telltale: number, signal: string): JointConstraint => {
  const tells: ValueTest = (total) => typeof total === 'number' && total >= telltale
  return {
    when: [fact, signal],
    brings: [],
    tests: { [fact]: [tells], [signal]: [isYes] },
    formula: (get) => or(not(get(fact).where(tells).isTrue), get(signal).where(isYes).isTrue),
  }
}

/** Where some items may be missing, the others can come to any total in proportion: then none speaks by itself. */
const speakingTotals = ({ instruments }: Vocabulary): readonly JointConstraint[] =>
  instruments.flatMap((one) =>
    one.total === null || (one.mayBeMissing ?? 0) > 0
      ? []
      : one.signalItems.flatMap(({ item, signals }) => {
          const telltale = telltaleTotal(
            one,
            one.items.findIndex(({ id }) => id === item),
          )
          return [seenFact(one), totalFact(one)].flatMap((fact) =>
            fact === null ? [] : signals.map((signal) => totalSpeaks(fact, telltale, signal)),
          )
        }),
  )

/** By team, the sources that say by themselves that it referred. */
export const sourcesByTeam = ({ sources, teams }: Vocabulary) =>
  [...idsOf(teams), NO_TEAM].flatMap((team) => {
    const ids = sources.filter((source) => source.team === team).map(({ id }) => id)
    return ids.length === 0 ? [] : [{ team, isOfTeam: isOneOf(...ids) }]
  })

/** Where the source says by itself which team referred, that is known; a referral can still say another. */
const teamOfSource = (vocabulary: Vocabulary): JointConstraint => {
  const teams = sourcesByTeam(vocabulary).map(({ isOfTeam }) => isOfTeam)
  const saysTeam: ValueTest = (source) => teams.some((isOfTeam) => isOfTeam(source))
  return {
    when: ['referralSource', 'referrerTeam'],
    brings: [],
    tests: { referralSource: teams },
    formula: (get) => or(not(get('referralSource').where(saysTeam).isTrue), get('referrerTeam').isKnown),
  }
}

/** Where people are sent to teams, whether one of these referred is looked at, whatever rules ask: it constrains nothing. */
export const sentToTeams = (ruleSets: readonly RuleSet[]): readonly JointConstraint[] => {
  const teams = new Set(
    ruleSets.flatMap(({ destinations }) => destinations.flatMap(({ team }) => team ?? [])),
  )
  if (teams.size === 0) return []
  return [
    {
      when: [],
      brings: ['referrerTeam'],
      tests: { referrerTeam: [...teams].map(is) },
      formula: () => ALWAYS,
    },
  ]
}

/** What holds for every service. */
export const clientConstraints: (vocabulary: Vocabulary) => readonly JointConstraint[] = memoize(
  (vocabulary: Vocabulary): readonly JointConstraint[] => [
    ...speakingTotals(vocabulary),
    ...consentConstraints(vocabulary),
    teamOfSource(vocabulary),
    ...['pastSuicideAttempt', 'pastSelfHarm'].flatMap(saidOfEver),
    ...followUpsIn(vocabulary).map(
      (followUp): JointConstraint => ({
        when: [...followUp.whenNo, followUp.fact],
        brings: followUp.unlessOpen,
        tests: {
          ...testsOf([...SCREEN, ...OTHER_DANGERS], isNo),
          ...recordFacts(vocabulary).get(ABUSE_INDICATED)?.tests,
        },
        formula: (get) => or(not(isInferred(followUp, get)), get(followUp.fact).isKnown),
      }),
    ),
  ],
)

/** Who is refused is somebody whom a service can refuse; there is nothing to say where that is everybody. */
const refusable = (vocabulary: Vocabulary): readonly JointConstraint[] => {
  const refused = refusedSources(vocabulary)
  if (refused.size === vocabulary.sources.length) return []
  const isRefusable: ValueTest = (source) => typeof source === 'string' && refused.has(source)
  return [
    {
      when: ['sourceAccepted'],
      brings: ['referralSource'],
      tests: { referralSource: [isRefusable], sourceAccepted: [isFalse] },
      formula: (get) =>
        or(not(get('sourceAccepted').where(isFalse).isTrue), get('referralSource').where(isRefusable).isTrue),
    },
  ]
}

/** What holds where the service is left open: how it would judge an age or a source is not known, only when it can. */
export const openServiceConstraints: (vocabulary: Vocabulary) => readonly JointConstraint[] = memoize(
  (vocabulary: Vocabulary): readonly JointConstraint[] => [
    ...ageConstraints,
    judgedSource,
    ...refusable(vocabulary),
  ],
)
