/** What to find out, in the order of a first conversation, and how many of the questions that nothing waits for are worth asking. */
import { type AskedFact, askOfIn, STEPS, type Step, stepOf } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import { NOBODY } from '../referral/audience.js'
import { isSelf, vocabularyOf } from '../referral/vocabulary.js'
import type { RuleEvent } from '../rule-set/rule-event.js'
import type { Disposition } from '../rule-set/rule-set.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import { howToAsk } from '../words/decision-words.js'
import type { Question } from './decision.js'
import { moreUrgentRules } from './escalations.js'
import { canChangePathway } from './pathway.js'
import { type DecisionInput, holdsUp, onlyNotes, type RulesByOutcome } from './rules-by-outcome.js'
import { type StillOpen, stillOpen } from './still-open.js'
import { canWait } from './what-can-wait.js'

/** What an answer would bring, gathered from all the rules that turn on it. */
interface Wanted {
  readonly question: string
  /** Of the facts that the question finds out, the one that the catalogue has first. */
  definition: AskedFact
  place: number
  safety: boolean
  step: Step
  /** How much an answer could change at the most: the place in `BY_WEIGHT` of what a rule that turns on it does. */
  weight: number
  /** Whether an answer could still change the decision. */
  matters: boolean
  askNow: boolean
  holdsUp: boolean
  /** Whether a provisional pathway waits for it. */
  isForPathway: boolean
  readonly rules: [string, ...string[]]
}

/** A fact as it is asked for. */
interface Asked {
  readonly definition: AskedFact
  /** Where it stands in the order of the catalogue. */
  readonly place: number
  /** Which question finds it out, as a number. */
  readonly number: number
}

/** The facts of a list as they are asked for; memoised per list, which the rules' own memos share. */
const askedFor = memoize((definitions: DecisionInput['definitions']) => {
  const numbers = new Map<string, number>()
  const all = new Map<string, Asked>()
  for (const [place, definition] of [...definitions.values()].entries()) {
    const number = numbers.get(definition.question) ?? numbers.size
    numbers.set(definition.question, number)
    all.set(definition.name, { definition, place, number })
  }
  return memoize((facts: readonly string[]): readonly Asked[] => facts.flatMap((fact) => all.get(fact) ?? []))
})

/** What rules do, from what would change most. */
const BY_WEIGHT: readonly RuleEvent['type'][] = ['escalate', 'redirect', 'pathway', 'extension', 'action']

/**
 * What an open rule asks for. Of several questionnaires that it turns on, one at a time: the first that it names, as one of them
 * comes before the other (the PHQ-2), or stands in for it (the EPDS). Not where a decision or a provisional pathway waits for them.
 */
const askedAtOnce = (asked: readonly Asked[]): readonly Asked[] => {
  const questionnaires = asked.filter(({ definition }) => definition.answer.kind === 'questionnaire')
  const rest = new Set(questionnaires.slice(1))
  return rest.size === 0 ? asked : asked.filter((one) => !rest.has(one))
}

/** What is wanted, once for each question: one may find out several facts (an age, and whether it is in range). */
const wantedBy = (
  open: readonly RuleVerdict[],
  definitions: DecisionInput['definitions'],
  urgent: ReadonlySet<string>,
  { canMatter, restedOn }: StillOpen,
  isWaiting: boolean,
  provisional: ReadonlySet<string>,
): readonly Wanted[] => {
  const asked = askedFor(definitions)
  const wanted: Wanted[] = []
  const byNumber: (Wanted | undefined)[] = []
  for (const openRule of open) {
    const { event, name } = openRule.rule
    const weight = BY_WEIGHT.indexOf(event.type)
    const waits = isWaiting && holdsUp(openRule)
    // What a decision or a provisional pathway waits for is asked of the service, too.
    const asksService = holdsUp(openRule) || (event.type === 'pathway' && onlyNotes(openRule))
    const askNow = urgent.has(name)
    const ruleMatters = canMatter(openRule)
    const inTurn = BY_WEIGHT.indexOf('pathway') <= weight && !provisional.has(name)
    // A rule is undetermined only because of unknown facts.
    const unknown = asked(openRule.decisiveFacts())
    for (const { definition, number, place } of inTurn ? askedAtOnce(unknown) : unknown) {
      if (definition.about === 'service' && !asksService) continue
      const matters = ruleMatters || restedOn.has(definition.question)
      const { question, safety } = definition
      const known = byNumber[number]
      if (known === undefined) {
        const first: Wanted = {
          question,
          definition,
          place,
          safety,
          step: stepOf(definition),
          weight,
          matters,
          askNow,
          holdsUp: waits,
          isForPathway: provisional.has(name),
          rules: [name],
        }
        byNumber[number] = first
        wanted.push(first)
        continue
      }
      if (place < known.place) {
        known.definition = definition
        known.place = place
      }
      known.safety ||= safety
      if (STEPS.indexOf(stepOf(definition)) < STEPS.indexOf(known.step)) known.step = stepOf(definition)
      known.weight = Math.min(known.weight, weight)
      known.matters ||= matters
      known.askNow ||= askNow
      known.holdsUp ||= waits
      known.isForPathway ||= provisional.has(name)
      if (known.rules.at(-1) !== name) known.rules.push(name)
    }
  }
  return wanted.filter(({ matters }) => matters)
}

/** A question with its place in the catalogue. */
export interface PlacedQuestion extends Pick<Question, 'safety' | 'askNow' | 'holdsUp' | 'step'> {
  readonly place: number
}

/** While somebody may be in danger, safety comes before who agrees to what. */
const STEPS_AT_ESCALATION: readonly Step[] = ['safety', 'first', 'why', 'rest']

/** The lower, the sooner: what is more urgent, then step by step; within a step the screen, and then what the decision waits for. */
export const questionRank = (
  { askNow, holdsUp, safety, step }: PlacedQuestion,
  disposition: Disposition,
): number => {
  const steps = disposition === 'escalate' ? STEPS_AT_ESCALATION : STEPS
  return 8 * steps.indexOf(step) + (askNow ? 0 : 32) + (safety ? 0 : 4) + (holdsUp ? 0 : 2)
}

/** Orders questions as they are asked and, where nothing else tells them apart, by the catalogue: an order that whoever asks can predict. */
export const sortQuestions = <Placed extends PlacedQuestion>(
  questions: readonly Placed[],
  disposition: Disposition,
): readonly Placed[] =>
  questions
    .map((question) => ({ question, rank: questionRank(question, disposition) }))
    .sort((a, b) => a.rank - b.rank || a.question.place - b.question.place)
    .map(({ question }) => question)

/** Whether the person referred themselves: then there is nobody else to ask. */
const isSelfReferred = ({ origins, ruleSet }: DecisionInput): boolean => {
  const source = origins['referralSource']?.value
  return vocabularyOf(ruleSet).sources.some((one) => one.id === source && isSelf(one))
}

/** What to ask. */
interface QuestionsToAsk {
  /** In the order to ask them. */
  readonly questions: readonly Question[]
  /** What can wait, in the same order. */
  readonly laterQuestions: readonly Question[]
}

const NOTHING: QuestionsToAsk = Object.freeze({ questions: [], laterQuestions: [] })

/** Every question whose answer could still matter, each once, in the order to ask them. `provisional` are the rules that a provisional pathway waits for. */
export const questionsOf = (
  input: DecisionInput,
  byOutcome: RulesByOutcome,
  disposition: Disposition,
  provisional: ReadonlySet<string>,
): QuestionsToAsk => {
  const { definitions, ruleSet } = input
  const urgent = moreUrgentRules(byOutcome, disposition, ruleSet)
  const open = byOutcome.open.filter(canChangePathway(byOutcome, ruleSet))
  if (open.length === 0) return NOTHING
  const isWaiting = disposition === 'request-information'
  const all = wantedBy(open, definitions, urgent, stillOpen(input), isWaiting, provisional)
  const later = canWait(all, input.origins['age']?.value ?? null)
  const selfReferred = isSelfReferred(input)
  const asked = (one: Wanted): Question => {
    const how = howToAsk(input.service.words, one.definition.name)
    return {
      fact: one.definition.name,
      title: one.definition.title,
      question: one.question,
      ...(how === null ? {} : { howToAsk: how }),
      answer: one.definition.answer,
      askOf: askOfIn(one.definition, selfReferred),
      step: one.step,
      safety: one.safety,
      askNow: one.askNow,
      holdsUp: one.holdsUp,
      rules: one.rules,
      mayTell: one.definition.mayTell ?? NOBODY,
    }
  }
  const sorted = sortQuestions(all, disposition)
  return {
    questions: sorted.filter((one) => !later.has(one)).map(asked),
    laterQuestions: sorted.filter((one) => later.has(one)).map(asked),
  }
}
