/** Promise 4: no suicide risk level is ever computed or shown: no low, medium or high, no score, no colour. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { spoiled } from '../../src/testing/arbitraries/hostile-inputs.js'
import { safeRuleSets } from '../../src/testing/arbitraries/safe-rule-sets.js'
import { anyService } from '../../src/testing/arbitraries/services.js'
import { createTriage } from '../../src/triage.js'
import { referralsWithSignal } from '../support/arbitraries/signals.js'
import { defaultTriages } from '../support/default-triages.js'
import { runs } from '../support/runs.js'

const GRADE =
  '(?:very |extremely )?(?:low|lower|medium|moderate|high|higher|elevated|severe|minimal|significant)'

/** Words that grade a person's risk, whichever way round they are put. */
const GRADING: readonly RegExp[] = [
  new RegExp(`\\b${GRADE}[ -](?:suicide |suicidal |self-harm )?risk\\b`, 'i'),
  /\bno (?:suicide )?risk\b(?! tool)/i, // that there is no risk tool is what the floor says of itself
  /\brisk (?:is|was|seems|appears) (?:very )?(?:low|medium|moderate|high|severe|elevated|minimal)\b/i,
  /\b(?:suicide|suicidal|suicidality|self-harm|safety)[ _-]?(?:score|level|grade|rating|band|category|tier|index|percentage)\b/i,
  /\brisk[ _-]?(?:score|level|grade|rating|band|category|tier|index|percentage|stratification)\b/i,
  /\briskLevel|riskScore|severityLevel\b/,
  /\b(?:red|amber|green)[ -](?:flag|rating|light|risk|case|referral|rated)\b/i,
  /\blikelihood of suicide\b|\bprobability of suicide\b/i,
]

/** Keys that would hold a grade. */
const GRADE_KEYS =
  /^(?:risk|severity|score|level|grade|colou?r|rag|rating|band|tier|probability|likelihood)$/i

const gradingIn = (text: string): readonly string[] =>
  GRADING.flatMap((pattern) => pattern.exec(text)?.slice(0, 1) ?? [])

const keysOf = (data: unknown): readonly string[] =>
  typeof data !== 'object' || data === null
    ? []
    : Object.entries(data).flatMap(([key, value]) => [
        ...(Array.isArray(data) ? [] : [key]),
        ...keysOf(value),
      ])

/** What is looked for in the words of others, who do grade: nobody is shown it, and nothing grades by it. */
const LOOKED_FOR = /signals/

const jsonFilesIn = (directory: string): readonly string[] =>
  readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json') && !LOOKED_FOR.test(path))
    .map((path) => join(directory, path))

const RULES = join(import.meta.dirname, '..', '..', 'rules')

describe('no suicide risk level is ever computed or shown', () => {
  test.each([
    'high risk',
    'a low suicide risk',
    'medium-risk case',
    'risk score: 3',
    'the suicide risk level',
    'risk is moderate',
    'amber referral',
    'no risk',
    'riskLevel',
  ])('the search for grading words finds “%s”', (text) => {
    expect(gradingIn(text)).not.toEqual([])
  })

  test('in no decision, nor in what is told of it to anybody', () => {
    fc.assert(
      fc.property(referralsWithSignal, defaultTriages, (referral, triage) => {
        const { local: _, ...rest } = referral
        const examined = triage.safeExamine(rest)
        if (!examined.ok) throw new Error('a valid referral is examined')
        const { decision } = examined.value
        const told = [
          explainToClient(decision),
          explainToLinkWorker(decision),
          explainToReferrer(decision),
          explainToReferrer(decision, { audience: 'professional-referrer' }),
          explainToAuditor(examined.value),
        ]
        expect(gradingIn(JSON.stringify([decision, told]))).toEqual([])
        expect(keysOf(decision).filter((key) => GRADE_KEYS.test(key))).toEqual([])
      }),
      { numRuns: runs(30) },
    )
  })

  test('in no decision by any rules, and no rules that grade are taken', () => {
    const grades = fc.constantFrom(
      'High risk',
      'a suicide risk score of 7',
      'Rated amber',
      'medium-risk case',
    )
    fc.assert(
      fc.property(
        referralsWithSignal,
        anyService,
        safeRuleSets(),
        grades,
        (referral, service, ruleSet, grade) => {
          const { local: _, ...rest } = referral
          const decision = createTriage({ service, ruleSet }).decide(rest)
          expect(gradingIn(JSON.stringify(decision))).toEqual([])
          expect(keysOf(decision).filter((key) => GRADE_KEYS.test(key))).toEqual([])
          const pathways = ruleSet.pathways.map((one) => ({ ...one, title: grade }))
          expect(() => createTriage({ service, ruleSet: { ...ruleSet, pathways } })).toThrow(/risk-grade/)
        },
      ),
      { numRuns: runs(20) },
    )
  })

  test('in no hand-over of a referral that cannot be read', () => {
    const cases = referralsWithSignal.chain(spoiled)
    fc.assert(
      fc.property(cases, defaultTriages, (unreadable, triage) => {
        const result = triage.safeDecide(unreadable)
        if (result.ok) throw new Error('a spoiled referral cannot be decided')
        const { handover } = result
        expect(gradingIn(handover.instruction)).toEqual([])
        expect(keysOf(handover).filter((key) => GRADE_KEYS.test(key) && key !== 'risk')).toEqual([])
      }),
      { numRuns: runs(30) },
    )
  })

  test('in no fact', () => {
    for (const { derive: _, ...words } of factCatalogue) expect(gradingIn(JSON.stringify(words))).toEqual([])
  })

  test('in no rule, no rule set and no schema that is shipped', () => {
    const files = jsonFilesIn(RULES)
    expect(files.length).toBeGreaterThan(50)
    const found = files.flatMap((path) =>
      gradingIn(readFileSync(path, 'utf8')).map((words) => [path.slice(RULES.length + 1), words]),
    )
    expect(found).toEqual([])
  })
})
