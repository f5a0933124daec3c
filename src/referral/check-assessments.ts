/** Questionnaires of a referral held against their instruments: known by name, and their totals against their items. */
import { type Json, valueAt } from '../input/json.js'
import { closestMatch, sameWord } from '../issue/did-you-mean.js'
import type { Issue } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { instrumentNamed, type ScoredInstrument } from './instrument.js'
import { SHIPPED_INSTRUMENTS } from './shipped-instruments.js'

/** Instruments that there are and that do not ship: each is itself, and no slip for one that is like it. */
const OTHERS = ['wemwbs', 'core-om', 'audit-c', 'cfs', 'pam', 'mycaw', 'de-jong-gierveld-6']

const isOfItsOwn = (name: string): boolean =>
  [...SHIPPED_INSTRUMENTS, ...OTHERS].some((one) => sameWord(one, name))

const digitsOf = (name: string): string => name.replace(/\D/g, '')

/**
 * The instrument that a name is a slip for, `null` if it is none: a number is no slip (`phq-7` is not `phq-9`, but another
 * questionnaire), and what there is elsewhere is itself.
 */
export const instrumentMeant = (name: string, ids: readonly string[]): string | null => {
  const written = ids.find((id) => sameWord(id, name))
  if (written !== undefined || isOfItsOwn(name)) return written ?? null
  const digits = digitsOf(name)
  return closestMatch(
    name,
    ids.filter((id) => digits === '' || digitsOf(id) === '' || digitsOf(id) === digits),
  )
}

const unknownInstrument = (name: string, index: number, instruments: readonly ScoredInstrument[]): Issue => {
  const ids = instruments.map(({ id }) => id)
  const path = ['assessments', index, 'instrument']
  const near = instrumentMeant(name, ids)
  const known = ids.length === 0 ? 'none' : ids.map((id) => quote(id)).join(', ')
  const hint =
    near === null
      ? `the rule set knows ${known}; it can declare another under \`vocabulary.instruments\``
      : `did you mean \`${near}\`?`
  return { code: 'unknown-instrument', path, message: `unknown instrument ${quote(name)}`, hint }
}

/** A list of scores, each a number or `null`; anything else is the schema's to refuse. */
const scoresIn = (items: unknown): readonly (number | null)[] | null =>
  Array.isArray(items) && items.every((item) => item === null || typeof item === 'number') ? items : null

/** What the items can come to: those that were not answered are taken as low, and as high, as they go. */
const reachOf = (items: readonly (number | null)[], { max, min }: ScoredInstrument['itemRange']) => ({
  least: items.reduce<number>((sum, item) => sum + (item ?? min), 0),
  most: items.reduce<number>((sum, item) => sum + (item ?? max), 0),
})

const totalIssues = (
  assessment: unknown,
  path: Issue['path'],
  instrument: ScoredInstrument,
): readonly Issue[] => {
  const [total, scale] = [valueAt(assessment, ['total']), valueAt(assessment, ['scale']) ?? null]
  const { itemRange, total: range, title } = instrument
  if (typeof total !== 'number' || range === null) return []
  const [own, ...others] = range.scales ?? []
  if (own !== undefined && scale === null) {
    const message = `the total of a ${title} does not say of which scale it is`
    const hint = `say ${[own, ...others].map((one) => quote(one)).join(' or ')}: the scales share a range`
    return [{ code: 'missing', path: [...path, 'scale'], message, hint }]
  }
  if (own !== undefined && scale !== own) return []
  if (!Number.isInteger(total)) {
    const message = `a total that is ${quote(total)} is not a sum of items`
    const hint =
      own === undefined
        ? 'write a whole number'
        : `write a whole number, or say another \`scale\` than ${quote(own)}`
    return own === undefined ? [] : [{ code: 'wrong-type', path: [...path, 'total'], message, hint }]
  }
  const items = scoresIn(valueAt(assessment, ['items']))
  if (items === null) return []
  const { least, most } = reachOf(items, itemRange)
  if (total >= least && total <= most) return []
  const comesTo = least === most ? `${least}` : `${least} to ${most}`
  const message = `the total is ${total}, and the items come to ${comesTo}`
  const hint = 'look the questionnaire up: one of the two is not as it was filled in'
  return [{ code: 'total-differs', path: [...path, 'total'], message, hint }]
}

/** Neither items nor a total: nothing that could be scored. */
const emptyIssues = (
  assessment: unknown,
  path: Issue['path'],
  { total }: ScoredInstrument,
): readonly Issue[] => {
  const says = (key: string): boolean => (valueAt(assessment, [key]) ?? null) !== null
  if (says('items') || (total !== null && says('total'))) return []
  const message = total === null ? '`items` is missing' : 'neither `items` nor `total` is given'
  const hint = 'write `null` for an item that was not answered'
  return [{ code: 'missing', path: [...path, 'items'], message, hint }]
}

/** What is wrong with the questionnaires of a referral in plain data, as far as the schema does not say it. */
export const assessmentIssues = (data: Json, instruments: readonly ScoredInstrument[]): readonly Issue[] => {
  const assessments = valueAt(data, ['assessments'])
  if (!Array.isArray(assessments)) return []
  return assessments.flatMap((assessment: unknown, index): readonly Issue[] => {
    const name = valueAt(assessment, ['instrument'])
    if (typeof name !== 'string' || name === '') return []
    const instrument = instrumentNamed(name, instruments)
    if (instrument === null) return [unknownInstrument(name, index, instruments)]
    const path = ['assessments', index]
    return [...emptyIssues(assessment, path, instrument), ...totalIssues(assessment, path, instrument)]
  })
}

/** The issues without what a schema says of a name that is told as an unknown instrument. */
export const toldOnce = (issues: readonly Issue[]): readonly Issue[] => {
  const told = new Set(
    issues.flatMap(({ code, path }) => (code === 'unknown-instrument' ? [String(path[1])] : [])),
  )
  return issues.filter(
    ({ code, path: [list, index, key] }) =>
      list !== 'assessments' ||
      !told.has(String(index)) ||
      code === 'unknown-instrument' ||
      (key !== undefined && key !== 'instrument'),
  )
}
