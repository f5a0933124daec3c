import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Question } from '../../src/decision/decision.js'
import { everyQuestion } from '../../src/decision/every-question.js'
import { definitionsOf } from '../../src/facts/catalogue.js'
import type { Facts } from '../../src/facts/fact.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import type { Rule } from '../../src/rule-set/rule-set.js'
import { ALL_FACTS, factsOver, LOCAL_FACTS } from '../../src/testing/arbitraries/fact-values.js'
import { ruleSets } from '../../src/testing/arbitraries/rule-sets.js'
import { calmReferrals, referrals } from '../support/arbitraries/referrals.js'
import { defaultTriages } from '../support/default-triages.js'
import {
  action,
  decideOn,
  EXTENSION,
  escalate,
  pathway,
  policy,
  redirect,
  rule,
  said,
} from '../support/small-policy.js'

const asked = (rules: readonly Rule[], facts: Facts) =>
  decideOn(policy(rules), facts).questions.map(({ askNow, fact, holdsUp }) => ({ fact, holdsUp, askNow }))

describe('questions', () => {
  test('ask for what an undetermined rule turns on, and for nothing that no longer matters', () => {
    const either = rule('either', redirect('gp'), {
      any: [...said('housebound'), { all: [...said('carer'), ...said('interpreterNeeded')] }],
    })
    expect(asked([either], { carer: 'yes', housebound: 'no' })).toEqual([
      { fact: 'interpreterNeeded', holdsUp: true, askNow: false },
    ])
    expect(asked([either], { carer: 'no', housebound: 'no' })).toEqual([])
  })

  test('come in the order of a first conversation: who agrees, safety, and then the rest as the catalogue asks', () => {
    const rules = [
      rule('a', action('walk'), said('carer')),
      rule('b', redirect('gp'), said('consent', 'no')),
      rule('c', escalate('crisis'), said('selfHarm')),
      rule('d', escalate('crisis'), said('suicidalThoughts')),
    ]
    expect(asked(rules, {}).map(({ fact }) => fact)).toEqual([
      'consent',
      'suicidalThoughts',
      'selfHarm',
      'carer',
    ])
  })

  test('are to be asked now if the answer could make an escalation more urgent, and only then', () => {
    const rules = [
      rule('now', escalate('ambulance'), said('immediateDanger')),
      rule('same', escalate('crisis'), said('selfHarm')),
      rule('today', escalate('crisis'), said('harmToOthers')),
      rule('later', escalate('clinician'), said('suicidalThoughts')),
    ]
    expect(asked(rules, { harmToOthers: 'yes' })).toEqual([
      { fact: 'immediateDanger', holdsUp: false, askNow: true },
      { fact: 'suicidalThoughts', holdsUp: false, askNow: false },
      { fact: 'selfHarm', holdsUp: false, askNow: false },
    ])
    expect(asked(rules, { harmToOthers: 'no' }).map(({ askNow }) => askNow)).toEqual([false, false, false])
  })

  test('about the pathway are asked only while the answer could change it', () => {
    const rules = [
      rule('fuller', pathway('holistic'), said('carer')),
      rule('lighter', pathway('light'), said('housebound', 'no')),
      rule('middle', pathway('medium'), said('interpreterNeeded')),
    ]
    expect(asked(rules, { carer: 'yes' })).toEqual([])
    expect(asked(rules, { carer: 'no', interpreterNeeded: 'yes' })).toEqual([])
    expect(asked(rules, { interpreterNeeded: 'yes' }).map(({ fact }) => fact)).toEqual(['carer'])
  })

  test('about the pathway are not asked where it is the fullest either way', () => {
    const fuller = rule('fuller', pathway('holistic'), said('carer'))
    expect(asked([fuller], {})).toEqual([])
    const lighter = rule('lighter', pathway('light'), said('housebound', 'no'))
    expect(asked([fuller, lighter], { housebound: 'yes' })).toEqual([])
    expect(asked([fuller, lighter], { housebound: 'no' }).map(({ fact }) => fact)).toEqual(['carer'])
  })

  test('stay where a fact that the same question finds out could still matter', () => {
    const rules = [
      rule('now', escalate('ambulance'), said('immediateDanger')),
      rule('longer', EXTENSION, [{ fact: 'needsCount', operator: 'equal', value: 0 }]),
    ]
    // A need for help with domestic abuse keeps a clear screen from saying that nobody is in danger.
    expect(asked(rules, {}).map(({ fact }) => fact)).toEqual(['needsCount', 'immediateDanger'])
    expect(asked(rules, { suicidalThoughts: 'yes' }).map(({ fact }) => fact)).toEqual(['immediateDanger'])
  })

  test('are not asked about what is called for already, nor about what belongs to other dispositions', () => {
    const rules = [
      rule('today', escalate('crisis'), said('harmToOthers')),
      rule('as-well', escalate('crisis'), said('childAtRisk')),
      rule('clinician', escalate('clinician'), said('adultSafeguarding')),
      rule('elsewhere', redirect('gp'), said('consent', 'no')),
      rule('elsewhere-too', redirect('gp'), said('carer')),
      rule('walk', action('walk'), said('housebound')),
      rule('debrief', action('debrief'), said('interpreterNeeded')),
    ]
    const facts = (known: Facts) => asked(rules, known).map(({ fact }) => fact)
    // A walk is for those who are accepted, and a second reason for the crisis team adds nothing.
    expect(facts({ harmToOthers: 'yes' })).toEqual([
      'adultSafeguarding',
      'consent',
      'interpreterNeeded',
      'carer',
    ])
    expect(facts({ harmToOthers: 'yes', consent: 'no' })).toEqual(['adultSafeguarding', 'interpreterNeeded'])
    // Whoever is not escalated may still be.
    expect(facts({ harmToOthers: 'no' })).toContain('childAtRisk')
  })

  test('about an extension are asked only of those who may be accepted on a pathway with weeks to spare', () => {
    const rules = [
      rule('longer', EXTENSION, said('carer')),
      rule('lighter', pathway('light'), said('housebound', 'no')),
      rule('elsewhere', redirect('gp'), said('consent', 'no')),
    ]
    const at = (facts: Facts, allowed: boolean) =>
      decideOn(policy(rules), facts, {
        id: 'here',
        title: 'Here',
        nation: 'england',
        extension: { allowed },
      }).questions.map(({ fact }) => fact)
    expect(at({ housebound: 'no', consent: 'yes' }, true)).toEqual(['carer'])
    expect(at({ housebound: 'no', consent: 'yes' }, false)).toEqual([])
    expect(at({ housebound: 'yes', consent: 'yes' }, true)).toEqual([])
    expect(at({ housebound: 'no', consent: 'no' }, true)).toEqual([])
  })

  test('on an escalation leave out nothing that could lead to a route which is not listed yet', () => {
    let tried = 0
    const escalating = ruleSets({ types: ['escalate', 'action'] })
    fc.assert(
      fc.property(escalating, factsOver(ALL_FACTS), (ruleSet, facts) => {
        const decision = decideOn(ruleSet, facts)
        if (decision.disposition !== 'escalate') return
        const routes = new Set(decision.escalations.map(({ route }) => route))
        const definitions = definitionsOf(ruleSet)
        for (const one of compileRuleSet(ruleSet).evaluate(facts)) {
          const { event } = one.rule
          if (event.type !== 'escalate' || one.verdict !== 'undetermined') continue
          if (routes.has(event.params.route)) continue
          for (const fact of one.decisiveFacts()) {
            const definition = definitions.get(fact)
            if (definition?.about === 'service' && one.rule.whenUndetermined === 'note') continue
            tried += 1
            expect(everyQuestion(decision).map(({ question }) => question)).toContain(definition?.question)
          }
        }
      }),
      { numRuns: 500 },
    )
    expect(tried).toBeGreaterThan(20)
  })

  test('that find out two facts at once are asked once', () => {
    const rules = [
      rule('range', redirect('gp'), said('ageInRange', false)),
      rule('young', redirect('library'), [{ fact: 'age', operator: 'lessThan', value: 18 }]),
    ]
    expect(decideOn(policy(rules), {}).questions).toMatchObject([
      { fact: 'age', rules: ['range', 'young'], question: 'What is your date of birth?' },
    ])
  })

  test('about the service are asked of nobody unless a decision waits for them', () => {
    const about = said('areaDeprivation', 'high')
    expect(asked([rule('a', action('walk'), about)], {})).toEqual([])
    expect(asked([rule('a', redirect('gp'), about)], {})).toEqual([
      { fact: 'areaDeprivation', holdsUp: true, askNow: false },
    ])
    expect(asked([rule('a', redirect('gp'), about, { whenUndetermined: 'note' })], {})).toEqual([])
  })

  test('are there whenever a decision waits, and one of them is what it waits for', () => {
    fc.assert(
      fc.property(ruleSets(), factsOver(ALL_FACTS), (ruleSet, facts) => {
        const { disposition, laterQuestions, questions } = decideOn(ruleSet, facts)
        for (const later of laterQuestions) expect(later).toMatchObject({ holdsUp: false, askNow: false })
        const waits = questions.some(({ holdsUp }) => holdsUp)
        expect(waits).toBe(disposition === 'request-information')
        const all = [...questions, ...laterQuestions]
        for (const { fact } of all) expect(facts[fact] ?? null).toBeNull()
        expect(new Set(all.map(({ fact }) => fact)).size).toBe(all.length)
      }),
      { numRuns: 500 },
    )
  })
})

/** How somebody may be reached is agreed where there is danger, and a birth is for some ages only: these may wait with room left. */
const mayAlwaysWait = ({ fact }: { readonly fact: string }): boolean =>
  ['mayCall', 'mayLeaveMessage', 'mayWrite', 'perinatal'].includes(fact)

describe('questions that nothing waits for', () => {
  const optional = ({ askNow, holdsUp, safety, step }: Question) =>
    !askNow && !holdsUp && !safety && (step === 'safety' || step === 'rest')

  test('are at most seven, and the others can wait: those whose answers could change least', () => {
    const noted = { whenUndetermined: 'note' } as const
    const rules = [
      rule('a', action('walk'), said('housebound')),
      rule('b', action('walk'), said('supportToLeaveHome')),
      rule('c', EXTENSION, said('carer')),
      rule('d', pathway('light'), said('local.hasPhone')),
      rule('e', pathway('holistic'), said('selfNavigation', 'needs-support')),
      rule('f', pathway('holistic'), [{ fact: 'longTermConditions', operator: 'greaterThan', value: 2 }]),
      rule('g', redirect('gp'), said('local.inCatchment', false), noted),
      rule('h', pathway('holistic'), [{ fact: 'gad7Total', operator: 'greaterThan', value: 9 }]),
      rule('i', pathway('holistic'), [{ fact: 'ucla3Total', operator: 'greaterThan', value: 5 }]),
      rule('j', pathway('holistic'), [{ fact: 'phq9Total', operator: 'greaterThan', value: 9 }]),
    ]
    const { laterQuestions, questions } = decideOn(
      policy(rules, { localFacts: LOCAL_FACTS }),
      { 'local.hasPhone': 'yes' },
      { id: 'here', title: 'Here', nation: 'england', extension: { allowed: true } },
    )
    expect(laterQuestions.map(({ fact }) => fact)).toEqual(['supportToLeaveHome'])
    expect(new Set(questions.map(({ fact }) => fact))).toEqual(
      new Set([
        'local.inCatchment',
        'selfNavigation',
        'longTermConditions',
        'gad7Total',
        'ucla3Total',
        'phq9Total',
        'carer',
        'housebound',
      ]),
    )
  })

  const score = (fact: string) => ({ fact, operator: 'greaterThan', value: 9 }) as const
  const scores = [score('phq9Total'), score('gad7Total')] as const

  test('find out one questionnaire at a time: the first that a rule names, and the next where it still turns on it', () => {
    const one = [rule('a', pathway('holistic'), scores), rule('b', pathway('light'), said('carer', 'no'))]
    const facts = (known: Facts) =>
      decideOn(policy(one), { carer: 'no', ...known }).questions.map(({ fact }) => fact)
    expect(facts({})).toEqual(['phq9Total'])
    expect(facts({ phq9Total: 12 })).toEqual(['gad7Total'])
    expect(facts({ phq9Total: 4 })).toEqual([])
    expect(asked([rule('b', redirect('gp'), scores)], {}).map(({ fact }) => fact)).toEqual([
      'phq9Total',
      'gad7Total',
    ])
  })

  test('are no safety questions, nor what a conversation begins with, if they are left for later', () => {
    let tried = 0
    fc.assert(
      fc.property(defaultTriages, fc.oneof(referrals, calmReferrals), (triage, { local: _, ...referral }) => {
        const decision = triage.decide(referral)
        const { laterQuestions, questions } = decision
        // What a provisional pathway waits for is asked, however much there is of it.
        const forPathway = decision.disposition === 'accept' ? decision.couldBecome : []
        const waits = new Set(forPathway.flatMap((one) => one.questions))
        const others = questions.filter((one) => optional(one) && !waits.has(one.fact))
        expect(others.length).toBeLessThanOrEqual(7)
        expect(laterQuestions.every((one) => optional(one) && !waits.has(one.fact))).toBe(true)
        const ways = questions.filter(({ fact }) => fact.startsWith('may'))
        expect(ways).toEqual([])
        if (laterQuestions.every(mayAlwaysWait)) return
        tried += 1
        expect(others).toHaveLength(7)
      }),
      { numRuns: 100 },
    )
    expect(tried).toBeGreaterThan(2)
  })
})

describe('whom to ask', () => {
  const rules = [
    rule('age', redirect('gp'), said('ageInRange', false)),
    rule('source', redirect('library'), said('referrerIsProfessional', false)),
    rule('area', redirect('library'), said('areaDeprivation', 'low')),
    rule('plan', redirect('gp'), said('local.knownToPolice')),
    rule('carer', redirect('gp'), said('carer')),
  ]
  const knownToPolice = {
    name: 'local.knownToPolice',
    kind: 'answer',
    title: 'known to the police',
    description: 'Whether the police know them.',
    question: 'Do the police know them?',
    askOf: 'referrer',
    safety: false,
    asksAboutDanger: false,
  } as const
  const asking = (facts: Facts) =>
    Object.fromEntries(
      decideOn(policy(rules, { localFacts: [knownToPolice] }), facts).questions.map(({ askOf, fact }) => [
        fact,
        askOf,
      ]),
    )

  test('is the person, but for what the referrer knows, and what stands in the record', () => {
    expect(asking({})).toEqual({
      carer: 'person',
      'local.knownToPolice': 'referrer',
      ageInRange: 'record',
      referrerIsProfessional: 'record',
      areaDeprivation: 'record',
    })
  })

  test('is nobody else where the person referred themselves: who they are they say, and the rest is looked up', () => {
    expect(asking({ referralSource: 'self' })).toMatchObject({
      carer: 'person',
      'local.knownToPolice': 'record',
      ageInRange: 'person',
      areaDeprivation: 'record',
    })
    expect(asking({ referralSource: 'gp' })).toMatchObject({ ageInRange: 'record' })
  })
})
