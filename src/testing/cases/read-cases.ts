/** Cases → the facts that each gives the rules, and all that a decision needs where it is a whole referral. */
import { serviceFitIssues } from '../../decision/triage-options.js'
import { definitionsOf } from '../../facts/catalogue.js'
import { type DerivedFacts, deriveFacts } from '../../facts/derive-facts.js'
import { type FactDefinition, type Facts, formatDomain, isInDomain } from '../../facts/fact.js'
import { valueAt } from '../../input/json.js'
import { readStrict } from '../../input/read-strict.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { type Issue, type Issues, issuesBelow, type Result, resultOf, unwrap } from '../../issue/issue.js'
import { quote } from '../../issue/quote.js'
import { parseReferral } from '../../referral/parse-referral.js'
import { vocabularyOf } from '../../referral/vocabulary.js'
import { digestOf } from '../../rule-set/digest.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Verdict } from '../../rule-set/three-valued.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import type { Tried } from '../coverage/coverage-report.js'
import { type Expectation, ExpectationSchema } from '../scenarios/expectation.js'
import { type ExampleCase, examplesOf, type TestCase, wholeRuleSet } from './test-case.js'

/** A referral, read, with the facts that it gives. */
export interface ReadReferral {
  readonly id: string
  readonly service: Service
  readonly asOf: string
  readonly derived: DerivedFacts
  /** What its decision must be, if the case says so. */
  readonly expected: Expectation | null
}

/** A case, ready to be tried. */
export interface ReadCase {
  readonly name: string
  /** The rule that the facts are for; `null` where they are for all of them. */
  readonly rule: string | null
  readonly facts: Facts
  /** What the rule of an example must come to, if it says so. */
  readonly verdict: Verdict | null
  /** `null` for an example. */
  readonly referral: ReadReferral | null
}

type Definitions = ReadonlyMap<string, FactDefinition>

const isExample = (one: TestCase): one is ExampleCase =>
  'facts' in one && 'rule' in one && typeof one.rule === 'string'

/** A service that is given once is read once. */
const serviceReader = (): ((service: unknown) => Result<Service>) => {
  const read = new Map<unknown, Result<Service>>()
  return (service) => {
    const before = read.get(service)
    if (before !== undefined) return before
    const result = parseService(service)
    read.set(service, result)
    return result
  }
}

const NO_SERVICE: Issues = [
  {
    code: 'missing',
    path: ['service'],
    message: '`service` is missing',
    hint: 'say which service the referrals are for: in the options, or with each case',
  },
]

const readExpectation = (expect: unknown): Result<Expectation | null> =>
  expect === undefined ? { ok: true, value: null } : readStrict(ExpectationSchema, expect)

const readReferral = (
  one: TestCase,
  ruleSet: RuleSet,
  fallback: Service | undefined,
  readService: (service: unknown) => Result<Service>,
): Result<ReadCase> => {
  const isNamed = 'referral' in one
  const referral = parseReferral(isNamed ? one.referral : one, { vocabulary: vocabularyOf(ruleSet) })
  const given = (isNamed ? valueAt(one, ['service']) : undefined) ?? fallback
  const service: Result<Service> =
    given === undefined ? { ok: false, issues: NO_SERVICE } : readService(given)
  const expected = readExpectation(isNamed ? valueAt(one, ['expect']) : undefined)
  const unfit = service.ok ? serviceFitIssues(ruleSet, service.value) : []
  if (!referral.ok || !service.ok || !expected.ok || unfit.length > 0) {
    const results: readonly Result<unknown>[] = [referral, service, expected]
    const issues = [...results.flatMap((read): readonly Issue[] => (read.ok ? [] : read.issues)), ...unfit]
    return resultOf(issues, () => {
      throw new RangeError('a case without issues was refused')
    })
  }
  const { id, receivedOn } = referral.value
  const [name, date] = [valueAt(one, ['name']), valueAt(one, ['asOf'])]
  const asOf = isNamed && typeof date === 'string' ? date : receivedOn
  const derived = deriveFacts({ referral: referral.value, service: service.value, asOf }, ruleSet)
  if (!derived.ok) return derived
  return {
    ok: true,
    value: {
      name: isNamed && typeof name === 'string' ? name : id,
      rule: null,
      facts: derived.value.facts,
      verdict: null,
      referral: { id, service: service.value, asOf, derived: derived.value, expected: expected.value },
    },
  }
}

/** A value that nobody can have is no "false" of a leaf, and a name that nobody knows no "unknown". */
const factIssues = (facts: object, definitions: Definitions): readonly Issue[] =>
  Object.entries(facts).flatMap(([name, value]): readonly Issue[] => {
    const definition = definitions.get(name)
    const path = ['facts', name]
    if (definition === undefined) {
      const hint = didYouMean(name, [...definitions.keys()])
      return [{ code: 'unknown-fact', path, message: `unknown fact ${quote(name)}`, hint }]
    }
    if (isInDomain(definition, value)) return []
    const hint = `it is ${formatDomain(definition)}, or \`null\` for unknown`
    return [{ code: 'value-outside-domain', path, message: `\`${name}\` can never be ${quote(value)}`, hint }]
  })

const readExample = (
  { facts, name, rule, verdict }: ExampleCase,
  ruleSet: RuleSet,
  definitions: Definitions,
): Result<ReadCase> => {
  const isThere = ruleSet.rules.some((one) => one.name === rule)
  const message = `the rule set has no rule ${quote(rule)}`
  const unknown: readonly Issue[] = isThere ? [] : [{ code: 'unknown-rule', path: ['rule'], message }]
  return resultOf([...unknown, ...factIssues(facts, definitions)], () => ({
    name,
    rule,
    facts,
    verdict: verdict ?? null,
    referral: null,
  }))
}

/**
 * Reads cases for a rule set, the safety floor welded under it. Throws `TriageError` with everything that is wrong
 * with them, each issue under the number of its case.
 */
export const readCases = (
  cases: readonly TestCase[],
  ruleSet: RuleSet,
  service: Service | undefined,
): readonly ReadCase[] => {
  const readService = serviceReader()
  const definitions = definitionsOf(ruleSet)
  const issues: Issue[] = []
  const read = cases.flatMap((one, index): readonly ReadCase[] => {
    const result = isExample(one)
      ? readExample(one, ruleSet, definitions)
      : readReferral(one, ruleSet, service, readService)
    if (result.ok) return [result.value]
    issues.push(...issuesBelow(result.issues, index))
    return []
  })
  return unwrap(resultOf(issues, () => read))
}

/** What `coverage` and `mutationTest` are told, read. */
export interface Trial {
  /** The rule set with the safety floor welded under it. */
  readonly whole: RuleSet
  readonly service: Service | null
  readonly cases: readonly ReadCase[]
  /** What every report begins with. */
  readonly head: Tried
}

/**
 * Reads a rule set, and the cases to try it with: its own examples (and the safety floor's) if there are none. Throws
 * `TriageError` where the rule set, the service or a case cannot be used.
 */
export const readTrial = (
  ruleSet: RuleSet,
  cases: readonly TestCase[] | undefined,
  given: Service | undefined,
): Trial => {
  const whole = wholeRuleSet(ruleSet)
  const service = given === undefined ? null : unwrap(parseService(given))
  const read = readCases(cases ?? examplesOf(whole), whole, service ?? undefined)
  const referrals = read.filter(({ referral }) => referral !== null).length
  const { id, version } = ruleSet
  return {
    whole,
    service,
    cases: read,
    head: {
      ruleSet: { id, version, digest: digestOf(ruleSet) },
      service: service?.id ?? null,
      cases: { examples: read.length - referrals, referrals },
    },
  }
}
