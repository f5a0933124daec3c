/** Small referrals and services for tests, each otherwise than the plainest one only where a test says so. */
import { unwrap } from '../../issue/issue.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { type Referral, Risks } from '../../referral/referral.js'
import { ANSWERS, type Vocabulary } from '../../referral/vocabulary.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'

type Leaf = boolean | number | string | null | undefined | readonly unknown[]

/** Any part of `T`. Lists are given whole; `undefined` leaves a value out. */
type PartOf<T> = T extends Leaf ? T | undefined : { readonly [Key in keyof T]?: PartOf<T[Key]> | undefined }

/** What is to be otherwise in a referral, as deep as you like. Lists are given whole; `undefined` leaves an answer out. */
export type ReferralOverrides = PartOf<Referral>

/** What is to be otherwise in a service, as deep as you like. Lists are given whole; `undefined` leaves a value out. */
export type ServiceOverrides = PartOf<Service>

type Plain = { readonly [key: string]: unknown }

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Objects are joined key by key; anything else takes the place of what was there, and `undefined` removes it. Dates are put beside an
 * answer that stands there by itself.
 */
export const overridden = (base: unknown, overrides: unknown): unknown => {
  if (!isPlain(overrides)) return overrides
  const before = isPlain(base) ? base : ANSWERS.some((answer) => answer === base) ? { answer: base } : {}
  const entries = [...new Set([...Object.keys(before), ...Object.keys(overrides)])].map(
    (key): readonly [string, unknown] => [
      key,
      Object.hasOwn(overrides, key) ? overridden(before[key], overrides[key]) : before[key],
    ],
  )
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** In which words a referral is built. */
export interface ReferralWords {
  /** The words of a rule set, such as `vocabularyOf(ruleSet)`; those that ship if left out. */
  readonly vocabulary?: Vocabulary
}

const MINIMAL_REFERRAL: Referral = { id: 'R-1', receivedOn: '2026-03-02' }

/**
 * The smallest valid referral: an id and a date, and nobody has asked anything. Takes what is to be otherwise, as
 * deep as you like: `aReferral({ risks: { selfHarm: 'yes' } })`, and in which words. Gives it frozen; throws `TriageError` if the
 * overrides make it one that cannot be read.
 */
export const aReferral = (overrides: ReferralOverrides = {}, words: ReferralWords = {}): Referral =>
  unwrap(parseReferral(overridden(MINIMAL_REFERRAL, overrides), words))

const ANSWERED_REFERRAL: Referral = {
  ...MINIMAL_REFERRAL,
  source: 'self',
  consent: 'yes',
  client: {
    dateOfBirth: '1956-05-01',
    longTermConditions: 0,
    housebound: 'no',
    supportToLeaveHome: 'yes',
    carer: 'no',
    interpreterNeeded: 'no',
    communicationNeeds: 'no',
    perinatal: 'no',
    mayCall: 'yes',
    mayLeaveMessage: 'yes',
    mayWrite: 'yes',
    selfNavigation: 'confident',
  },
  needs: [{ domain: 'loneliness' }],
  // Every key of the schema with the same answer, so that a risk that is added later is answered too.
  risks: Object.fromEntries(Object.keys(Risks.shape).map((risk) => [risk, 'no'])) as Risks,
}

/**
 * A referral of somebody who came themselves, was asked everything and is at no risk: lonely, 69, finds their own
 * way. The questions that a rule set adds (`local`) are left to you. Takes what is to be otherwise; `undefined` is an
 * answer that nobody asked for; and in which words. Gives it frozen; throws `TriageError` if the overrides make it one that cannot be read.
 */
export const anAnsweredReferral = (
  overrides: ReferralOverrides = {},
  words: ReferralWords = {},
): Referral => {
  const own = Object.fromEntries((words.vocabulary?.risks ?? []).map(({ id }) => [id, 'no']))
  const answered = overridden(ANSWERED_REFERRAL, { risks: own })
  return unwrap(parseReferral(overridden(answered, overrides), words))
}

const MINIMAL_SERVICE: Service = { id: 'our-service', title: 'Our service', nation: 'england' }

/**
 * The smallest valid service: it has a name, and takes everybody. Takes what is to be otherwise, as deep as you
 * like. Gives it frozen; throws `TriageError` if the overrides make it one that cannot be read.
 */
export const aService = (overrides: ServiceOverrides = {}): Service =>
  unwrap(parseService(overridden(MINIMAL_SERVICE, overrides)))
