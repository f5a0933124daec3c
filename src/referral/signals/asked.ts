/** Questions whose answer does not stand beside them: known again, by their id, where it does. */
import { isContainer, isQuestion } from './about.js'
import type { Key } from './names.js'
import type { Name } from './risk-names.js'
import type { Place } from './signal-list.js'
import { lettersOf } from './text-words.js'

const MAX_ASKED = 1_000
const MAX_ID = 60

/** The key of a place, if it may be the id of a question: a number is in it, or it stands among questions. */
export const idOfQuestion = (place: Place | null): string | null => {
  if (typeof place?.key !== 'string') return null
  const { key, parent } = place
  const isAmong = typeof parent?.key === 'string' && /question|field|item|prompt|label/i.test(parent.key)
  return isAmong || /\d/.test(key) ? key : null
}

export class AskedQuestions {
  private readonly names = new Map<string, Name>()
  private readonly statements = new Map<string, () => void>()
  private readonly answered = new Set<string>()
  private readonly containers = new WeakSet<object>()

  get isEmpty(): boolean {
    return this.names.size === 0
  }

  /** Gives whether one of the ids can be known again. */
  add(ids: readonly string[], name: Name): boolean {
    const letters = ids.map(lettersOf).filter((id) => id.length > 1 && id.length < MAX_ID)
    for (const id of letters) {
      if (this.names.size < MAX_ASKED && !this.names.has(id)) this.names.set(id, { ...name, asks: true })
    }
    return letters.length > 0
  }

  /** A container asks, and does not answer, under whatever key it stands. */
  isAskedIn(container: object): void {
    this.containers.add(container)
  }

  /** The question of an id. */
  named(id: string): Name | null {
    return this.names.get(lettersOf(id)) ?? null
  }

  /** A text that asks states something, unless it is answered elsewhere. */
  stateUnlessAnswered(id: string, state: () => void): void {
    this.statements.set(lettersOf(id), state)
  }

  /** The question of a key, which is answered under it. */
  answeredBy({ isElse, isLabel, letters }: Key, value: unknown): Name | null {
    const isAsked = isQuestion(value) || (isContainer(value) && this.containers.has(value))
    const name = isElse || isLabel || isAsked ? undefined : this.names.get(letters)
    if (name === undefined) return null
    this.answered.add(letters)
    return name
  }

  /** All that was asked and not answered is stated. */
  stateTheRest(): void {
    for (const [id, state] of this.statements) if (!this.answered.has(id)) state()
  }
}
