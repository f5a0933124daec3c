/** The answers of a referral that a fact is worked out from, so that they can be taken away. */
import { LOCAL_PREFIX } from '../../facts/catalogue.js'
import type { Assessment } from '../../referral/assessment.js'
import { Client, type Referral, Risks } from '../../referral/referral.js'

type Part = 'source' | 'consent' | 'needs'

interface Answers {
  readonly parts?: readonly Part[]
  readonly client?: string
  readonly risk?: string
  readonly instrument?: Assessment['instrument']
  readonly local?: string
}

const COMBINED: { readonly [fact: string]: Answers } = {
  age: { client: 'dateOfBirth' },
  ageInRange: { client: 'dateOfBirth' },
  needs: { parts: ['needs'] },
  needsCount: { parts: ['needs'] },
  referralSource: { parts: ['source'] },
  sourceAccepted: { parts: ['source'] },
  consent: { parts: ['consent'] },
  phq9Total: { instrument: 'phq-9' },
  phq9Seen: { instrument: 'phq-9' },
  gad7Total: { instrument: 'gad-7' },
  gad7Seen: { instrument: 'gad-7' },
  ucla3Total: { instrument: 'ucla-3' },
  suicidalThoughts: { risk: 'suicidalThoughts', instrument: 'phq-9' },
  domesticAbuseIndicated: { risk: 'domesticAbuse', parts: ['needs'] },
}

const answersBehind = (fact: string): Answers => {
  if (fact.startsWith(LOCAL_PREFIX)) return { local: fact.slice(LOCAL_PREFIX.length) }
  if (Object.hasOwn(COMBINED, fact)) return COMBINED[fact] ?? {}
  if (Object.hasOwn(Risks.shape, fact)) return { risk: fact }
  return Object.hasOwn(Client.shape, fact) ? { client: fact } : {}
}

const without = <T extends object>(answers: T, keys: ReadonlySet<unknown>): T =>
  // Every answer of a referral may be left out.
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.has(key))) as T

/** A referral without whatever it says of some facts. */
export const withoutFacts = (referral: Referral, facts: readonly string[]): Referral => {
  const behind = facts.map(answersBehind)
  const { assessments, client, local, risks } = referral
  const named = (key: 'client' | 'instrument' | 'local' | 'risk') =>
    new Set<unknown>(behind.map((one) => one[key]))
  const instruments = named('instrument')
  return {
    ...without(referral, new Set(behind.flatMap(({ parts = [] }) => parts))),
    ...(client ? { client: without(client, named('client')) } : {}),
    ...(risks ? { risks: without(risks, named('risk')) } : {}),
    ...(local ? { local: without(local, named('local')) } : {}),
    ...(assessments
      ? { assessments: assessments.filter(({ instrument }) => !instruments.has(instrument)) }
      : {}),
  }
}
