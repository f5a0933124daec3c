/** Codes of other systems: what one asks after or states, what one answers, and which questionnaire one stands for. */
import { lazy } from '../../input/memoize.js'
import type { Said } from './mark-mentions.js'
import type { SafetyRisk } from './safety-signal.js'
import { shippedSignals } from './shipped-signals.js'
import { lettersOf } from './text-words.js'

/** What a code speaks of. */
export interface CodedRisk {
  readonly code: string
  readonly risk: SafetyRisk
  readonly said?: Said
  /** Whether its answer stands beside it; a finding is a statement by itself. */
  readonly asks: boolean
}

/** What a coded answer says. */
type CodedAnswer = 'no' | 'yes' | 'unsure' | 'declined' | 'nothing'

/** All that the list knows of one code. */
interface Coded {
  risk?: CodedRisk
  answer?: CodedAnswer
  mark?: Said
  instrument?: string
}

/** A code of ICD-10 that is like nothing else, so that it counts without its system: `R45.851`. */
const LONG_ICD = /^[a-z]\d\d\.\d\w/i

/** Points are left out at will: `R45851`, `U2...`. */
const withoutPoints = (code: string): string => code.replaceAll('.', '')

const lists = lazy(() => {
  const { answers, codes, items, marks, systems } = shippedSignals().codes
  const all = new Map<string, Coded>()
  const below: { readonly start: string; readonly risk: CodedRisk }[] = []
  const put = (system: string, code: string, coded: Coded): void => {
    const isAlone = systems[system]?.alone === true || LONG_ICD.test(code)
    for (const way of [`${system}|${withoutPoints(code)}`, ...(isAlone ? [code] : [])]) {
      all.set(way.toLowerCase(), { ...coded, ...all.get(way.toLowerCase()) })
    }
  }
  for (const { below: hasMore, code, kind, risk, said, system } of codes) {
    const coded: CodedRisk = {
      code,
      risk,
      asks: kind === 'question',
      ...(said === undefined ? {} : { said }),
    }
    put(system, code, { risk: coded })
    if (hasMore !== true) continue
    const starts = [`${system}|${withoutPoints(code)}`, ...(LONG_ICD.test(code) ? [code] : [])]
    below.push(...starts.map((start) => ({ start: start.toLowerCase(), risk: coded })))
  }
  for (const { code, means, system } of answers) {
    put(system, code, { answer: typeof means !== 'number' ? means : means === 0 ? 'no' : 'yes' })
  }
  for (const { code, said, system } of marks) put(system, code, { mark: said })
  for (const { code, instrument, of, system } of items) if (of !== 'item') put(system, code, { instrument })
  const named = Object.entries(systems).flatMap(([id, { names: called, uris }]) => [
    ...[id, ...called].map((name) => [lettersOf(name), id] as const),
    ...uris.map((uri) => [uri.toLowerCase().replace('urn:oid:', ''), id] as const),
  ])
  below.sort((one, other) => other.start.length - one.start.length) // the longest that fits says it most closely
  return { all, below, named: new Map(named) }
})

/** What is known of a code, written alone or with its system before it: `44260-8`, `icd-10|X60`. */
const coded = (code: string): Coded | undefined => lists().all.get(code.trim().toLowerCase())

/** A code within an address, or behind a name: `/44260-8`, `…/phq-9#44260-8`. */
const WITHIN = /(?<![\w-])(?:la)?\d{2,6}-\d(?![\w-])/i

/** What a text speaks of, if it is a code, or ends in one of a kind that nothing else looks like. */
export const riskOfCode = (text: string): CodedRisk | null => {
  if (text.length > 250) return null
  const whole = coded(text)?.risk
  if (whole !== undefined) return whole
  const found = WITHIN.exec(text)
  const within = found === null ? undefined : coded(found[0])?.risk
  if (within !== undefined) return within
  const lower = text.trim().toLowerCase()
  return lower.includes('|') || LONG_ICD.test(lower)
    ? (lists().below.find(({ start }) => lower.startsWith(start))?.risk ?? null)
    : null
}

export const answerOfCode = (text: string): CodedAnswer | undefined => coded(text)?.answer

export const markOfCode = (text: string): Said | undefined => coded(text)?.mark

export const instrumentOfCode = (text: string): string | undefined => coded(text)?.instrument

/** The system that an address or a name stands for; editions of nations stand for the system itself. */
const systemOf = (system: string): string | undefined => {
  const { named } = lists()
  const address = system
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/^urn:oid:/, '')
    .replace(/\|.*$|\/$/g, '')
  const icd = /^http:\/\/hl7\.org\/fhir\/sid\/icd-10/.test(address) ? 'icd-10' : undefined
  return named.get(address) ?? icd ?? named.get(lettersOf(address))
}

/** A code together with its system, as one text: `icd-10|X60`; as it is where the system is none of the list. */
export const withSystem = (code: string, system: unknown): string => {
  const id = typeof system === 'string' && system.length < 200 ? systemOf(system) : undefined
  return id === undefined ? code : `${id}|${withoutPoints(code)}`
}

/** The key of what stands beside a code and says of which system it is. */
const SYSTEM_KEY = /^(?:cod(?:e|ing)[_ -]?s(?:ystem|cheme)|system|scheme|vocabulary|terminology)$/i

/** The system that stands among the entries beside a code. */
export const systemAmong = (entries: readonly (readonly [string | number, unknown])[]): unknown =>
  entries.find(([key]) => typeof key === 'string' && key.length < 16 && SYSTEM_KEY.test(key))?.[1]
