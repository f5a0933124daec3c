import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { services } from '../../src/service/shipped.js'
import { aReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'

const triage = createTriage({ service: services.sp7 })

/** The page in one line, so that no sentence is broken. */
const pageOf = (decision: Decision): string =>
  formatExplanation(explainToLinkWorker(decision)).replace(/\s+/g, ' ')

describe('an answer that is too old', () => {
  const screen = { suicidalThoughts: 'no', recentSuicideAttempt: 'no', selfHarm: 'no' } as const
  const examination = triage.examine(
    aReferral({ source: 'gp', consent: 'yes', risks: { ...screen, askedOn: '2026-01-05' } }),
  )

  test('is told to the link worker with its day, under why it waits', () => {
    expect(pageOf(examination.decision)).toMatch(
      /Answered before, and too long ago to count: .*thoughts.*\(5 January 2026\)/,
    )
  })

  test('is told to the auditor as an answer that has expired', () => {
    expect(formatExplanation(explainToAuditor(examination))).toContain(
      'expired from `risks.suicidalThoughts`, asked 2026-01-05',
    )
  })
})

test('an attempt long ago is told with the last day that it can have been', () => {
  const { decision } = triage.examine(
    aReferral({
      source: 'gp',
      consent: 'yes',
      client: { dateOfBirth: '1956-05-01' },
      risks: {
        suicidalThoughts: 'no',
        selfHarm: 'no',
        recentSuicideAttempt: { answer: 'yes', happenedOn: '2016' },
      },
    }),
  )
  expect(decision).toMatchObject({ disposition: 'accept', pathway: 'holistic' })
  expect(decision.actions.map(({ action }) => action)).toContain('inform-clinician-past-thoughts')
  expect(pageOf(decision)).toContain('yes, the last time by 31 December 2016')
  expect(pageOf(decision)).toContain(
    'A recent suicide attempt: not recent: the last time by 31 December 2016.',
  )
  expect(pageOf(decision)).not.toContain('no, the last time')
})
