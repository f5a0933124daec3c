import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Client, Referral, RiskName } from '../../src/referral/referral.js'
import type { Answer } from '../../src/referral/vocabulary.js'
import { DISPOSITIONS } from '../../src/rule-set/rule-set.js'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { localReferrals } from './local-referrals.js'
import { ruleSetOnDisk } from './policy-on-disk.js'

const ruleSet = ruleSetOnDisk('social-prescribing')
const triages = NINE_SERVICES.map((service) => createTriage({ service, ruleSet }))

const needing =
  (domain: string) =>
  (referral: Referral): Referral => ({ ...referral, needs: [...(referral.needs ?? []), { domain }] })

const ofClient =
  (client: Partial<Client>) =>
  (referral: Referral): Referral => ({ ...referral, client: { ...referral.client, ...client } })

const pregnant = ofClient({ perinatal: 'yes' })

const losingTheirHome = (referral: Referral): Referral => ({
  ...referral,
  local: { ...referral.local, homelessWithin56Days: 'unsure' },
})

const answering =
  (risk: RiskName, answer: Answer) =>
  (referral: Referral): Referral => ({ ...referral, risks: { ...referral.risks, [risk]: answer } })

const HELP = [
  ['food', 'whoever may have none', [needing('food')], 'help-with-food'],
  ['heat and light', 'whoever may have none', [needing('energy')], 'help-with-energy'],
  ['somewhere to sleep', 'whoever has no home', [needing('homelessness')], 'help-with-homelessness'],
  [
    'a homelessness referral',
    'whoever has no home, or may soon have none',
    [needing('homelessness'), losingTheirHome],
    'duty-to-refer',
  ],
  [
    'a professional interpreter',
    'whoever needs one',
    [ofClient({ interpreterNeeded: 'yes' })],
    'book-interpreter',
  ],
  [
    'another way of talking or reading',
    'whoever needs one, or may',
    [ofClient({ communicationNeeds: 'yes' }), ofClient({ communicationNeeds: 'unsure' })],
    'make-adjustments',
  ],
  [
    'the midwife, the health visitor and the perinatal team',
    'whoever has low mood around a birth, or had or has thoughts of suicide',
    [
      (referral: Referral) => needing('mental-wellbeing')(pregnant(referral)),
      ...(['pastSuicidalThoughts', 'suicidalThoughts', 'selfHarm'] as const).map(
        (risk) => (referral: Referral) => answering(risk, 'yes')(pregnant(referral)),
      ),
    ],
    'perinatal-mental-health',
  ],
  [
    'a safe way to be reached',
    'whoever may live with the danger',
    [
      needing('domestic-abuse'),
      ...(['domesticAbuse', 'adultSafeguarding', 'childAtRisk'] as const).flatMap((risk) =>
        (['yes', 'unsure', 'declined'] as const).map((answer) => answering(risk, answer)),
      ),
    ],
    'agree-safe-contact',
  ],
  [
    'a safe way to be reached',
    'whoever did not say yes to a call, a message or a letter',
    (['mayCall', 'mayLeaveMessage', 'mayWrite'] as const).flatMap((way) =>
      (['no', 'unsure', 'declined'] as const).map((answer) => ofClient({ [way]: answer })),
    ),
    'agree-safe-contact',
  ],
] as const

describe('whatever a referral comes to, it comes with', () => {
  test.each(HELP)('%s for %s', (_, __, ways, action) => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        localReferrals(ruleSet),
        fc.constantFrom(...triages),
        fc.constantFrom(...ways),
        (referral, triage, inNeed) => {
          const { actions, disposition } = triage.decide(inNeed(referral))
          seen.add(disposition)
          return actions.some((one) => one.action === action)
        },
      ),
      { numRuns: 400 },
    )
    expect([...seen].sort()).toEqual([...DISPOSITIONS].sort())
  })
})

test('which number is safe, and who took over, is never a matter for family or friends who referred', () => {
  const instructionOf = (id: string) => ruleSet.actions.find((one) => one.id === id)?.instruction
  expect(instructionOf('agree-safe-contact')).toMatch(
    /the person, alone, or a professional who referred them.* Never ask family or a friend/,
  )
  expect(instructionOf('confirm-handover')).toMatch(/the referrer only if that is a professional/)
})

test('helplines are given on every rung to whoever is not known to be safe now and in the past', () => {
  for (const id of ['share-helplines', 'share-childline']) {
    const action = ruleSet.actions.find((one) => one.id === id)
    expect([...(action?.dispositions ?? [])].sort()).toEqual([...DISPOSITIONS].sort())
  }
})

test('what need not wait stands before the work that does', () => {
  const places = (isMeant: (dispositions: readonly string[]) => boolean) =>
    ruleSet.actions.flatMap((action, place) =>
      action.for === 'client' && isMeant(action.dispositions) ? [place] : [],
    )
  const onEveryRung = places(({ length }) => length === DISPOSITIONS.length)
  const onceAccepted = places((dispositions) => dispositions.join() === 'accept')
  expect(onEveryRung.length).toBeGreaterThanOrEqual(6)
  expect(Math.max(...onEveryRung)).toBeLessThan(Math.min(...onceAccepted))
})
