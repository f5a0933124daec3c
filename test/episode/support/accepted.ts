import type { Decision, Intervention } from '../../../src/decision/decision.js'
import type { Episode } from '../../../src/episode/episode.js'
import { safeStartEpisode } from '../../../src/episode/start-episode.js'
import { unwrap } from '../../../src/issue/issue.js'
import { addDays } from '../../../src/referral/calendar-date.js'
import { nations } from '../../../src/service/shipped-nations.js'

/** Six to eight weeks and up to twelve with an extension, as the services SP2 and SP8 offer; no contact limit. */
export const sixToEightWeeks: Intervention = {
  weeks: { min: 6, max: 8 },
  contacts: null,
  extension: { possible: true, maxWeeks: 12, reason: 'a challenging case may take longer' },
}

/** Six weeks and no more, as the service SP1 offers. */
export const sixWeeks: Intervention = {
  weeks: { min: 6, max: 6 },
  contacts: null,
  extension: { possible: false, maxWeeks: null, reason: 'the service does not extend' },
}

/** A decision to accept a referral, decided at Monday 2 March 2026. */
export const accepted = (intervention: Intervention = sixToEightWeeks, asOf = '2026-03-02'): Decision => ({
  schemaVersion: 4,
  referral: 'R-1001',
  disposition: 'accept',
  pathway: 'holistic',
  provisionalPathway: null,
  escalations: [],
  questions: [],
  laterQuestions: [],
  redirects: [],
  couldBecome: [],
  intervention,
  startBy: addDays(asOf, 28),
  startFrom: asOf,
  capacity: null,
  actions: [],
  reasons: [
    {
      rule: null,
      title: 'The most intensive pathway',
      reason: 'no rule calls for a lighter one',
      verdict: 'met',
      outcome: { type: 'pathway', target: 'holistic' },
      facts: [],
      source: null,
    },
  ],
  helplines: nations.england.helplines,
  known: [],
  status: 'proposed',
  provenance: {
    ruleSet: { id: 'social-prescribing', version: '1.0.0', digest: 'sha256:1' },
    safetyFloor: { id: 'safety-floor', version: '1.0.0', digest: 'sha256:2' },
    service: { id: 'sp2', digest: 'sha256:3' },
    library: { name: 'referral-triage', version: '0.1.0' },
    asOf,
  },
})

/** An episode that starts on the day of the decision, Monday 2 March 2026 unless said otherwise. */
export const started = (intervention: Intervention = sixToEightWeeks, startDate = '2026-03-02'): Episode =>
  unwrap(
    safeStartEpisode({ decision: accepted(intervention, startDate), startDate, confirmedBy: 'Amina Khan' }),
  )
