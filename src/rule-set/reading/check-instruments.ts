/** The questionnaires that a rule set names or declares: what they have to do with each other, and with those that ship. */
import { assessmentFacts } from '../../facts/catalogue/assessments.js'
import { quote } from '../../issue/quote.js'
import { instrumentMeant } from '../../referral/check-assessments.js'
import { instrumentIssues } from '../../referral/check-instrument.js'
import type { ScoredInstrument } from '../../referral/instrument.js'
import { SHIPPED_INSTRUMENTS } from '../../referral/shipped-instruments.js'
import { lettersOf } from '../../referral/signals/text-words.js'
import type { DeclaredVocabulary, Vocabulary } from '../../referral/vocabulary.js'
import type { Report } from './issue-list.js'

type Declared = NonNullable<DeclaredVocabulary['instruments']>[number]

const ids: readonly string[] = SHIPPED_INSTRUMENTS

const checkName = (name: string, index: number, report: Report): void => {
  if (ids.includes(name)) return
  report(
    'unknown-instrument',
    [index],
    () => `no instrument ${quote(name)} ships`,
    () => {
      const meant = instrumentMeant(name, ids)
      const hint =
        meant === null ? `${ids.map((id) => quote(id)).join(', ')} do` : `did you mean \`${meant}\`?`
      return `${hint}; any other is declared here as a whole document`
    },
  )
}

/** What is a signal in a questionnaire that ships is so in every rule set: none of them is declared anew. */
const checkDocument = (instrument: ScoredInstrument, index: number, report: Report): void => {
  const names = [lettersOf(instrument.id), lettersOf(instrument.title)]
  const shipped = ids.find((id) => names.includes(lettersOf(id)))
  if (shipped !== undefined) {
    report(
      'duplicate-name',
      [index, names[0] === lettersOf(shipped) ? 'id' : 'title'],
      () => `${quote(shipped)} ships, and cannot be declared anew`,
      () => `name it by its id, \`"${shipped}"\`, or give yours another name`,
    )
  }
  for (const { code, hint, message, path } of instrumentIssues(instrument)) {
    report(code, [index, ...path], () => message, hint === undefined ? undefined : () => hint)
  }
}

/** Facts are called after their questionnaires: none may have the name of another. */
const checkFacts = (instruments: readonly ScoredInstrument[], report: Report): void => {
  const first = new Map<string, string>()
  instruments.forEach((instrument, index) => {
    for (const { name } of assessmentFacts({ instruments: [instrument] })) {
      const other = first.get(name)
      if (other !== undefined) {
        report(
          'duplicate-name',
          [index],
          () => `${quote(instrument.id)} and ${quote(other)} would both have the fact \`${name}\``,
          () => 'give one of them another id, or leave it out',
        )
        return
      }
      first.set(name, instrument.id)
    }
  })
}

/** Reports what is wrong with the instruments of a vocabulary. `whole` is the vocabulary with them in place. */
export const checkInstruments = (
  declared: readonly Declared[],
  { instruments }: Vocabulary,
  report: Report,
): void => {
  declared.forEach((one, index) => {
    if (typeof one === 'string') checkName(one, index, report)
    else checkDocument(one, index, report)
  })
  // A name that is not known has been told, and is none of the instruments.
  if (instruments.length === declared.length) checkFacts(instruments, report)
}
