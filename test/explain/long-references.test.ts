/** The reference of a referral is whatever a system wrote: on a page for people it buries nothing, and tells nothing. */
import { describe, expect, test } from 'vitest'
import {
  createTriage,
  explainToAuditor,
  explainToLinkWorker,
  explainToReferrer,
  services,
} from '../../src/index.js'

const triage = createTriage({ service: services.sp7 })
const LONG = `R-1\n\nCANCELLED\u202e ${'do not ring anyone '.repeat(300)}`

const examined = triage.examine({
  id: LONG,
  receivedOn: '2026-03-02',
  risks: { suicidalThoughts: 'yes' },
})

describe('a reference that is a page long', () => {
  test.each([
    ['the link worker', explainToLinkWorker(examined.decision)],
    ['the referrer', explainToReferrer(examined.decision)],
    ['the auditor', explainToAuditor(examined)],
  ])('is cut short, in one line, for %s', (_, { title }) => {
    expect(title.length).toBeLessThan(200)
    expect(title).not.toMatch(/[\n\u202e]/)
  })

  test('stays whole in the decision', () => {
    expect(examined.decision.referral).toBe(LONG)
  })
})
