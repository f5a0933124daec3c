/** The answers of a referral that a fact is worked out from, so that they can be taken away. */

import { RISK_PREFIX } from '../../facts/catalogue/risks.js'
import { LOCAL_PREFIX } from '../../facts/catalogue.js'
import { instrumentOf } from '../../proof/witness-assessments.js'
import type { ScoredInstrument } from '../../referral/instrument.js'
import { Client, type Referral, Risks } from '../../referral/referral.js'
import type { Vocabulary } from '../../referral/vocabulary.js'

type Part = 'source' | 'consent' | 'needs'

interface Answers {
  readonly parts?: readonly Part[]
  readonly client?: string
  readonly risk?: string
  readonly local?: string
}

const COMBINED: { readonly [fact: string]: Answers } = {
  age: { client: 'dateOfBirth' },
  ageInRange: { client: 'dateOfBirth' },
  isChild: { client: 'dateOfBirth' },
  needs: { parts: ['needs'] },
  needsCount: { parts: ['needs'] },
  referralSource: { parts: ['source'] },
  sourceAccepted: { parts: ['source'] },
  referrerIsProfessional: { parts: ['source'] },
  referrerInMdt: { parts: ['source'] },
  consent: { parts: ['consent'] },
  domesticAbuseIndicated: { risk: 'domesticAbuse', parts: ['needs'] },
}

const answersBehind = (fact: string): Answers => {
  if (fact.startsWith(LOCAL_PREFIX)) return { local: fact.slice(LOCAL_PREFIX.length) }
  if (fact.startsWith(RISK_PREFIX)) return { risk: fact.slice(RISK_PREFIX.length) }
  if (Object.hasOwn(COMBINED, fact)) return COMBINED[fact] ?? {}
  if (Object.hasOwn(Risks.shape, fact)) return { risk: fact }
  return Object.hasOwn(Client.shape, fact) ? { client: fact } : {}
}

const without = <T extends object>(answers: T, keys: ReadonlySet<unknown>): T =>
  // Every answer of a referral may be left out.
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.has(key))) as T

/** Whether a questionnaire says something of a fact: by its total, by an item, or by one that is a signal. */
const speaksOf = (instrument: ScoredInstrument, fact: string): boolean =>
  instrumentOf(fact, { instruments: [instrument] }) !== null ||
  instrument.signalItems.some(({ signals }) => signals.some((signal) => signal === fact))

/** A referral without whatever it says of some facts, in the words of its rule set. */
export const withoutFacts = (
  referral: Referral,
  facts: readonly string[],
  { instruments }: Vocabulary,
): Referral => {
  const behind = facts.map(answersBehind)
  const { assessments, client, local, risks } = referral
  const named = (key: 'client' | 'local' | 'risk') => new Set<unknown>(behind.map((one) => one[key]))
  const gone = new Set(
    instruments.filter((one) => facts.some((fact) => speaksOf(one, fact))).map(({ id }) => id),
  )
  return {
    ...without(referral, new Set(behind.flatMap(({ parts = [] }) => parts))),
    ...(client ? { client: without(client, named('client')) } : {}),
    ...(risks ? { risks: without(risks, named('risk')) } : {}),
    ...(local ? { local: without(local, named('local')) } : {}),
    ...(assessments ? { assessments: assessments.filter(({ instrument }) => !gone.has(instrument)) } : {}),
  }
}
