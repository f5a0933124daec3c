/** The answers of a referral that a fact is worked out from, so that they can be taken away. */
import { riskBehind } from '../../facts/catalogue/risks.js'
import { AGREED_PREFIX, AGREEMENT_PREFIX } from '../../facts/catalogue/teams.js'
import { COUNT_SUFFIX, LOCAL_PREFIX } from '../../facts/catalogue.js'
import { HARMS } from '../../facts/evidence.js'
import { EVENTS, EVER, PAST_EVENTS } from '../../facts/past-events.js'
import { instrumentOf } from '../../proof/witness-assessments.js'
import { happenedOnOf, isDated } from '../../referral/answered.js'
import type { ScoredInstrument } from '../../referral/instrument.js'
import { factOfMention, mentionsIn } from '../../referral/notes.js'
import { Client, type Referral } from '../../referral/referral.js'
import { isSelf, type Vocabulary } from '../../referral/vocabulary.js'

type Part = 'source' | 'referrerTeam' | 'consent' | 'needs'

interface Answers {
  readonly parts?: readonly Part[]
  readonly client?: string
  readonly risk?: string
  readonly team?: string
  readonly local?: readonly string[]
}

const COMBINED: { readonly [fact: string]: Answers } = {
  age: { client: 'dateOfBirth' },
  ageInRange: { client: 'dateOfBirth' },
  isChild: { client: 'dateOfBirth' },
  needsParentalConsent: { client: 'dateOfBirth' },
  needs: { parts: ['needs'] },
  needsCount: { parts: ['needs'] },
  referralSource: { parts: ['source'] },
  sourceAccepted: { parts: ['source'] },
  referrerIsProfessional: { parts: ['source'] },
  referrerInMdt: { parts: ['source'] },
  referrerTeam: { parts: ['source', 'referrerTeam'] },
  consent: { parts: ['consent'] },
  consentBy: { parts: ['consent'] },
  domesticAbuseIndicated: { risk: 'domesticAbuse', parts: ['needs'] },
  houseboundReported: { client: 'housebound' },
  dependenceReported: { risk: 'substanceDependence' },
  mentalHealthTeamReported: { risk: 'underSecondaryMentalHealthCare' },
}

const answersBehind = (fact: string): Answers => {
  if (fact.startsWith(LOCAL_PREFIX)) {
    const local = fact.slice(LOCAL_PREFIX.length)
    // How many members a set has is not answered by itself.
    return { local: local.endsWith(COUNT_SUFFIX) ? [local, local.slice(0, -COUNT_SUFFIX.length)] : [local] }
  }
  if (Object.hasOwn(COMBINED, fact)) return COMBINED[fact] ?? {}
  if (fact.startsWith(AGREEMENT_PREFIX)) return { team: fact.slice(AGREEMENT_PREFIX.length) }
  if (fact.startsWith(AGREED_PREFIX))
    return { team: fact.slice(AGREED_PREFIX.length), parts: ['source', 'referrerTeam'] }
  const risk = riskBehind(fact)
  if (risk !== null) return { risk }
  return Object.hasOwn(Client.shape, fact) ? { client: fact } : {}
}

const without = <T extends object>(answers: T, keys: ReadonlySet<unknown>): T =>
  // Every answer of a referral may be left out.
  Object.fromEntries(Object.entries(answers).filter(([key]) => !keys.has(key))) as T

/** Whether a questionnaire says something of a fact: by its total, by an item, or by one that is a signal, or was. */
const speaksOf = (instrument: ScoredInstrument, fact: string): boolean =>
  instrumentOf(fact, { instruments: [instrument] }) !== null ||
  (fact === PAST && instrument.signalItems.length > 0) ||
  instrument.signalItems.some(({ signals }) => signals.some((signal) => signal === fact))

const PAST = 'pastSuicidalThoughts'

/** What happened on a day, and is thoughts in the past once it is not recent. */
const events = ({ risks }: Referral): readonly string[] =>
  Object.entries({ ...risks }).flatMap(([risk, given]) =>
    isDated(given) && happenedOnOf(given) !== null ? [risk] : [],
  )

/** A referral without whatever it says of some facts, in the words of its rule set. */
export const withoutFacts = (
  referral: Referral,
  facts: readonly string[],
  vocabulary: Vocabulary,
): Referral => {
  const { instruments } = vocabulary
  const behind = facts.map(answersBehind)
  const { agreements, assessments, client, local, risks } = referral
  const named = (key: 'client' | 'risk' | 'team') => new Set<unknown>(behind.map((one) => one[key]))
  const past = [
    ...(facts.includes(PAST) ? [...events(referral), ...PAST_EVENTS] : []),
    ...EVENTS.flatMap((event) => (facts.includes(event) ? [EVER[event]] : [])),
    ...(facts.includes('harmIndicated') ? HARMS : []),
  ]
  const namedLocal = new Set<unknown>(behind.flatMap((one) => one.local ?? []))
  const gone = new Set(
    instruments.filter((one) => facts.some((fact) => speaksOf(one, fact))).map(({ id }) => id),
  )
  const isInNotes = mentionsIn(referral, vocabulary).some((one) => facts.includes(factOfMention(one)))
  // Who came by themselves has agreed to be contacted, whatever else is said.
  const agreedByComing =
    facts.includes('consent') && vocabulary.sources.some((one) => one.id === referral.source && isSelf(one))
  const parts = [
    ...behind.flatMap((one) => one.parts ?? []),
    ...(agreedByComing ? ['source'] : []),
    ...(isInNotes ? ['notes'] : []),
  ]
  return {
    ...without(referral, new Set(parts)),
    ...(client ? { client: without(client, named('client')) } : {}),
    ...(agreements ? { agreements: without(agreements, named('team')) } : {}),
    ...(risks ? { risks: without(risks, new Set([...named('risk'), ...past])) } : {}),
    ...(local ? { local: without(local, namedLocal) } : {}),
    ...(assessments ? { assessments: assessments.filter(({ instrument }) => !gone.has(instrument)) } : {}),
  }
}
