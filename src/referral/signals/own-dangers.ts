/** The questions of a rule set's own about danger, recognised by their names in data that could not be read. */
import type { Sense } from './interpret-answer.js'
import { isNear, namesSomethingElse } from './risk-of-name.js'
import { type OwnDanger, SAFETY_RISKS, type SignalRisk } from './safety-signal.js'
import { lettersOf } from './text-words.js'

/** The risk that a text or a key asks about, and how an answer to it is to be read. */
export interface Label {
  readonly risk: SignalRisk
  readonly sense: Sense
}

/** What the letters of a key or a label are a name of; the author has said how an answer is read. `null` for none. */
export type OwnLabels = (letters: string) => Label | null

/** The names that a referral has already: one of them that is nearly that of a question of a rule set's own is not that. */
const isTaken = (letters: string): boolean =>
  namesSomethingElse(letters) || SAFETY_RISKS.some((risk) => lettersOf(risk) === letters)

export const ownLabels = (dangers: readonly OwnDanger[]): OwnLabels => {
  const exact = new Map<string, Label>()
  const near: { readonly name: string; readonly label: Label }[] = []
  for (const { fact, question, riskier, title } of dangers) {
    const label: Label = { risk: fact, sense: riskier === 'no' ? 'reversed' : 'stated' }
    const name = lettersOf(fact.slice(fact.indexOf('.') + 1))
    near.push({ name, label })
    for (const one of [fact, name, title, question]) exact.set(lettersOf(one), label)
  }
  return (letters) =>
    exact.get(letters) ??
    (isTaken(letters) ? null : (near.find(({ name }) => isNear(letters, name))?.label ?? null))
}
