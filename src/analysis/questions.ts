/** What is still worth asking about one referral, and what no longer matters: decided exactly, not guessed. */

import { everyQuestion } from '../decision/every-question.js'
import type { Examination } from '../decision/examination.js'
import { type FactDefinition, type Step, stepOf, valueIn } from '../facts/fact.js'
import { groupBy } from '../input/group-by.js'
import { ok, type Result, throwing } from '../issue/issue.js'
import { ALWAYS, and, isInCell, NEVER, or, substitution } from '../proof/engine/formula.js'
import { DEFAULT_LIMITS, type ProverLimits } from '../proof/prover.js'
import type { CellVariable, FactEncoding } from '../proof/space/encoding.js'
import type { FactSpace } from '../proof/space/fact-space.js'
import type { Disposition } from '../rule-set/rule-set.js'
import { analysisOptionIssues } from './analysis-options.js'
import { answersGiven } from './one-referral/as-answered.js'
import { dependence } from './one-referral/dependence.js'
import { informationGainOf, sortByGain } from './one-referral/information-gain.js'
import {
  DECIDED_PARTS,
  type DecidedPart,
  laidOutTriage,
  type TriageToAsk,
} from './one-referral/laid-out-triage.js'

/** A question that nobody has answered. */
export interface UnansweredQuestion {
  /** The first of the facts that it finds out. */
  readonly fact: string
  /** What that fact is called in words. */
  readonly title: string
  /** The question as it is put to the referrer. */
  readonly question: string
  /** All facts that it finds out: a date of birth gives the age and whether it is in range. */
  readonly facts: readonly string[]
}

/** A question whose answer could still change the decision. */
export interface OpenQuestion extends UnansweredQuestion {
  /** Whether the decision asks it, or says that it can wait. Where no rule waits for the answer it does not, and the question comes last. */
  readonly asked: boolean
  /** When in the first conversation. */
  readonly step: Step
  /** Whether it is about safety. */
  readonly safety: boolean
  /** Ask before anything else: the answer could make the response more urgent. */
  readonly askNow: boolean
  /** Whether the decision waits for the answer. */
  readonly holdsUp: boolean
  /** What of the decision could come out otherwise, depending on this answer and on the others that are open. */
  readonly couldChange: readonly [DecidedPart, ...DecidedPart[]]
}

/** The questions about one referral. Plain JSON. */
export interface Questions {
  /** What is decided as long as none of them is answered. */
  readonly decision: {
    /** What happens to the referral. */
    readonly disposition: Disposition
    /** The id of the pathway, accepted or provisional; `null` for a redirect. */
    readonly pathway: string | null
  }
  /** In the order to ask them: the next is the first; answer it, and ask again. */
  readonly questions: readonly OpenQuestion[]
  /** Questions of the rule set whose answers could no longer change anything, whatever the other answers are. */
  readonly settled: readonly UnansweredQuestion[]
  /** Whether all of it was decided; where the limits ran out, a question is listed as open. */
  readonly exhaustive: boolean
}

/** How to look at the questions. */
export interface QuestionsOptions {
  /** The date to decide at, `YYYY-MM-DD`; the date of receipt if left out. */
  readonly asOf?: string | undefined
  /** How much may be spent; `DEFAULT_LIMITS` if left out. */
  readonly limits?: ProverLimits | undefined
}

/** A question with the facts that it finds out, and the variables that they are laid out over. */
interface Asked {
  readonly definitions: readonly [FactDefinition, ...FactDefinition[]]
  readonly variables: readonly CellVariable[]
}

/** The questions that would find out unknown facts; facts of one question go together. */
const askedAbout = ({ definitions }: FactSpace, unknown: readonly FactEncoding[]): readonly Asked[] => {
  const unknownFacts = unknown.flatMap(({ fact, variables }) => {
    const definition = definitions.get(fact)
    return definition === undefined ? [] : [{ definition, variables }]
  })
  const byQuestion = groupBy(unknownFacts, ({ definition }) => definition.question)
  return [...byQuestion.values()].map(([first, ...rest]) => ({
    definitions: [first.definition, ...rest.map(({ definition }) => definition)],
    variables: [first, ...rest].flatMap(({ variables }) => variables),
  }))
}

/** Which parts of the decision turn on variables, while everything that is not open stays as it is. */
const couldChangeBy = (
  triage: TriageToAsk,
  examination: Examination,
  unknown: readonly FactEncoding[],
  limits: ProverLimits,
) => {
  const { order, parts, possible, space } = laidOutTriage(triage)
  const ids = new Set(unknown.flatMap(({ variables }) => variables.map(({ id }) => id)))
  const given = space.choiceFor(answersGiven(space, examination))
  /** A formula with every answer that was given put in place. */
  const withAnswers = substitution((test) => {
    if (ids.has(test.variable.id)) return test
    return test.cells[given.get(test.variable.id) ?? 0] === true ? ALWAYS : NEVER
  })
  // What is there without an answer (the items of a questionnaire that was broken off) stays until there is one.
  const unlessAsked = unknown.map(({ isKnown, variables }) =>
    or(isKnown, and(...variables.map((variable) => isInCell(variable, given.get(variable.id))))),
  )
  const dependsOn = dependence(
    and(withAnswers(possible), ...unlessAsked),
    order.filter(({ id }) => ids.has(id)),
    limits,
  )
  return (variables: readonly CellVariable[]) => {
    const undecided = new Set<DecidedPart>()
    const couldChange = DECIDED_PARTS.filter((part) => {
      const answers = new Set<boolean | null>()
      // The first formula that turns on them is enough.
      const turns = parts[part].some((formula) => {
        answers.add(dependsOn(withAnswers(formula), variables))
        return answers.has(true)
      })
      if (!turns && answers.has(null)) undecided.add(part)
      return turns || answers.has(null)
    })
    return { couldChange, isSure: undecided.size === 0 }
  }
}

/**
 * Of the facts of a referral that are still unknown, which could still change the decision, and which no longer matter.
 * They come in the order of the first conversation, as in a decision; within a step those that it waits for first, and of these
 * those whose answers are likely to settle it soonest (information gain). A question about the service itself is listed only where
 * the decision waits for it.
 * Gives issues for a referral that cannot be read, and for options that it does not know.
 */
export const safeQuestions = (
  triage: TriageToAsk,
  referral: unknown,
  options: QuestionsOptions = {},
): Result<Questions> => {
  const [issue, ...issues] = analysisOptionIssues(options, ['asOf'])
  if (issue !== undefined) return { ok: false, issues: [issue, ...issues] }
  const { asOf, limits = DEFAULT_LIMITS } = options
  const examined = triage.safeExamine(referral, { asOf })
  if (!examined.ok) return { ok: false, issues: examined.issues }
  const { decision, facts } = examined.value
  const { space } = laidOutTriage(triage)
  const unknown = [...space.encodings.values()].filter(({ fact }) => valueIn(facts, fact) === null)
  const couldChange = couldChangeBy(triage, examined.value, unknown, limits)
  const inDecision = everyQuestion(decision)
  const asked = askedAbout(space, unknown).map(({ definitions, variables }) => {
    const [first] = definitions
    const { about, name, question, title } = first
    const listed = inDecision.find((one) => one.question === question)
    const isAboutService = about === 'service' && variables.length === 0
    const answer = isAboutService
      ? { couldChange: listed === undefined ? [] : (['disposition'] as const), isSure: true }
      : couldChange(variables)
    return {
      ...answer,
      isListed: !isAboutService || listed !== undefined,
      unanswered: {
        fact: listed?.fact ?? name,
        title: listed?.title ?? title,
        question,
        facts: definitions.map((definition) => definition.name),
      },
      question,
      place: [...space.definitions.keys()].indexOf(name),
      asked: listed !== undefined,
      safety: definitions.some((definition) => definition.safety),
      step: listed?.step ?? stepOf(first),
      askNow: listed?.askNow ?? false,
      holdsUp: listed?.holdsUp ?? false,
    }
  })
  const gain = informationGainOf(triage)(facts)
  const sorted = [true, false].flatMap((isAsked) =>
    sortByGain(
      asked.filter((one) => one.asked === isAsked),
      gain,
      decision.disposition,
    ),
  )
  return ok({
    decision: {
      disposition: decision.disposition,
      pathway: decision.pathway ?? decision.provisionalPathway,
    },
    questions: sorted.flatMap((one): readonly OpenQuestion[] => {
      const { askNow, asked: isAsked, holdsUp, safety, step, unanswered } = one
      const [first, ...rest] = one.couldChange
      if (first === undefined) return []
      return [{ ...unanswered, asked: isAsked, step, safety, askNow, holdsUp, couldChange: [first, ...rest] }]
    }),
    settled: asked.flatMap(({ couldChange: parts, isListed, unanswered }) =>
      isListed && parts.length === 0 ? [unanswered] : [],
    ),
    exhaustive: asked.every(({ isSure }) => isSure),
  })
}

/** As `safeQuestions`, and throws `TriageError` with every issue. */
export const questions = throwing(safeQuestions)
