/** What to find out, in the order to ask it: what could make things more urgent, safety, what is waited for, the rest. */
import type { FactDefinition } from '../facts/fact.js'
import { memoize } from '../input/memoize.js'
import { NOBODY } from '../referral/audience.js'
import type { Disposition, RuleSet } from '../rule-set/rule-set.js'
import type { RuleVerdict } from '../rule-set/verdicts.js'
import { howToAsk } from '../words/decision-words.js'
import type { Question } from './decision.js'
import { isMoreUrgent } from './escalations.js'
import { intensities } from './pathway.js'
import { type DecisionInput, holdsUp, onlyNotes, type RulesByOutcome } from './rules-by-outcome.js'
import { type StillOpen, stillOpen } from './still-open.js'

/** The names of open rules that would escalate by a route that is listed before, or sooner than, any that is met. */
const moreUrgentRules = (
  { escalate: { met, open } }: RulesByOutcome,
  disposition: Disposition,
  ruleSet: RuleSet,
): ReadonlySet<string> => {
  if (disposition !== 'escalate') return new Set()
  const isMore = isMoreUrgent(
    ruleSet,
    met.map(({ rule }) => rule.event.params.route),
  )
  return new Set(open.flatMap(({ rule }) => (isMore(rule.event.params.route) ? [rule.name] : [])))
}

/** Whether an open rule could change the decision: a pathway rule could not once a met rule calls for as much. */
const canChangePathway = (
  { pathway: { met } }: RulesByOutcome,
  ruleSet: RuleSet,
): ((verdict: RuleVerdict) => boolean) => {
  const intensityOf = intensities(ruleSet)
  const intensity = (pathway: string) => intensityOf.get(pathway) ?? -1
  const highestMet = Math.max(-1, ...met.map(({ rule }) => intensity(rule.event.params.pathway)))
  return ({ rule: { event } }) => event.type !== 'pathway' || intensity(event.params.pathway) > highestMet
}

/** What an answer would bring, gathered from all the rules that turn on it. */
interface Wanted {
  readonly question: string
  /** Of the facts that the question finds out, the one that the catalogue has first. */
  definition: FactDefinition
  place: number
  safety: boolean
  /** Whether an answer could still change the decision. */
  matters: boolean
  askNow: boolean
  holdsUp: boolean
  readonly rules: [string, ...string[]]
}

/** A fact as it is asked for. */
interface Asked {
  readonly definition: FactDefinition
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

/** What is wanted, once for each question: one may find out several facts (an age, and whether it is in range). */
const wantedBy = (
  open: readonly RuleVerdict[],
  definitions: DecisionInput['definitions'],
  urgent: ReadonlySet<string>,
  { canMatter, restedOn }: StillOpen,
  isWaiting: boolean,
): readonly Wanted[] => {
  const asked = askedFor(definitions)
  const wanted: Wanted[] = []
  const byNumber: (Wanted | undefined)[] = []
  for (const openRule of open) {
    const { name } = openRule.rule
    const canHoldUp = holdsUp(openRule)
    const waits = isWaiting && canHoldUp
    // A lighter pathway is provisional while a rule only notes that it may not do: that waits for the service, too.
    const asksService = canHoldUp || (openRule.rule.event.type === 'pathway' && onlyNotes(openRule))
    const askNow = urgent.has(name)
    const ruleMatters = canMatter(openRule)
    // A rule is undetermined only because of unknown facts.
    for (const { definition, number, place } of asked(openRule.decisiveFacts())) {
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
          matters,
          askNow,
          holdsUp: waits,
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
      known.matters ||= matters
      known.askNow ||= askNow
      known.holdsUp ||= waits
      if (known.rules.at(-1) !== name) known.rules.push(name)
    }
  }
  return wanted.filter(({ matters }) => matters)
}

/** A question with its place in the catalogue. */
export interface PlacedQuestion extends Pick<Question, 'safety' | 'askNow' | 'holdsUp'> {
  readonly place: number
}

/** The lower, the sooner; safety questions before the others of their group. */
export const questionRank = ({ askNow, holdsUp, safety }: PlacedQuestion): number => {
  const group = askNow ? 0 : safety && holdsUp ? 1 : safety ? 2 : holdsUp ? 3 : 4
  return 2 * group + (safety ? 0 : 1)
}

/** Orders questions by their group and, within a group, by the catalogue: an order that whoever asks can predict. */
export const sortQuestions = <Placed extends PlacedQuestion>(
  questions: readonly Placed[],
): readonly Placed[] =>
  questions
    .map((question) => ({ question, rank: questionRank(question) }))
    .sort((a, b) => a.rank - b.rank || a.question.place - b.question.place)
    .map(({ question }) => question)

/** Every question whose answer could still matter, each once, in the order to ask them. */
export const questionsOf = (
  input: DecisionInput,
  byOutcome: RulesByOutcome,
  disposition: Disposition,
): readonly Question[] => {
  const { definitions, ruleSet } = input
  const urgent = moreUrgentRules(byOutcome, disposition, ruleSet)
  const open = byOutcome.open.filter(canChangePathway(byOutcome, ruleSet))
  if (open.length === 0) return []
  const wanted = wantedBy(open, definitions, urgent, stillOpen(input), disposition === 'request-information')
  return sortQuestions(wanted).map((one) => {
    const how = howToAsk(input.service.words, one.definition.name)
    return {
      fact: one.definition.name,
      title: one.definition.title,
      question: one.question,
      ...(how === null ? {} : { howToAsk: how }),
      safety: one.safety,
      askNow: one.askNow,
      holdsUp: one.holdsUp,
      rules: one.rules,
      mayTell: one.definition.mayTell ?? NOBODY,
    }
  })
}
