import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Examination } from '../../src/decision/examination.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { safeWhyNot } from '../../src/explain/why-not.js'
import { unwrap } from '../../src/issue/issue.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { readingGrade } from './support/readability.js'
import { RISK_LEVELS, RISK_WORDS, textOf } from './support/texts.js'

const triages = NINE_SERVICES.map((service) => createTriage({ service }))

/** What the shipped policy makes of random referrals, in each of the nine services. */
const examined: fc.Arbitrary<Examination> = fc
  .tuple(fc.constantFrom(...triages), referralsWithLocalFacts)
  .map(([triage, { local: _, ...referral }]) => unwrap(triage.safeExamine(referral)))

test('the client’s page names no risk and is easy to read', () => {
  fc.assert(
    fc.property(examined, ({ decision }) => {
      expect(textOf(explainToClient({ ...decision, helplines: [] }))).not.toMatch(RISK_WORDS)
      expect(readingGrade(textOf(explainToClient(decision)))).toBeLessThanOrEqual(6)
    }),
    { numRuns: 300 },
  )
})

test('no reader is given a level or a score of risk', () => {
  fc.assert(
    fc.property(examined, (examination) => {
      const { decision } = examination
      const pages = [
        explainToClient(decision),
        explainToLinkWorker(decision),
        explainToReferrer(decision),
        explainToAuditor(examination),
      ]
      for (const page of pages) expect(textOf(page)).not.toMatch(RISK_LEVELS)
    }),
  )
})

test('every pathway and disposition that it is not has an obstacle, or a sentence that says why there is none', () => {
  fc.assert(
    fc.property(examined, (examination) => {
      for (const target of [...DISPOSITIONS, ...examination.pathways]) {
        const { alreadySo, obstacles, sentence } = unwrap(safeWhyNot(examination, target))
        expect(alreadySo).toBe(
          [examination.decision.disposition, examination.decision.pathway].includes(target),
        )
        if (!alreadySo && obstacles.length === 0) expect(target).toBe('request-information')
        expect(sentence).not.toMatch(RISK_LEVELS)
      }
    }),
  )
})
