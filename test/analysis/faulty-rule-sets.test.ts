import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import { checkExamples } from '../../src/analysis/check-examples.js'
import { limitsThatDoNotMeet } from '../../src/analysis/defects/pathways.js'
import { deriveFacts } from '../../src/facts/derive-facts.js'
import { type Issue, unwrap } from '../../src/issue/issue.js'
import { type Finding, type Witness, withConsequences } from '../../src/proof/finding.js'
import { FINDING_CODES, type FindingCode } from '../../src/proof/finding-codes.js'
import {
  oneDisposition,
  signalsReachSpecialists,
  weeksInEnvelope,
} from '../../src/proof/proofs/built-in-proofs.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { services } from '../../src/service/shipped.js'
import { contextOf } from '../proof/support/context-of.js'
import {
  changedBase,
  type FaultyRuleSet,
  faultyRuleSets,
  namedPath,
  readFaulty,
} from './defects/support/faulty-rule-sets.js'

/** Everything that is said of a rule set on its way to being used, as `code at place`, each once. */
const told = ({ document, service }: Pick<FaultyRuleSet, 'document' | 'service'>) => {
  const said = (issues: readonly (Issue | Finding)[], whole: unknown) =>
    [...new Set(issues.map(({ code, path }) => `${code} at ${namedPath(whole, path)}`))].sort()
  const parsed = readFaulty(document)
  if (!parsed.ok) return { issues: said(parsed.issues, document), findings: [], notes: [] }
  const welded = safeWeld(safetyFloor(), parsed.value)
  if (!welded.ok) return { issues: said(welded.issues, parsed.value), findings: [], notes: [] }
  const findings = withConsequences(analyse(parsed.value, service === null ? {} : { service }).findings)
  return {
    issues: said(checkExamples(parsed.value), parsed.value),
    findings: said(
      findings.filter(({ severity }) => severity !== 'note'),
      parsed.value,
    ),
    notes: said(
      findings.filter(({ severity }) => severity === 'note'),
      parsed.value,
    ),
  }
}

const isAboutExamples = (issue: string): boolean => /^(failed|missing)-example /.test(issue)

const small = (): RuleSet => unwrap(parseRuleSet(changedBase({})))

describe('each faulty rule set gives what it must, and no other error or warning', () => {
  test.each(faultyRuleSets.map((one) => [one.name, one] as const))('%s', (_, faulty) => {
    const { findings, issues, notes } = told(faulty)
    const expected = (wanted: (code: string) => boolean) =>
      faulty.finds.flatMap(({ at, code, kind }) => (wanted(kind) ? [`${code} at ${at}`] : [])).sort()
    const isNote = (code: string): boolean =>
      Object.hasOwn(FINDING_CODES, code) && FINDING_CODES[code as FindingCode].severity === 'note' // just looked up
    const graver = faulty.finds.filter(({ code, kind }) => kind === 'finding' && !isNote(code))
    expect(findings).toEqual(graver.map(({ at, code }) => `${code} at ${at}`).sort())
    const noted = faulty.finds.filter(({ code, kind }) => kind === 'finding' && isNote(code))
    expect(notes).toEqual(expect.arrayContaining(noted.map(({ at, code }) => `${code} at ${at}`)))
    // The base has no examples to speak of; only a rule set that is about examples is held to them.
    const aboutExamples = faulty.finds.some(({ code }) => isAboutExamples(`${code} `))
    const held = aboutExamples
      ? issues.filter((issue) => issue.includes(' rules/holistic-several-needs/'))
      : issues.filter((issue) => !isAboutExamples(issue))
    expect(held).toEqual(expected((kind) => kind === 'issue'))
  })

  test('and there are enough of them, each with a reason', () => {
    expect(faultyRuleSets.length).toBeGreaterThanOrEqual(25)
    for (const { finds, mistake, why } of faultyRuleSets) {
      expect(finds.length).toBeGreaterThan(0)
      expect(mistake).toMatch(/^[A-Z`].*[^.]$/)
      expect(why).toMatch(/\.$/)
    }
  })

  test('while the rule set that they are made from has nothing wrong with it', () => {
    const { findings, issues } = told({ document: changedBase({}), service: null })
    expect(findings).toEqual([])
    expect(issues.filter((issue) => !isAboutExamples(issue))).toEqual([])
  })
})

/** Codes that `check` gives of the contacts of a service: no rule set has them. */
const OF_SERVICES: readonly FindingCode[] = ['contact-general', 'contact-missing', 'contact-without-number']

/** Codes that no rule set can give once it is read: they guard the engine and the floor. */
const GUARDS: readonly FindingCode[] = [
  'not-one-disposition',
  'signal-without-specialist',
  'weeks-outside-envelope',
]

describe('every kind of finding', () => {
  test('has a faulty rule set that gives it', () => {
    const expected = faultyRuleSets.flatMap(({ finds }) => finds).filter(({ kind }) => kind === 'finding')
    const given = new Set(expected.map(({ code }) => code))
    const codes = Object.keys(FINDING_CODES) as FindingCode[] // the keys of a literal
    expect(codes.filter((code) => !given.has(code)).sort()).toEqual([...OF_SERVICES, ...GUARDS])
  })

  test('that no rule set can give is given by an engine, a floor or weeks put wrong by hand', () => {
    const context = contextOf(small())
    const { outcomes } = context
    const twice = { ...outcomes.disposition, accept: outcomes.disposition.redirect }
    const routes = context.ruleSet.routes.map((route) => ({ ...route, kind: 'clinician' as const }))
    const deaf = { ...context, ruleSet: { ...context.ruleSet, routes } }
    const long = small()
    const weeks = { min: 6, max: 20 }
    const tooLong = { ...long, pathways: long.pathways.map((pathway) => ({ ...pathway, weeks })) }
    // Two dispositions at once cannot be shown by a referral: the evaluator does not agree.
    const shown = { ...context, witness: () => ({}) as Witness }
    const results = [
      oneDisposition({ ...shown, outcomes: { ...outcomes, disposition: twice } }),
      signalsReachSpecialists(deaf),
      weeksInEnvelope(contextOf(tooLong)),
    ]
    const codes = results.map(({ findings }) => [...new Set(findings.map(({ code }) => code))])
    expect(codes).toEqual(GUARDS.map((code) => [code]))
  })
})

describe('each witness of an error or a warning', () => {
  const shown = faultyRuleSets.flatMap(({ document, name, service }) => {
    const parsed = readFaulty(document)
    if (!parsed.ok || !safeWeld(safetyFloor(), parsed.value).ok) return []
    const findings = withConsequences(analyse(parsed.value, service === null ? {} : { service }).findings)
    return findings.map((finding) => [`${finding.code} in ${name}`, finding, parsed.value] as const)
  })

  test('is there, unless no referral could show it', () => {
    const WITHOUT: readonly FindingCode[] = [
      'invariant-proves-nothing',
      'rule-never-met',
      'rule-never-met-here',
      'outcome-unreachable',
      'route-unreachable',
      'destination-unreachable',
      'action-unreachable',
      'local-fact-unused',
      'condition-unused',
      'catalogue-facts-unused',
    ]
    for (const [where, { code, witnesses }] of shown) {
      expect([where, witnesses.length > 0]).toEqual([where, !WITHOUT.includes(code)])
    }
  })

  test('meets, or leaves undetermined, the rule that it is about', () => {
    const neverMet = new Set(
      shown.flatMap(([, { code, rule }]) => (code.startsWith('rule-never-met') ? [String(rule)] : [])),
    )
    const about = shown.flatMap(([where, { rule, witnesses }, ruleSet]) =>
      rule === null || neverMet.has(rule)
        ? []
        : witnesses.slice(0, 1).map((witness) => ({ where, rule, witness, ruleSet })),
    )
    expect(about.length).toBeGreaterThan(10)
    for (const { where, rule, ruleSet, witness } of about) {
      const { facts } = unwrap(deriveFacts(witness, ruleSet))
      const verdict = compileRuleSet(ruleSet)
        .evaluate(facts)
        .find((one) => one.rule.name === rule)?.verdict
      expect([where, verdict]).not.toEqual([where, 'not-met'])
    }
  })
})

describe('the default rule set', () => {
  test('has no finding above a note, for any service', () => {
    const graver = analyse(defaultRuleSet()).findings.filter(({ severity }) => severity !== 'note')
    expect(graver).toEqual([])
  })

  test.each(Object.entries(services))('has limits that meet those of %s', (_, service) => {
    expect(limitsThatDoNotMeet(contextOf(defaultRuleSet(), service))).toEqual([])
  })
})
