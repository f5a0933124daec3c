/** What is still worth asking about one referral, and what no longer matters: decided exactly, not guessed. */
import { groupedBy } from '../decision/decision-input.js'
import type { Examination } from '../decision/examination.js'
import { questionOrder } from '../decision/question-order.js'
import { type FactDefinition, valueIn } from '../facts/fact.js'
import { ok, type Result } from '../issue.js'
import type { Disposition } from '../rule-set/rule-set.js'
import { restrict } from './engine/restrict.js'
import { variablesIn } from './engine/variables-in.js'
import { answersGiven } from './one-referral/as-answered.js'
import { DECIDED_PARTS, type DecidedPart, decidedParts } from './one-referral/decided-parts.js'
import { dependence } from './one-referral/dependence.js'
import { laidOutTriage } from './one-referral/laid-out-triage.js'
import { settlingOf } from './one-referral/settling.js'
import type { TriageToAsk } from './one-referral/triage-to-ask.js'
import type { Outcomes } from './outcomes.js'
import { DEFAULT_LIMITS, type ProverLimits } from './prover.js'
import type { CellVariable, FactEncoding } from './space/encoding.js'
import type { FactSpace } from './space/fact-space.js'

export type { DecidedPart } from './one-referral/decided-parts.js'

/** A question that nobody has answered. */
export interface UnansweredQuestion {
  /** The first of the facts that it finds out. */
  readonly fact: string
  readonly title: string
  readonly question: string
  /** All facts that it finds out: a date of birth gives the age and whether it is in range. */
  readonly facts: readonly string[]
}

/** A question whose answer could still change the decision. */
export interface OpenQuestion extends UnansweredQuestion {
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
  readonly decision: { readonly disposition: Disposition; readonly pathway: string | null }
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
  readonly asOf?: string
  readonly limits?: ProverLimits
}

/** A question with the facts that it finds out, and the variables that they are laid out over. */
interface Asked {
  readonly definitions: readonly [FactDefinition, ...FactDefinition[]]
  readonly variables: readonly CellVariable[]
}

/** The questions that would find out unknown facts; facts of one question go together. */
const askedAbout = ({ definitions }: FactSpace, unknown: readonly FactEncoding[]): readonly Asked[] => {
  const found = unknown.flatMap(({ fact, variables }) => {
    const definition = definitions.get(fact)
    return definition === undefined ? [] : [{ definition, variables }]
  })
  return [...groupedBy(found, ({ definition }) => definition.question).values()].map(([first, ...rest]) => ({
    definitions: [first.definition, ...rest.map(({ definition }) => definition)],
    variables: [first, ...rest].flatMap(({ variables }) => variables),
  }))
}

const groupsOf = ({ groups }: FactSpace, { rules }: Outcomes): readonly (readonly number[])[] => [
  ...groups,
  ...rules.map(({ met }) => [...variablesIn(met)].map(({ id }) => id)),
]

/** Which parts of the decision turn on variables, while everything that is not open stays as it is. */
const couldChangeBy = (
  triage: TriageToAsk,
  examination: Examination,
  open: readonly CellVariable[],
  limits: ProverLimits,
) => {
  const { answered, outcomes, possible, space } = laidOutTriage(triage)
  const ids = new Set(open.map(({ id }) => id))
  const given = space.choiceFor(answersGiven(space, examination))
  const closed = new Map([...given].filter(([id]) => !ids.has(id)))
  const parts = decidedParts(outcomes, triage.service)
  const formulas = new Map(
    DECIDED_PARTS.map((part) => [part, parts[part].map((one) => restrict(answered(one), closed))]),
  )
  const groups = groupsOf(space, outcomes).map((group) => group.filter((id) => ids.has(id)))
  const dependsOn = dependence(restrict(possible, closed), open, groups, limits)
  return (variables: readonly CellVariable[]) => {
    const undecided = new Set<DecidedPart>()
    const couldChange = DECIDED_PARTS.filter((part) => {
      const answers = new Set<boolean | null>()
      // The first formula that turns on them is enough.
      const turns = (formulas.get(part) ?? []).some((formula) => {
        answers.add(dependsOn(formula, variables))
        return answers.has(true)
      })
      if (!turns && answers.has(null)) undecided.add(part)
      return turns || answers.has(null)
    })
    return { couldChange, isSure: undecided.size === 0 }
  }
}

/**
 * Of the facts of a referral that are still unknown, which could still change the decision, in the order that
 * settles it soonest, and which no longer matter. Safety questions come first, then what the decision waits for.
 * A question about the service itself is listed only where the decision waits for it.
 * Gives issues for a referral that cannot be read.
 */
export const questions = (
  triage: TriageToAsk,
  referral: unknown,
  { asOf, limits = DEFAULT_LIMITS }: QuestionsOptions = {},
): Result<Questions> => {
  const examined = triage.examine(referral, asOf === undefined ? {} : { asOf })
  if (!examined.ok) return { ok: false, issues: examined.issues }
  const { decision, facts } = examined.value
  const { space } = laidOutTriage(triage)
  const unknown = [...space.encodings.values()].filter(({ fact }) => valueIn(facts, fact) === null)
  const couldChange = couldChangeBy(
    triage,
    examined.value,
    unknown.flatMap(({ variables }) => variables),
    limits,
  )
  const asked = askedAbout(space, unknown).map(({ definitions, variables }) => {
    const [{ about, name, question, title }] = definitions
    const listed = decision.questions.find((one) => one.question === question)
    const aboutService = about === 'service' && variables.length === 0
    const answer = aboutService
      ? { couldChange: listed === undefined ? [] : (['disposition'] as const), isSure: true }
      : couldChange(variables)
    return {
      ...answer,
      isAsked: !aboutService || listed !== undefined,
      unanswered: {
        fact: listed?.fact ?? name,
        title: listed?.title ?? title,
        question,
        facts: definitions.map((definition) => definition.name),
      },
      placed: {
        question,
        safety: definitions.some(({ safety }) => safety),
        askNow: listed?.askNow ?? false,
        holdsUp: listed?.holdsUp ?? false,
        place: [...space.definitions.keys()].indexOf(name),
      },
    }
  })
  const inOrder = questionOrder(settlingOf(triage)(facts))
  return ok({
    decision: {
      disposition: decision.disposition,
      pathway: decision.pathway ?? decision.provisionalPathway,
    },
    questions: asked
      .sort((one, other) => inOrder(one.placed, other.placed))
      .flatMap(({ couldChange: [first, ...rest], placed, unanswered }): readonly OpenQuestion[] => {
        const { askNow, holdsUp, safety } = placed
        return first === undefined
          ? []
          : [{ ...unanswered, safety, askNow, holdsUp, couldChange: [first, ...rest] }]
      }),
    settled: asked.flatMap(({ couldChange: parts, isAsked, unanswered }) =>
      isAsked && parts.length === 0 ? [unanswered] : [],
    ),
    exhaustive: asked.every(({ isSure }) => isSure),
  })
}
