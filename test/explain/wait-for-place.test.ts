/** What each reader is told where the service has no place on the day of the decision. */
import { describe, expect, test } from 'vitest'
import type { Decision } from '../../src/decision/decision.js'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import type { Capacity } from '../../src/service/service.js'
import { services } from '../../src/service/shipped.js'
import { anAnsweredReferral } from '../../src/testing/builders/builders.js'
import { createTriage } from '../../src/triage.js'

const examinedWith = (capacity: Capacity | null) =>
  createTriage({ service: capacity === null ? services.sp7 : { ...services.sp7, capacity } }).examine(
    anAnsweredReferral({ local: { homelessWithin56Days: 'no' } }),
  )
const decidedWith = (capacity: Capacity | null): Decision => examinedWith(capacity).decision

/** The page in one line, so that no sentence is broken. */
const inLine = (page: Parameters<typeof formatExplanation>[0]): string =>
  formatExplanation(page).replace(/\s+/g, ' ')

const pagesOf = (decision: Decision) => ({
  linkWorker: inLine(explainToLinkWorker(decision)),
  client: inLine(explainToClient(decision)),
  referrer: inLine(explainToReferrer(decision)),
})

describe('a service that has a place', () => {
  test('says nothing of it to anybody, whether it states it or not', () => {
    const unstated = decidedWith(null)
    // Of the capacity of the person to decide the auditor reads in any case.
    expect(inLine(explainToAuditor(examinedWith(null)))).not.toMatch(
      /capacity, as the service said|can start from/,
    )
    for (const capacity of [
      { status: 'capacity' },
      { status: 'waitlist', from: unstated.provenance.asOf },
    ] as const)
      expect(pagesOf(decidedWith(capacity))).toEqual(pagesOf(unstated))
  })
})

describe('a service that has a place from a day on', () => {
  const decision = decidedWith({ status: 'waitlist', from: '2026-03-20' })

  test('tells that day to the link worker, the person and whoever referred', () => {
    const { client, linkWorker, referrer } = pagesOf(decision)
    expect(linkWorker).toContain('There is a place from 20 March 2026: start support then')
    expect(linkWorker).toContain('Nothing about safety, food or a home waits for it.')
    expect(linkWorker).toContain('Start support by 30 March 2026.')
    expect(client).toContain('We have a place for you from 20 March 2026.')
    expect(referrer).toContain('There is a place from 20 March 2026: support starts then.')
  })

  test('says to ask again where the answers are too old by then', () => {
    const { linkWorker } = pagesOf(decidedWith({ status: 'no-capacity', from: '2026-05-01' }))
    expect(linkWorker).toContain(
      'There is a place from 1 May 2026. By then the answers are too old: they hold until 30 March 2026. Ask them again before support starts, and decide again.',
    )
    expect(linkWorker).not.toContain('Start support by')
  })
})

describe('a service that does not know from when it has a place', () => {
  test.each([
    ['no-capacity', 'it is not known from when there is one', 'We do not know when we will have one.'],
    ['waitlist', 'Put the person on the waiting list', 'You are on our list'],
    ['additional-assessment-required', 'before more is found out', 'We need to know a bit more'],
  ] as const)('says so to everybody, and to decide again: %s', (status, toLinkWorker, toClient) => {
    const { client, linkWorker, referrer } = pagesOf(decidedWith({ status }))
    expect(linkWorker).toContain(toLinkWorker)
    expect(linkWorker).toContain('decide again')
    expect(client).toContain(toClient)
    expect(referrer).toMatch(/There is no place yet|Whether there is a place is not known/)
  })
})

test('the auditor reads what was said of capacity, and the day that follows from it', () => {
  const read = (capacity: Capacity) => inLine(explainToAuditor(examinedWith(capacity)))
  expect(read({ status: 'waitlist', from: '2026-03-20' })).toContain(
    'capacity, as the service said: `waitlist`; support can start from: 2026-03-20',
  )
  expect(read({ status: 'no-capacity' })).toContain(
    'capacity, as the service said: `no-capacity`; support can start from: not known',
  )
})
