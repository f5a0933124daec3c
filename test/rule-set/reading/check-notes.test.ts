import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { factCatalogue } from '../../../src/facts/catalogue.js'
import type { FactDefinition } from '../../../src/facts/fact.js'
import { listedValues } from '../../../src/facts/fact.js'
import { Risks } from '../../../src/referral/referral.js'
import { parseEarlierRuleSet, parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import { inShort, issuesOf } from '../support/issues-of.js'
import { policyWith, smallPolicy, withValue } from '../support/small-policy.js'

/** A question that fits the kind of a fact. */
const anyLeaf = (definition: FactDefinition) => ({
  fact: definition.name,
  operator: definition.kind === 'set' ? 'contains' : 'equal',
  value:
    definition.kind === 'boolean'
      ? true
      : definition.kind === 'integer'
        ? definition.min
        : (listedValues(definition)?.[0] ?? 'yes'),
})

const noting = (conditions: unknown, type = 'pathway') =>
  withValue(
    withValue(policyWith(['rules', 0, 'whenUndetermined'], 'note'), ['rules', 0, 'conditions'], conditions),
    ['rules', 0, 'event'],
    {
      type,
      params: {
        ...(type === 'pathway' ? { pathway: 'holistic' } : type === 'action' ? { action: 'walk' } : {}),
        reason: 'because',
      },
    },
  )

const NOT_ALLOWED = 'note-not-allowed at rules[0].whenUndetermined'

/** Written down one by one: a fact that comes to the catalogue is looked at here. */
const MAY_BE_NOTED = [
  ...['consent', 'consentBy', 'capacityInDoubt'],
  ...['age', 'isChild', 'needsParentalConsent', 'parentalConsent'],
  ...['referralSource', 'referrerIsProfessional', 'referrerInMdt', 'housebound'],
  'houseboundReported',
  ...[
    'supportToLeaveHome',
    'longTermConditions',
    'carer',
    'interpreterNeeded',
    'communicationNeeds',
    'perinatal',
  ],
  ...['mayCall', 'mayLeaveMessage', 'mayWrite'],
  'referrerTeam',
  ...[
    ...['gp-practice', 'mdt', 'mental-health-team', 'drug-and-alcohol-service', 'adult-social-care'],
    ...['talking-therapies', 'childrens-service'],
  ].flatMap((team) => [`agreement.${team}`, `agreed.${team}`]),
  ...['phq9Seen', 'phq9Total', 'phq8Seen', 'phq8Total', 'phq2Seen', 'phq2Total', 'gad7Seen', 'gad7Total'],
  ...['gad2Seen', 'gad2Total', 'ucla3Total', 'epdsSeen', 'epdsTotal', 'ons4Satisfaction', 'ons4Worthwhile'],
  ...['ons4Happy', 'ons4Anxiety', 'swemwbsTotal', 'core10Seen', 'core10Total'],
  ...['ageInRange', 'sourceAccepted', 'serviceFocus', 'serviceSettings', 'workerSupport', 'worksAlone'],
  'areaDeprivation',
]

describe('a pathway rule may only note what is unknown', () => {
  test('of facts that are no risk, no need and not how somebody finds their way', () => {
    const loads = factCatalogue
      .filter((definition) => parseRuleSet(noting({ all: [anyLeaf(definition)] })).ok)
      .map(({ name }) => name)
    expect(loads).toEqual(MAY_BE_NOTED)
  })

  test('and is refused for any of the others, however deep it asks about it', () => {
    const refused = factCatalogue.filter(({ name }) => !MAY_BE_NOTED.includes(name))
    const harmless = { fact: 'housebound', operator: 'equal', value: 'yes' }
    fc.assert(
      fc.property(
        fc.constantFrom(...refused),
        fc.array(fc.constantFrom('all', 'any', 'not'), { minLength: 1, maxLength: 5 }),
        (definition, keys) => {
          const wrap = (inner: unknown, key: string) =>
            key === 'not' ? { not: inner } : { [key]: [harmless, inner] }
          const conditions = keys.reduce<unknown>(wrap, anyLeaf(definition))
          const [issue, ...more] = issuesOf(parseRuleSet(noting(conditions)))
          expect(more).toEqual([])
          expect(issue?.code).toBe('note-not-allowed')
          expect(issue?.message).toContain(`\`${definition.name}\``)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('and through named conditions', () => {
    const named = {
      isolated: { any: [{ condition: 'deeper' }] },
      deeper: { all: [{ fact: 'needsCount', operator: 'greaterThan', value: 1 }] },
    }
    const conditions = { all: [{ condition: 'isolated' }] }
    expect(inShort(parseRuleSet(withValue(noting(conditions), ['conditions'], named)))).toEqual([NOT_ALLOWED])
    expect(parseRuleSet(noting(conditions)).ok).toBe(true)
  })

  test('not of a risk or a fact of the rule set’s own that asks about danger', () => {
    const conditions = (fact: string) => ({ all: [{ fact, operator: 'equal', value: 'yes' }] })
    const words = { title: 'fires', description: 'Fires.', question: 'Any fires?' }
    const risk = { id: 'fire-setting', ...words, asksAboutDanger: false }
    const withRisk = withValue(noting(conditions('risks.fire-setting')), ['vocabulary'], { risks: [risk] })
    expect(inShort(parseRuleSet(withRisk))).toContain(NOT_ALLOWED)
    const fact = (asksAboutDanger: boolean) => ({
      name: 'local.fires',
      kind: 'answer',
      riskier: 'yes',
      ...words,
      safety: asksAboutDanger,
      asksAboutDanger,
    })
    const withFact = (asksAboutDanger: boolean) =>
      withValue(noting(conditions('local.fires')), ['localFacts', 3], fact(asksAboutDanger))
    expect(inShort(parseRuleSet(withFact(true)))).toContain(NOT_ALLOWED)
    expect(inShort(parseRuleSet(withFact(false)))).not.toContain(NOT_ALLOWED)
  })
})

describe('a rule that decides nothing while it is open', () => {
  test.each(['extension', 'action'])('of type %s cannot be told only to note it', (type) => {
    const conditions = { all: [{ fact: 'housebound', operator: 'equal', value: 'yes' }] }
    expect(inShort(parseRuleSet(noting(conditions, type)))).toEqual([NOT_ALLOWED])
  })
})

test('a rule set on record, by which decisions were made before, is still read', () => {
  const recorded = noting(smallPolicy().rules[0]?.conditions)
  expect(inShort(parseRuleSet(recorded))).toEqual([NOT_ALLOWED])
  expect(parseEarlierRuleSet(recorded).ok).toBe(true)
})

describe('a redirect that more need may lift', () => {
  const lifted = (conditions: unknown, type: 'pathway' | 'redirect' = 'redirect') =>
    withValue(
      withValue(policyWith(['rules', 0, 'liftedByNeed'], true), ['rules', 0, 'conditions'], conditions),
      ['rules', 0, 'event'],
      type === 'redirect'
        ? { type, params: { destination: 'library', reason: 'because' } }
        : { type, params: { pathway: 'holistic', reason: 'because' } },
    )
  const about = (definition: FactDefinition) => parseRuleSet(lifted({ all: [anyLeaf(definition)] }))
  const told = (definition: FactDefinition) =>
    issuesOf(about(definition)).filter(({ path }) => path.join('.') === 'rules.0.liftedByNeed')

  test.each(
    factCatalogue
      .filter(
        ({ name, safety }) => safety || Object.hasOwn(Risks.shape, name) || /Reported$|Indicated$/.test(name),
      )
      .filter(({ name }) => name !== 'houseboundReported')
      .map((definition) => [definition.name, definition] as const),
  )('asks about no risk: %s is refused', (_, definition) => {
    expect(told(definition).map(({ code }) => code)).toEqual(['not-allowed'])
  })

  test('asks about what somebody needs, and is a redirect', () => {
    const housebound = factCatalogue.filter(({ name }) => name === 'houseboundReported')
    expect(housebound.flatMap(told)).toEqual([])
    const pathway = inShort(parseRuleSet(lifted({ all: housebound.map(anyLeaf) }, 'pathway')))
    expect(pathway).toContain('not-allowed at rules[0].liftedByNeed')
  })
})
