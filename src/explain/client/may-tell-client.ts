/**
 * What may be told to a client, and to a referrer who is no health professional. Risks may have been disclosed by
 * somebody else, so that their pages speak only of what is listed here: a fact added later is kept back, and so is
 * one declared by a rule set, but for four that ship.
 */
import type { Decision, Reason, ReasonFact } from '../../decision/decision.js'

const MAY_BE_TOLD: ReadonlySet<string> = new Set([
  'consent',
  'age',
  'ageInRange',
  'referralSource',
  'sourceAccepted',
  'serviceFocus',
  'serviceSettings',
  'selfNavigation',
  'housebound',
  'supportToLeaveHome',
  'longTermConditions',
  'carer',
  'interpreterNeeded',
  'needs',
  'needsCount',
  'local.inCatchment',
  'local.mainRequest',
  'local.supportAlreadyInPlace',
  'local.willingToMakeChange',
])

/** Needs that somebody else may have told us about, in confidence. */
const PRIVATE_NEEDS: readonly string[] = ['domestic-abuse', 'alcohol-or-drugs', 'mental-wellbeing']

const RISK_WORDS =
  /suicid|self.?harm|\bkill|end(ing)? (your|their|his|her|my) life|abus|violen|danger|unsafe|safeguard|\brisks?\b|crisis|crises|overdose|attempt|hurt|\bharm|neglect|addict|alcohol|\bdrugs?\b|substance|mental|psychiatr|psycholog|depress|emergenc/i

/** Whether a text names a risk, or a service that only people with a risk are sent to. */
export const namesRisk = (text: string): boolean => RISK_WORDS.test(text)

/** Whether a question about a fact, or that it is not known, gives nothing away. */
export const mayAskAbout = (fact: string): boolean => MAY_BE_TOLD.has(fact)

const factMayBeTold = ({ fact, value }: ReasonFact): boolean =>
  MAY_BE_TOLD.has(fact) && !(Array.isArray(value) && PRIVATE_NEEDS.some((need) => value.includes(need)))

/** Whether a reason rests only on facts that may be told. */
const reasonMayBeTold = ({ facts }: Reason): boolean => facts.length > 0 && facts.every(factMayBeTold)

/** Whether the words of a rule may be told: it rests on nothing private, and names no risk. */
export const maySay = (one: Reason): boolean =>
  reasonMayBeTold(one) && !namesRisk(`${one.title} ${one.reason}`)

/** The reasons behind some rules of a decision; `null` if one of them may not be told, or is not there. */
export const tellableReasons = (decision: Decision, rules: readonly string[]): readonly Reason[] | null => {
  const reasons = decision.reasons.filter(({ rule }) => rule !== null && rules.includes(rule))
  const allThere = rules.every((name) => reasons.some(({ rule }) => rule === name))
  return allThere && reasons.every(reasonMayBeTold) ? reasons : null
}
