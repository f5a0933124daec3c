/** Scenarios → whether each comes out as it says, and what does not. */
import type { Decision } from '../../decision/decision.js'
import { safeStartEpisode } from '../../episode/start-episode.js'
import type { Frozen } from '../../input/json.js'
import { formatIssues, type Issue, type Issues, TriageError } from '../../issue/issue.js'
import { type Vocabulary, vocabularyOf } from '../../referral/vocabulary.js'
import { digestOf, digestOfService } from '../../rule-set/digest.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import { safetyFloor } from '../../rule-set/shipped.js'
import { type NameKind, nameIssues, throwIssues } from '../../simulation/known-names.js'
import { LIBRARY } from '../../version.js'
import { type Decider, deciderOf } from '../cases/decide-case.js'
import { type ReadCase, readCases } from '../cases/read-cases.js'
import { wholeRuleSet } from '../cases/test-case.js'
import { differencesFrom, type Expectation } from './expectation.js'
import { runStep, type Unexpected } from './run-steps.js'
import { type Scenario, scenarioCases } from './scenario.js'

/** Whether a scenario came out as it says. */
export interface ScenarioResult {
  /** The title of the scenario. */
  readonly title: string
  /** Whether all is as expected. */
  readonly ok: boolean
  /** What is not as expected; empty where all is. */
  readonly unexpected: readonly Unexpected[]
  /** Why it could not be run at all; `null` where it could. */
  readonly issues: Issues | null
}

type OneScenario = Frozen<Scenario>

/** What the names in each part are names of. One that there is not must not pass under "none of these". */
const KINDS = {
  pathway: 'pathway',
  provisionalPathway: 'pathway',
  couldBecome: 'pathway',
  escalations: 'route',
  within: 'route',
  redirects: 'destination',
  actions: 'action',
  questions: 'fact',
  reasons: 'rule',
  heldUpBy: 'rule',
  undetermined: 'rule',
} as const satisfies { readonly [part in keyof Expectation]: NameKind }

const namesIn = (expect: Frozen<Expectation>, part: keyof typeof KINDS): readonly string[] => {
  if (part === 'within') return Object.keys(expect.within ?? {})
  const wanted = expect[part]
  if (wanted === undefined || wanted === null) return []
  if (typeof wanted === 'string') return [wanted]
  return 'include' in wanted || 'exclude' in wanted
    ? [...(wanted.include ?? []), ...(wanted.exclude ?? [])]
    : Object.values(wanted).flat()
}

const inExpectation = (
  expect: Frozen<Expectation>,
  ruleSet: RuleSet,
  path: Issue['path'],
): readonly Issue[] =>
  // The keys of a literal are its keys.
  (Object.keys(KINDS) as (keyof typeof KINDS)[]).flatMap((part) =>
    namesIn(expect, part).flatMap((name) => nameIssues(ruleSet, KINDS[part], name, [...path, part])),
  )

/** The issues with names that the rule set (the safety floor welded under it) does not have. */
const unknownNames = (
  { episode, expect }: Pick<Frozen<Scenario>, 'episode' | 'expect'>,
  ruleSet: RuleSet,
): readonly Issue[] => [
  ...inExpectation(expect, ruleSet, ['expect']),
  ...(episode?.steps ?? []).flatMap((step, index) =>
    step.do === 'decide' && step.expect !== undefined
      ? inExpectation(step.expect, ruleSet, ['episode', 'steps', index, 'expect'])
      : [],
  ),
]

type MadeWith = Pick<Decision['provenance'], 'ruleSet' | 'safetyFloor' | 'library'>

/** Worked out once for all scenarios: a digest takes longer than a decision. */
const madeWith = (own: RuleSet): MadeWith => {
  const floor = safetyFloor()
  return {
    ruleSet: { id: own.id, version: own.version, digest: digestOf(own) },
    safetyFloor: { id: floor.id, version: floor.version, digest: digestOf(floor) },
    library: LIBRARY,
  }
}

const decisionOf = (
  { facts, referral }: ReadCase,
  { decide, truths }: Decider,
  made: MadeWith,
): Decision | null => {
  if (referral === null) return null
  const { asOf, service } = referral
  const provenance = { ...made, service: { id: service.id, digest: digestOfService(service) }, asOf }
  return { ...decide(referral, truths(facts)), provenance }
}

const unexpectedIn = (
  decision: Decision,
  { expect }: Pick<OneScenario, 'expect'>,
  step: number | null,
): readonly Unexpected[] => differencesFrom(expect, decision).map((one) => ({ step, ...one }))

const stepsOf = (
  scenario: OneScenario,
  decision: Decision,
  decided: (scenario: OneScenario) => Decision | null,
  vocabulary: Vocabulary,
): readonly Unexpected[] => {
  const { episode } = scenario
  if (episode === undefined) return []
  const { confirmedBy = 'scenario', override, startDate, steps } = episode
  const started = safeStartEpisode({
    decision,
    startDate,
    confirmedBy,
    ...(override === undefined ? {} : { override }),
  })
  if (!started.ok) {
    return [{ step: null, part: 'episode', expected: startDate, actual: formatIssues(started.issues) }]
  }
  let current = started.value
  return steps.flatMap((step, index): readonly Unexpected[] => {
    if (step.do !== 'decide') {
      const { episode: after, unexpected } = runStep(current, step, index + 1, vocabulary)
      current = after
      return unexpected
    }
    const { expect = {}, on: asOf, referral } = step
    const anew = decided({ ...scenario, referral, asOf, expect })
    return anew === null ? [] : unexpectedIn(anew, { expect }, index + 1)
  })
}

/**
 * Runs scenarios on a rule set, the safety floor welded under it, and says of each whether the decision and all that
 * follows are as expected. Takes what `parseScenarios` gives. Throws `TriageError` only for the rule set.
 */
export const runScenarios = (
  ruleSet: RuleSet,
  scenarios: readonly OneScenario[],
  onProgress: (done: number, of: number) => void = () => {},
): readonly ScenarioResult[] => {
  const whole = wholeRuleSet(ruleSet)
  const decider = deciderOf(whole)
  const made = madeWith(ruleSet)
  const decided = (scenario: OneScenario): Decision | null => {
    const [read] = readCases(scenarioCases([scenario]), whole, undefined)
    return read === undefined ? null : decisionOf(read, decider, made)
  }
  const run = (scenario: OneScenario): ScenarioResult => {
    const { title } = scenario
    try {
      const decision = decided(scenario)
      throwIssues(unknownNames(scenario, whole))
      const unexpected =
        decision === null
          ? []
          : [
              ...unexpectedIn(decision, scenario, null),
              ...stepsOf(scenario, decision, decided, vocabularyOf(ruleSet)),
            ]
      return { title, ok: unexpected.length === 0, unexpected, issues: null }
    } catch (error) {
      if (!(error instanceof TriageError)) throw error
      return { title, ok: false, unexpected: [], issues: error.issues }
    }
  }
  return scenarios.map((scenario, index) => {
    const result = run(scenario)
    onProgress(index + 1, scenarios.length)
    return result
  })
}
