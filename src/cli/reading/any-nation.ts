/** Contacts for a hand-over where the service cannot be read, and nobody knows which nation it is in: those of all nations, by name. */
import { groupBy } from '../../input/group-by.js'
import { lengthOf } from '../../input/readable-text.js'
import { MAX_TERM, type Nation } from '../../service/nation.js'
import { nations } from '../../service/shipped-nations.js'

const ALL = Object.values(nations)
const NAMES = new Map(ALL.map(({ id, title }) => [id, title]))

interface Said {
  readonly nation: string
  readonly text: string
}

/** What all nations say in one text: what most say with the exception after it, or what each says after its name. */
const together = (said: readonly Said[]): string => {
  const groups = [...groupBy(said, ({ text }) => text)]
  const [first] = groups
  if (groups.length === 1 && first !== undefined) return first[0]
  const namesOf = (those: readonly Said[]) => those.map(({ nation }) => NAMES.get(nation)).join(' and ')
  const most = groups.find(([, those]) => those.length > said.length / 2)
  const others = groups.filter((one) => one !== most)
  return most === undefined
    ? groups.map(([text, those]) => `in ${namesOf(those)} ${text}`).join('; ')
    : `${most[0]} (${others.map(([text, those]) => `in ${namesOf(those)}: ${text}`).join('; ')})`
}

/** A term that is too long to stand inside a sentence with what all nations say is one of the law, and in no hand-over. */
const withinTerm = (text: string): string =>
  lengthOf(text) <= MAX_TERM ? text : 'whoever the law of the nation names'

const DERIVED = { basis: 'D', source: 'what the nations say, put together for a hand-over' } as const

/** A nation made of all that ship. */
export const anyNation = (): Nation => ({
  id: 'not-known',
  title: 'a nation that is not known',
  ages: {
    majority: { years: 18, ...DERIVED },
    child: { years: 18, ...DERIVED },
    adultProtection: { years: 18, ...DERIVED },
  },
  helplines: nations.england.helplines.map((one) => {
    const alike = ALL.flatMap(({ helplines, id }) =>
      helplines.flatMap((other) => (other.purpose === one.purpose ? [{ nation: id, ...other }] : [])),
    )
    const first = alike.filter(
      ({ nation }, index) => alike.findIndex((other) => other.nation === nation) === index,
    )
    const call = together(first.map((other) => ({ nation: other.nation, text: other.call })))
    const isSame = first.every(({ text }) => text === one.text)
    return {
      purpose: one.purpose,
      call,
      text: isSame ? one.text : `For help now, call: ${call}.`,
      ...DERIVED,
    }
  }),
  terms: Object.fromEntries(
    Object.keys(nations.england.terms).map((name) => [
      name,
      {
        text: withinTerm(
          together(
            ALL.flatMap(({ id, terms }) =>
              terms[name] === undefined ? [] : [{ nation: id, text: terms[name] }],
            ),
          ),
        ),
        ...DERIVED,
      },
    ]),
  ),
})
