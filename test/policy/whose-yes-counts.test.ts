/** Consent on every page: of somebody who referred themselves, and of somebody whom a relative referred. */
import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { services } from '../../src/service/shipped.js'
import { anAnsweredReferral, aReferral } from '../../src/testing/index.js'
import { createTriage } from '../../src/triage.js'

const triage = createTriage({ service: services.sp7 })
const page = (explanation: Parameters<typeof formatExplanation>[0]): string =>
  formatExplanation(explanation).replaceAll(/\s+/g, ' ')

describe('somebody who referred themselves', () => {
  test('is supported without being asked whether they agree to be contacted', () => {
    expect(triage.decide(anAnsweredReferral({ source: 'self', consent: undefined })).disposition).toBe(
      'accept',
    )
  })

  test.each(['no', 'unsure', 'declined'] as const)(
    'and says %s since is not contacted, and no page speaks of a referrer',
    (consent) => {
      const decision = triage.decide(anAnsweredReferral({ source: 'self', consent }))
      expect(decision.disposition).toBe('redirect')
      const text = page(explainToLinkWorker(decision))
      expect(text).toContain('Do not contact the person.')
      expect(text).toContain('They can come back whenever they like.')
      expect(text.replace('Who referred: self', '')).not.toMatch(/the referrer|who referred/i)
      expect(page(explainToClient(decision))).toContain('It is your choice')
    },
  )

  test('and says no, with nothing else known, is looked up and not rung', () => {
    const decision = triage.decide(aReferral({ source: 'self', consent: 'no' }))
    expect(decision.disposition).toBe('request-information')
    const text = page(explainToLinkWorker(decision))
    expect(text).toContain('there is nobody else to ask')
    expect(text).not.toMatch(/ask the referrer|if the referrer/i)
  })
})

describe('somebody whom a relative referred', () => {
  test('is asked first where the relative says that they agree, and the relative hears why', () => {
    const decision = triage.decide(anAnsweredReferral({ source: 'relative', consent: 'yes' }))
    expect(decision.questions.filter(({ holdsUp }) => holdsUp).map(({ fact }) => fact)).toEqual(['consent'])
    expect(page(explainToReferrer(decision))).toContain('Family or a friend cannot agree for them.')
  })

  test('is not rung once they said no themselves: the relative is told', () => {
    const decision = triage.decide(
      anAnsweredReferral({ source: 'relative', consent: { answer: 'no', by: 'person' } }),
    )
    expect(decision.redirects.map(({ destination }) => destination)).toEqual(['referrer'])
    expect(page(explainToLinkWorker(decision))).toContain('Do not contact the person.')
  })
})
