/** Places in the sentences of a rule set: what stands there comes from the nation of the service, and nobody ever reads a brace. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bundleRuleSet } from '../../src/rule-set/bundle-rule-set.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { fillPlaces, fillText } from '../../src/rule-set/places.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { NationId } from '../../src/service/nation.js'
import { nations } from '../../src/service/shipped-nations.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage, safeCreateTriage } from '../../src/triage.js'
import { nationOnDisk } from '../policy/policy-on-disk.js'
import { referralsWithLocalFacts } from '../support/arbitraries/referrals.js'
import { runs } from '../support/runs.js'

const service = { id: 'ours', title: 'Ours', nation: 'scotland' } as const

/** The default rule set, with the instruction of its first action changed. */
const saying = (instruction: string): RuleSet => {
  const shipped = defaultRuleSet()
  return {
    ...shipped,
    actions: shipped.actions.map((one, index) => (index === 0 ? { ...one, instruction } : one)),
  }
}

const issuesOf = (ruleSet: RuleSet, nation: unknown = 'scotland') => {
  const made = safeCreateTriage({ service: { ...service, nation }, ruleSet })
  return made.ok ? [] : made.issues.map(({ code, hint, path }) => [code, path.join('.'), hint])
}

/** What somebody reads of a decision, without the words. */
const withoutWords = (decision: ReturnType<ReturnType<typeof createTriage>['decide']>) => ({
  disposition: decision.disposition,
  pathway: decision.pathway,
  provisionalPathway: decision.provisionalPathway,
  intervention: decision.intervention,
  routes: decision.escalations.map(({ kind, route, rules, within }) => [route, kind, within, rules]),
  questions: decision.questions.map(({ fact, holdsUp, rules }) => [fact, holdsUp, rules]),
  redirects: decision.redirects.map(({ destination, rules }) => [destination, rules]),
  actions: decision.actions.map(({ action, rules }) => [action, rules]),
  reasons: decision.reasons.map(({ facts, rule, verdict }) => [rule, verdict, facts.map(({ fact }) => fact)]),
})

describe('a place', () => {
  test('is filled with the term of the nation, with a capital where a sentence begins', () => {
    const text = '{socialCareBody}: ask the {socialCareBody}. {adviceService} helps, up to {childAge}.'
    expect(fillText(text, nations['northern-ireland'])).toBe(
      'HSC Trust: ask the HSC Trust. An advice service helps, up to 18.',
    )
    expect(fillText('From {adultProtectionAge} on.', nations.scotland)).toBe('From 16 on.')
  })

  test('that the nation has no term for is refused when the triage is made, with what was probably meant', () => {
    expect(issuesOf(saying('Ring {emergencyNumbr} now.'))).toEqual([
      ['unknown-place', 'actions.0.instruction', 'did you mean `emergencyNumber`?'],
    ])
  })

  test('may be a term that a nation of one’s own adds', () => {
    const scotland = nationOnDisk('scotland')
    const terms = {
      ...scotland.terms,
      islandLine: { text: 'the island’s line', basis: 'D', source: 'a test' },
    }
    expect(issuesOf(saying('Ring {islandLine}.'), { ...scotland, id: 'the-island', terms })).toEqual([])
    expect(issuesOf(saying('Ring {islandLine}.'))).toMatchObject([
      ['unknown-place', 'actions.0.instruction', expect.stringContaining('use one of')],
    ])
  })

  test.each(['Ring {emergencyNumber.', 'Ring {}.', 'Ring { emergencyNumber }.', 'Ring emergencyNumber}.'])(
    'is a name in braces, and any other brace is refused when the rule set is read: %s',
    (instruction) => {
      expect(parseRuleSet(saying(instruction))).toMatchObject({
        ok: false,
        issues: [{ code: 'unknown-place', path: ['actions', 0, 'instruction'] }],
      })
    },
  )

  test('of the floor that a nation of one’s own has no term for is put down to the nation', () => {
    const { listeningLineName: _, ...terms } = nationOnDisk('scotland').terms
    const told = issuesOf(defaultRuleSet(), { ...nationOnDisk('scotland'), id: 'the-island', terms })
    expect(told[0]?.slice(0, 2)).toEqual(['missing', 'service.nation.terms.listeningLineName'])
  })
})

describe('filling', () => {
  test('changes words only: in every nation the same is decided, by the same rules', () => {
    fc.assert(
      fc.property(
        referralsWithLocalFacts,
        anyService,
        fc.oneof(safeRuleSets(), fc.constant(null)),
        (referral, one, ruleSet) => {
          // The default rule set does not fit every service.
          const at = ruleSet === null ? { ...one, weeks: {}, contacts: {} } : one
          const decisions = NationId.options.map((nation) =>
            createTriage({ service: { ...at, nation }, ...(ruleSet === null ? {} : { ruleSet }) }).safeDecide(
              referral,
            ),
          )
          const seen = decisions.map((made) =>
            JSON.stringify(made.ok ? withoutWords(made.value) : made.issues),
          )
          expect(new Set(seen).size).toBe(1)
        },
      ),
      { numRuns: runs(60) },
    )
  })

  test('leaves no brace behind, and nothing but texts changed', () => {
    for (const nation of Object.values(nations)) {
      for (const ruleSet of [safetyFloor(), defaultRuleSet()]) {
        const filled = fillPlaces(ruleSet, nation)
        expect(filled.rules.map(({ conditions }) => conditions)).toEqual(
          ruleSet.rules.map(({ conditions }) => conditions),
        )
        expect(JSON.stringify(filled)).not.toMatch(/\{[a-z]\w*\}/)
      }
    }
  })

  test('is done once for a rule set and a nation, and what was proved is shared by all nations', () => {
    const [one, other] = [createTriage({ service }), createTriage({ service: { ...service, id: 'others' } })]
    expect(one.ruleSet).toBe(other.ruleSet)
    const island = { ...nationOnDisk('scotland'), id: 'the-island' }
    const make = () => createTriage({ service: { ...service, nation: structuredClone(island) } }).ruleSet
    expect(make()).toBe(make())
  })

  test('is undone where a filled rule set is handed back, so that the floor’s words do not stand there twice', () => {
    const scottish = createTriage({ service })
    const welsh = createTriage({ service: { ...service, nation: 'wales' }, ruleSet: scottish.ruleSet })
    expect(JSON.stringify(welsh.ruleSet.routes)).not.toContain('Mental Health Hub')
    expect(parseRuleSet(scottish.ruleSet)).toMatchObject({ ok: true })
  })

  test('leaves the digest that decisions name as it is: that of the rule set as it is written', () => {
    const referral = { id: 'R-1', receivedOn: '2026-03-02' }
    const digests = NationId.options.map(
      (nation) =>
        createTriage({ service: { ...service, nation } }).decide(referral).provenance.ruleSet.digest,
    )
    expect(new Set(digests)).toEqual(new Set([bundleRuleSet(defaultRuleSet()).digest]))
  })
})

test('in England the routes of the floor say what they said before there were nations', () => {
  const inEngland = fillPlaces(safetyFloor(), nations.england).routes.map(({ contact }) => contact)
  expect(inEngland).toEqual([
    '999, or the nearest A&E',
    'NHS 111, mental health option (2), open at all hours, and the duty clinician',
    'The duty clinician or the local mental health team; at any hour NHS 111, mental health option (2)',
    "The person's named clinician, or the duty clinician of their GP practice",
  ])
})
