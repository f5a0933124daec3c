/** A referral with some of its answers changed or given, everything else as it was. */
import { LOCAL_PREFIX } from '../../facts/catalogue.js'
import { type Facts, type FactValue, valueIn } from '../../facts/fact.js'
import { INSTRUMENTS, itemsFor } from '../../proof/witness-input.js'
import { ageInYears } from '../../referral/calendar-date.js'
import { type Referral, Risks } from '../../referral/referral.js'

type Loose = { readonly [key in keyof Referral]?: unknown }

/** The first date of a referral: nobody is referred, or fills in a questionnaire, before they are born. */
export const earliestDate = ({ assessments, receivedOn }: Referral): string => {
  const dates = [receivedOn, ...(assessments ?? []).map(({ completedOn }) => completedOn)].sort()
  return dates[0] ?? receivedOn
}

/** Born on the first of January, or as late as the referral allows. */
const birthFor = (age: number, referral: Referral, asOf: string): string => {
  const latest = earliestDate(referral)
  const newYear = `${Number(asOf.slice(0, 4)) - age}-01-01`
  return ageInYears(latest, asOf) === age && newYear > latest ? latest : newYear
}

/** The questionnaires, with one in place of all of its kind. What their ninth item said is said in the risks. */
const withTotal = (
  assessments: Referral['assessments'],
  { count, instrument, least, most }: (typeof INSTRUMENTS)[number],
  total: number,
  receivedOn: string,
): readonly unknown[] => {
  const before = assessments ?? []
  const completedOn = before
    .filter((one) => one.instrument === instrument)
    .map((one) => one.completedOn)
    .sort()
    .at(-1)
  return [
    ...before.filter((one) => one.instrument !== instrument),
    { instrument, completedOn: completedOn ?? receivedOn, items: itemsFor(total, count, least, most) },
  ]
}

const changed = (
  referral: Referral,
  fact: string,
  to: FactValue,
  { asOf, facts }: { readonly asOf: string; readonly facts: Facts },
): Loose => {
  const { client, local, needs, risks } = referral
  const instrument = INSTRUMENTS.find((one) => one.fact === fact || one.seen === fact)
  if (instrument !== undefined && typeof to === 'number') {
    // A ninth item above 0 said "yes" as well; nothing takes that back.
    const said = valueIn(facts, 'suicidalThoughts') === 'yes' ? { suicidalThoughts: 'yes' } : {}
    return {
      ...referral,
      risks: { ...risks, ...said },
      assessments: withTotal(referral.assessments, instrument, to, referral.receivedOn),
    }
  }
  if (fact.startsWith(LOCAL_PREFIX))
    return { ...referral, local: { ...local, [fact.slice(LOCAL_PREFIX.length)]: to } }
  if (Object.hasOwn(Risks.shape, fact)) return { ...referral, risks: { ...risks, [fact]: to } }
  switch (fact) {
    case 'consent':
      return { ...referral, consent: to }
    case 'referralSource':
      return { ...referral, source: to }
    case 'age':
      return { ...referral, client: { ...client, dateOfBirth: birthFor(Number(to), referral, asOf) } }
    case 'needs':
      return { ...referral, needs: Array.isArray(to) ? to.map((domain) => ({ domain })) : needs }
    default:
      return { ...referral, client: { ...client, [fact]: to } }
  }
}

/**
 * Changes answers of a referral. `facts` are the facts as they are before, `asOf` the date it is decided at.
 * The result has not been read: nothing is taken on trust.
 */
export const changedReferral = (
  referral: Referral,
  changes: readonly { readonly fact: string; readonly to: FactValue }[],
  context: { readonly asOf: string; readonly facts: Facts },
): unknown =>
  // Every step leaves the shape of a referral, and the reader holds the last one to it.
  changes.reduce<Loose>((sofar, { fact, to }) => changed(sofar as Referral, fact, to, context), referral)
