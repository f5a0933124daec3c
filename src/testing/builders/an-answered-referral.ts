import { type Referral, Risks } from '../../referral/referral.js'
import { aReferral } from './a-referral.js'
import { type Overrides, overridden } from './overrides.js'

const ANSWERED: Referral = {
  id: 'R-1',
  receivedOn: '2026-03-02',
  source: 'self',
  consent: 'yes',
  client: {
    dateOfBirth: '1956-05-01',
    longTermConditions: 0,
    housebound: 'no',
    supportToLeaveHome: 'yes',
    carer: 'no',
    interpreterNeeded: 'no',
    selfNavigation: 'confident',
  },
  needs: [{ domain: 'loneliness' }],
  // Every key of the schema with the same answer, so that a risk that is added later is answered too.
  risks: Object.fromEntries(Object.keys(Risks.shape).map((risk) => [risk, 'no'])) as Risks,
}

/**
 * A referral of somebody who came themselves, was asked everything and is at no risk: lonely, 69, finds their own
 * way. The questions that a rule set adds (`local`) are left to you. Takes what is to be otherwise; `undefined` is an
 * answer that nobody asked for. Gives it frozen; throws `TriageError` if the overrides make it one that cannot be read.
 */
export const anAnsweredReferral = (overrides: Overrides<Referral> = {}): Referral =>
  aReferral(overridden(ANSWERED, overrides) as Overrides<Referral>) // the reader holds it to the schema
