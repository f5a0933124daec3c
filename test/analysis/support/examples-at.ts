/** The shipped services and example referrals, by name. */
import { unwrap } from '../../../src/issue/issue.js'
import { parseReferral } from '../../../src/referral/parse-referral.js'
import type { Referral } from '../../../src/referral/referral.js'
import type { Triage } from '../../../src/triage.js'
import { exampleReferrals } from '../../policy/policy-on-disk.js'
import { DEFAULT_TRIAGES } from '../../support/default-triages.js'

/** The triage of the default rule set for a shipped service. */
export const at = (id: string): Triage => {
  const triage = DEFAULT_TRIAGES.find(({ service }) => service.id === id)
  if (triage === undefined) throw new Error(`there is no service ${id}`)
  return triage
}

/** An example referral, as it is read. */
export const example = (name: string): Referral => {
  const [, referral] = exampleReferrals().find(([one]) => one === name) ?? []
  return unwrap(parseReferral(referral))
}
