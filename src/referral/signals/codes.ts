/** Codes of other systems: what one asks after or states, what one answers, and which questionnaire one stands for. */
import { lazy } from '../../input/memoize.js'
import type { Said } from './mark-mentions.js'
import type { SafetyRisk } from './safety-signal.js'
import { shippedSignals } from './shipped-signals.js'

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

const lists = lazy(() => {
  const { answers, codes, items, marks, systems } = shippedSignals().codes
  const all = new Map<string, Coded>()
  const below: { readonly start: string; readonly risk: CodedRisk }[] = []
  const put = (system: string, code: string, coded: Coded): void => {
    const ways = [`${system}|${code}`, ...(systems[system]?.alone === true ? [code] : [])]
    for (const way of ways) all.set(way.toLowerCase(), { ...coded, ...all.get(way.toLowerCase()) })
  }
  for (const { below: hasMore, code, kind, risk, said, system } of codes) {
    const coded: CodedRisk = {
      code,
      risk,
      asks: kind === 'question',
      ...(said === undefined ? {} : { said }),
    }
    put(system, code, { risk: coded })
    if (hasMore === true) below.push({ start: `${system}|${code}`.toLowerCase(), risk: coded })
  }
  for (const { code, means, system } of answers) {
    put(system, code, { answer: typeof means !== 'number' ? means : means === 0 ? 'no' : 'yes' })
  }
  for (const { code, said, system } of marks) put(system, code, { mark: said })
  for (const { code, instrument, of, system } of items) if (of !== 'item') put(system, code, { instrument })
  const names = new Map(
    Object.entries(systems).flatMap(([id, { names: called, uris }]) =>
      [id, ...called, ...uris].map((name) => [name.toLowerCase(), id] as const),
    ),
  )
  below.sort((one, other) => other.start.length - one.start.length) // the longest that fits says it most closely
  return { all, below, names }
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
  return lower.includes('|')
    ? (lists().below.find(({ start }) => lower.startsWith(start))?.risk ?? null)
    : null
}

export const answerOfCode = (text: string): CodedAnswer | undefined => coded(text)?.answer

export const markOfCode = (text: string): Said | undefined => coded(text)?.mark

export const instrumentOfCode = (text: string): string | undefined => coded(text)?.instrument

/** A code together with its system, as one text: `icd-10|X60`; as it is where the system is none of the list. */
export const withSystem = (code: string, system: unknown): string => {
  const id = typeof system === 'string' ? lists().names.get(system.trim().toLowerCase()) : undefined
  return id === undefined ? code : `${id}|${code}`
}
