/** Judges answers and statements, and writes down those that may be signals. */
import { type About, isQuestion } from './about.js'
import { type SaidAnswer, saidBy, signalOf } from './answer.js'
import type { CodedRisk } from './codes.js'
import { answerBehind, codesIn } from './codes-in-text.js'
import { quoteOf } from './find-phrases.js'
import type { Said } from './mark-mentions.js'
import type { Names } from './names.js'
import { type Name, nameOfCode } from './risk-names.js'
import { type Found, type Place, SignalList } from './signal-list.js'
import { UNREADABLE } from './untrusted.js'

/** The name over a value, or over the list it stands in. */
const keyOf = (place: Place | null) => (typeof place?.key === 'number' ? place.parent?.key : place?.key)

const marked = (said: Said | undefined): Pick<Found, 'said'> => (said === undefined ? {} : { said })

export class Judge {
  readonly found = new SignalList()

  constructor(private readonly names: Names) {}

  /** Judges an answer. Gives whether it was one, and not (also) text to be read. */
  answer(value: unknown, place: Place | null, name: Name, about: About): boolean {
    const said = value === UNREADABLE ? 'other' : saidBy(value)
    const isPlain = said !== 'other'
    if (!isPlain && about.isAside) return false
    // The question itself, repeated in the place of an answer, answers nothing.
    if (!isPlain && isQuestion(value) && this.names.ofLabel(String(value), true) !== null) return true
    const answer = signalOf(said, name.sense)
    if (answer === null) return isPlain
    const how = this.saidOf(value, said, name, about)
    this.found.add({ place, risk: name.risk, answer, by: name.by, words: value, ...marked(how) })
    return isPlain
  }

  /** How an answer is said: by its name, by what it stands in, or by the words of the answer. */
  private saidOf(value: unknown, said: SaidAnswer, name: Name, about: About): Said | undefined {
    if (name.sense === 'denied' && said === 'no') return undefined
    if (name.said !== undefined || about.said !== undefined) return name.said ?? about.said
    if (said !== 'other' || typeof value !== 'string') return undefined
    const [first, ...rest] = this.names.mentions(value)
    return rest.every((one) => one.said === first?.said) ? first?.said : undefined
  }

  /** Writes down what a text states. */
  stated(text: string, place: Place | null, label: Name | null, about: About): void {
    for (const mention of this.names.mentions(text)) {
      const by = { list: 'phrases', entry: mention.phrase } as const
      const words = quoteOf(text, mention)
      this.found.add({
        place,
        risk: mention.risk,
        answer: 'yes',
        by,
        words,
        ...marked(mention.said ?? about.said),
      })
    }
    for (const { coded, end } of codesIn(text, keyOf(place))) this.coded(coded, text, end, place, about)
    if (about.name !== null) return
    // A name or a code that stands alone is a statement: `["DSH"]`, `{ flag: "suicidality" }`.
    const listed = about.underRisks ? this.names.listed(text) : []
    for (const name of [...(label === null ? [] : [label]), ...listed]) this.state(name, text, place, about)
  }

  /** A code in a text: a finding is stated, a question is answered by what stands right behind it. */
  private coded(coded: CodedRisk, text: string, end: number, place: Place | null, about: About): void {
    const name = nameOfCode(coded)
    const answer = coded.asks ? answerBehind(text, end) : null
    if (!coded.asks) this.state(name, text.slice(Math.max(0, end - 80), end + 80), place, about)
    else if (answer !== null && saidBy(answer) !== 'other') this.answer(answer, place, name, about)
  }

  /** A name that stands alone states something; that of a question that worries the other way round does not. */
  state(name: Name, words: string, place: Place | null, about: About): void {
    if (name.by.list === 'phrases' || name.asks || name.sense === 'past' || name.sense === 'reversed') return
    this.found.add({
      place,
      risk: name.risk,
      answer: 'yes',
      by: name.by,
      words,
      ...marked(name.said ?? about.said),
    })
  }
}
