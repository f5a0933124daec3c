/** Walks through data that could not be read, shallow places first, for what may be a signal of suicide or danger. */
import { type About, isContainer, isLong, isQuestion, isUnderstood, NOTHING_KNOWN } from './about.js'
import { answersUnder } from './answers-under.js'
import { AskedQuestions, idOfQuestion } from './asked.js'
import { besideEachOther, inTurn } from './beside.js'
import { isLikeJson, piecesOf } from './broken-json.js'
import { DataInText, lineOfForm, tellsNothing, withoutEmptyBoxes } from './data-in-text.js'
import { Judge } from './judge.js'
import { labelled } from './labels.js'
import { loneScores, type PossibleMark, possibleMarks, totalsInText } from './marked-items.js'
import type { Names } from './names.js'
import type { Questionnaires } from './questionnaires.js'
import type { Name } from './risk-names.js'
import type { SafetySignal } from './safety-signal.js'
import { type Place, placeIn, type Visit } from './signal-list.js'
import { bareQuestionnaire, questionnaireIn, statusIn } from './surroundings.js'
import {
  attempt,
  Budget,
  type Entry,
  entriesOf,
  inOrder,
  isClosed,
  MAX_BESIDE,
  TEXT,
  UNREADABLE,
  unboxed,
  VALUES,
} from './untrusted.js'

export class Walk {
  readonly judge: Judge
  private readonly queue: Visit[] = []
  private readonly seen = new Map<object, Set<string>>()
  private values = new Budget(VALUES)
  private readonly text = new Budget(TEXT)
  private readonly texts = new DataInText()
  private readonly asked = new AskedQuestions()

  constructor(
    private readonly names: Names,
    private readonly questionnaires: Questionnaires,
  ) {
    this.judge = new Judge(names)
  }

  run(input: unknown): readonly SafetySignal[] {
    this.walk(input)
    // Now that every question is known, answers that stand elsewhere can be told.
    if (!this.asked.isEmpty) this.walk(input)
    this.asked.stateTheRest()
    return this.judge.found.inOrder()
  }

  private walk(input: unknown): void {
    this.queue.length = 0
    this.seen.clear()
    this.values = new Budget(VALUES)
    this.look(unboxed(input), null, NOTHING_KNOWN)
    for (let next = 0; next < this.queue.length && !this.values.isSpent; next += 1) {
      const visit = this.queue[next]
      try {
        if (visit !== undefined) this.enter(visit)
      } catch {
        // The other places are still to be looked at.
      }
    }
  }

  /** One value: a container is queued, a leaf is judged at once. */
  private look(value: unknown, place: Place | null, about: About): void {
    const data = typeof value === 'string' ? this.texts.read(value, about.questionnaire) : value
    if (isContainer(data)) this.enqueue({ container: data, place, about })
    else if (about.name === null || !this.judge.answer(data, place, about.name, about)) {
      if (typeof data === 'string' || isLong(data)) this.read(String(data), place, about)
    }
  }

  private answered(name: Name, place: Place | null, keys: readonly Entry[0][], value: unknown): void {
    this.look(value, keys.reduce(placeIn, place), { ...NOTHING_KNOWN, name })
  }

  private enqueue(visit: Visit): void {
    const { isAside, isAsked, name, questionnaire, said, underRisks } = visit.about
    const how = `${name?.risk} ${name?.sense} ${name?.said} ${questionnaire?.id} ${underRisks} ${isAside} ${isAsked} ${said}`
    const before = this.seen.get(visit.container) ?? new Set()
    if (before.has(how)) return
    this.seen.set(visit.container, before.add(how))
    this.queue.push(visit)
  }

  /** Reads the beginning and the end of a text that is long, and leaves enough to read of what comes after it. */
  private read(whole: string, place: Place | null, about: About): void {
    const length = Math.min(whole.length, this.text.allowance)
    if (length === 0 || tellsNothing(whole, place)) return
    this.text.spend(length)
    const half = Math.ceil(length / 2)
    const text = length === whole.length ? whole : `${whole.slice(0, half)}\n${whole.slice(-half)}`
    const rest = isLikeJson(text) ? this.readBroken(text, place) : withoutEmptyBoxes(text)
    this.marks(totalsInText(rest, this.questionnaires), place)
    const line = lineOfForm(rest, this.names, this.questionnaires)
    if (line === null) this.readStatement(rest, place, about)
    else this.lookUnder(...line, place ?? placeIn(null, line[0]), { ...about, name: null })
  }

  /** A question under an id may be answered under the same id elsewhere; until then it is taken for a statement. */
  private readStatement(text: string, place: Place | null, about: About): void {
    const label = this.names.ofLabel(text, about.underRisks)
    if (label !== null && about.isAsked) return
    const state = () => this.judge.stated(text, place, label, about)
    const id = isQuestion(text) ? idOfQuestion(place) : null
    if (id !== null && label !== null && !this.names.ofKey(id).isLabel && this.asked.add([id], label))
      this.asked.stateUnlessAnswered(id, state)
    else state()
  }

  /** JSON that breaks off still has answers in it. Gives the text that is left. */
  private readBroken(text: string, place: Place | null): string {
    const { pairs, lists, rest } = piecesOf(text)
    for (const [key, value] of pairs) this.lookUnder(key, value, placeIn(place, key), NOTHING_KNOWN)
    for (const list of lists) this.look(list, place, NOTHING_KNOWN)
    return rest
  }

  private enter(visit: Visit): void {
    const { about: around, container, place } = visit
    const entries = inOrder(entriesOf(container, this.values.allowance))
    this.values.spend(entries.length + 1)
    if (entries.length === 0 && around.name !== null && isClosed(container)) {
      this.judge.answer(UNREADABLE, place, around.name, around)
    }
    const isSmall = entries.length <= MAX_BESIDE
    if (isSmall && attempt(() => this.enterTogether(entries, visit), false)) return
    // Of very many, and should anything go wrong with what they say together, each is looked at by itself.
    for (const [key, value] of entries)
      attempt(() => this.lookUnder(key, value, placeIn(place, key), around), undefined)
  }

  /** Takes entries for what they say together. Gives that it came to its end. */
  private enterTogether(entries: readonly Entry[], { about: around, container, place }: Visit): boolean {
    const about: About = {
      ...around,
      questionnaire: questionnaireIn(entries, this.names, this.questionnaires) ?? around.questionnaire,
      said: statusIn(entries, this.names) ?? around.said,
    }
    const of = about.questionnaire ?? bareQuestionnaire(entries, this.questionnaires)
    this.marks(possibleMarks(entries, of, this.names), place)
    this.enterBeside(entries, { about, container, place })
    return true
  }

  private enterBeside(entries: readonly Entry[], { about, container, place }: Visit): void {
    const lists = this.inLists(entries, place, about)
    const labels = about.name === null ? labelled(entries, about, this.names, this.asked) : null
    for (const { about: what, keys, value } of labels?.answers ?? [])
      this.look(value, keys.reduce(placeIn, place), what)
    for (const { key, name, text } of labels?.findings ?? [])
      this.judge.state(name, text, placeIn(place, key), about)
    if (labels?.asked) {
      this.asked.isAskedIn(container)
      this.asked.add([...labels.asked.ids, idOfQuestion(place) ?? ''], labels.asked.name)
    }
    const left = labels?.left ?? entries
    if (about.name !== null && typeof entries[0]?.[0] !== 'number') {
      for (const { about: what, keys, value } of answersUnder(left, about, this.names)) {
        for (const key of keys) this.lookUnder(key, value, placeIn(place, key), what)
      }
      return
    }
    for (const [key, value] of left) {
      const isAsked = about.isAsked || lists.includes(key) || labels?.questions.has(key) === true
      this.lookUnder(key, value, placeIn(place, key), { ...about, isAsked })
    }
  }

  /** Names in one list with their answers in another. Gives the keys of the lists that are names. */
  private inLists(
    entries: readonly Entry[],
    place: Place | null,
    about: About,
  ): readonly (string | number)[] {
    const { names, pairs } = besideEachOther(entries, isUnderstood)
    for (const { answer: value, keys, label } of [...pairs, ...inTurn(entries, this.names)]) {
      const name = this.names.ofLabel(label, about.underRisks)
      if (name !== null) this.answered(name, place, keys, value)
    }
    return names
  }

  private marks(marks: readonly PossibleMark[], place: Place | null): void {
    for (const { entry, keys, risk, value } of marks) {
      const name: Name = { risk, sense: 'stated', by: { list: 'codes', entry }, asks: true }
      this.answered(name, place, keys, value)
    }
  }

  private lookUnder(key: string | number, value: unknown, place: Place, around: About): void {
    if (typeof key === 'number') {
      this.look(value, place, around)
      return
    }
    const meaning = this.names.ofKey(key)
    const questionnaire = this.questionnaires.ofKey(meaning.letters)
    const of =
      questionnaire ??
      (around.questionnaire === null ? loneScores(value, meaning, this.questionnaires) : null)
    this.marks(possibleMarks([[key, value]], of, this.names), place.parent)
    const own = around.underRisks ? meaning.underRisks : meaning.name
    const name = own ?? this.asked.answeredBy(meaning, value) ?? around.name
    // What is answered as past may still go on: `{ current: true }`.
    const isNow = name?.sense === 'past' && own === null && meaning.role === 'maybe'
    this.look(value, place, {
      ...around,
      name: name !== null && isNow ? { ...name, sense: 'stated' } : name,
      questionnaire: of ?? around.questionnaire,
      underRisks: around.underRisks || meaning.isRisks,
      isAside: around.isAside && own === null,
    })
  }
}
