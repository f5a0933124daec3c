/** Unknown → `Instrument`, or everything that is wrong with it: what a schema cannot say of one part by itself. */
import { REFERRAL_LIMITS } from '../input/json-limits.js'
import { readStrict } from '../input/read-strict.js'
import { didYouMean } from '../issue/did-you-mean.js'
import type { Issue, Result } from '../issue/issue.js'
import { quote } from '../issue/quote.js'
import { type Band, camelCase, Instrument, type ScoredInstrument } from './instrument.js'
import { safetyRiskOfName, safetyRiskOfText } from './safety-names.js'
import { riskOfCode } from './signals/codes.js'

type Path = Issue['path']
/** A questionnaire, with as much of the rest of its document as there is. */
type Checked = Omit<ScoredInstrument, 'items'> &
  Pick<Instrument, 'reversed'> & {
    readonly items: readonly (Omit<Instrument['items'][number], 'codes'> &
      Partial<Pick<Instrument['items'][number], 'codes'>>)[]
  }
interface Range {
  readonly min: number
  readonly max: number
}

const span = ({ max, min }: Range): string => `${min} to ${max}`

/** A score that is in no band or in two would be given no name, or the wrong one. */
const bandIssues = (bands: readonly Band[], { max, min }: Range, path: Path): readonly Issue[] => {
  const ends = [min - 1, ...bands.map((band) => band.max)]
  const broken = bands.findIndex((band, index) => band.min !== (ends[index] ?? 0) + 1 || band.min > band.max)
  if (bands.length === 0 || (broken < 0 && ends.at(-1) === max)) return []
  const message = `the bands do not cover ${span({ min, max })}, each score once, from the lowest to the highest`
  const hint = `begin at ${min}, let each begin one above the end of the one before, and end at ${max}`
  return [{ code: 'bands-broken', path: broken < 0 ? path : [...path, broken], message, hint }]
}

const namesOnce = (ids: readonly string[], pathOf: (index: number) => Path): readonly Issue[] =>
  ids.flatMap((id, index): readonly Issue[] => {
    const first = ids.findIndex((one) => camelCase(one) === camelCase(id))
    if (first === index) return []
    return [{ code: 'duplicate-name', path: pathOf(index), message: `${quote(id)} is there twice` }]
  })

const areItems = (
  named: readonly string[],
  ids: readonly string[],
  pathOf: (index: number) => Path,
): readonly Issue[] =>
  named.flatMap((id, index): readonly Issue[] => {
    if (ids.includes(id)) return []
    const message = `there is no item ${quote(id)}`
    return [{ code: 'not-allowed', path: pathOf(index), message, hint: didYouMean(id, ids) }]
  })

const totalIssues = ({
  bands,
  itemRange,
  items,
  mayBeMissing = 0,
  total,
}: ScoredInstrument): readonly Issue[] => {
  const issues: Issue[] = []
  if (itemRange.min >= itemRange.max) {
    const message = `items of ${span(itemRange)} could not differ`
    issues.push({ code: 'range-inverted', path: ['itemRange'], message, hint: 'let `min` be below `max`' })
  }
  if (mayBeMissing >= items.length) {
    const message = `${mayBeMissing} of ${items.length} items may be missing, which leaves none to score`
    issues.push({ code: 'out-of-range', path: ['mayBeMissing'], message })
  }
  if (total === null) {
    const message = 'there are bands of a total, and there is no total'
    if (bands.length > 0) issues.push({ code: 'not-allowed', path: ['bands'], message })
    return issues
  }
  const sum = { min: items.length * itemRange.min, max: items.length * itemRange.max }
  if (total.min !== sum.min || total.max !== sum.max) {
    const message = `${items.length} items of ${span(itemRange)} add up to ${span(sum)}, not to ${span(total)}`
    issues.push({ code: 'out-of-range', path: ['total'], message })
  }
  return [
    ...issues,
    ...bandIssues(bands, total, ['bands']),
    ...namesOnce(total.scales ?? [], (at) => ['total', 'scales', at]),
  ]
}

/** An item about danger that is not said to be a signal would be a score like any other. */
const dangerIssues = ({ items, signalItems }: Checked): readonly Issue[] =>
  items.flatMap(({ codes, id, title }, index): readonly Issue[] => {
    const named = safetyRiskOfName(id) ?? (title === undefined ? null : safetyRiskOfText(title))
    const coded = codes?.loinc.flatMap(({ code }) => riskOfCode(code)?.risk ?? []) ?? []
    const risk = named ?? coded[0] ?? null
    if (risk === null || signalItems.some(({ item }) => item === id)) return []
    const message = `the item ${quote(id)} speaks of suicide or danger, and is not among the signal items`
    const hint = `add it to \`signalItems\`, with \`${risk}\` or what else it is a “yes” to`
    return [{ code: 'missing', path: ['items', index], message, hint }]
  })

const wayIssues = ({ items, signalItems, total }: ScoredInstrument): readonly Issue[] => {
  const ofItems = items.flatMap(({ riskier }, index): readonly Issue[] =>
    riskier === undefined || total === null
      ? []
      : [
          {
            code: 'not-allowed',
            path: ['items', index, 'riskier'],
            message: 'the total says which way is riskier, and no item says it beside it',
            hint: 'remove it',
          },
        ],
  )
  const ofSignals = signalItems.flatMap(({ item }, index): readonly Issue[] => {
    const riskier = total?.riskier ?? items.find(({ id }) => id === item)?.riskier
    if (riskier !== 'lower') return []
    const message = `any score of item ${quote(item)} above the least is a signal, and lower scores are said to be riskier`
    return [
      {
        code: 'not-allowed',
        path: ['signalItems', index],
        message,
        hint: 'score it so that more is riskier',
      },
    ]
  })
  return [...ofItems, ...ofSignals]
}

/** What contradicts itself in a questionnaire that has the right shape. */
export const instrumentIssues = (instrument: Checked): readonly Issue[] => {
  const { itemRange, items, reversed = [], signalItems } = instrument
  const ids = items.map(({ id }) => id)
  const signals = signalItems.map(({ item }) => item)
  return [
    ...namesOnce(ids, (index) => ['items', index, 'id']),
    ...namesOnce(signals, (index) => ['signalItems', index, 'item']),
    ...areItems(reversed, ids, (index) => ['reversed', index]),
    ...areItems(signals, ids, (index) => ['signalItems', index, 'item']),
    ...totalIssues(instrument),
    ...items.flatMap(({ bands = [] }, index) => bandIssues(bands, itemRange, ['items', index, 'bands'])),
    ...wayIssues(instrument),
    ...dangerIssues(instrument),
  ]
}

/**
 * Reads a questionnaire that a rule set declares. Gives it, frozen, equal to the input but for `$schema`; or all
 * issues at once, each with its path. Never throws, whatever it is handed.
 */
export const parseInstrument = (input: unknown): Result<Instrument> => {
  const read = readStrict(Instrument, input, REFERRAL_LIMITS)
  if (!read.ok) return read
  const [first, ...rest] = instrumentIssues(read.value)
  return first === undefined ? read : { ok: false, issues: [first, ...rest] }
}
