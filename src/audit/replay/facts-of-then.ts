/** How facts of the catalogue were called, asked for and answered up to a version of the form: a decision of then says them so. */
import type { AskedFact } from '../../facts/fact.js'
import type { RecordedDecision } from '../records/recorded-decision.js'

/** What of a fact was otherwise. */
type AsThen = Partial<Pick<AskedFact, 'title' | 'question' | 'answer' | 'askOf' | 'step' | 'mayTell'>>

/** The last version of the form in which these facts stood so. */
const LAST_FORM = 3

/** By fact, what of it was otherwise up to that form. */
const UP_TO_THEN: { readonly [fact: string]: AsThen } = {
  harmToOthers: { question: 'Are you worried that you, or somebody close to you, might hurt someone?' },
  childAtRisk: { question: 'Is there any child you are worried about?' },
  adultSafeguarding: {
    question: 'Is somebody treating you badly or not giving you the care you need?',
  },
  substanceDependence: {
    question: 'Do you feel unwell, or find it hard to get through the day, without alcohol or drugs?',
  },
}

/** By fact, the words that ship since then. A rule set of then that had one of them had declared it, and decisions say what it called it. */
const DECLARED_THEN: { readonly [fact: string]: readonly string[] } = {
  referralSource: ['care-coordinator', 'drug-and-alcohol-worker', 'health-visitor', 'school', 'relative'],
}

/** What declared words were called, of a fact whose values are words. */
const titlesOfThen = (definition: AskedFact): { readonly titles?: { readonly [word: string]: string } } => {
  const declared = DECLARED_THEN[definition.name] ?? []
  if (definition.kind !== 'choice' || declared.length === 0) return {}
  const said = definition.answer.options ?? []
  const own = said.flatMap(({ title, value }) =>
    typeof value === 'string' && declared.includes(value) ? [[value, title] as const] : [],
  )
  return own.length === 0 ? {} : { titles: { ...definition.titles, ...Object.fromEntries(own) } }
}

const asThen = (definition: AskedFact): AskedFact => ({
  ...definition,
  ...titlesOfThen(definition),
  ...UP_TO_THEN[definition.name],
})

/** The facts as decisions of a version of the form call them and ask for them. */
export const factsOfThen = (
  schemaVersion: RecordedDecision['schemaVersion'],
  definitions: ReadonlyMap<string, AskedFact>,
): ReadonlyMap<string, AskedFact> =>
  schemaVersion > LAST_FORM
    ? definitions
    : new Map([...definitions].map(([name, definition]) => [name, asThen(definition)]))
