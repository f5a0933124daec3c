/** Our evaluator beside its peers: on the default rule set, and on a ladder of more and more rules. */
import fc from 'fast-check'
import { deriveFacts } from '../../../src/facts/derive-facts.js'
import type { Facts } from '../../../src/facts/fact.js'
import { unwrap } from '../../../src/issue/issue.js'
import type { Referral } from '../../../src/referral/referral.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { safeWeld } from '../../../src/rule-set/weld.js'
import { services } from '../../../src/service/shipped.js'
import { fullReferrals, referrals } from '../../support/arbitraries/referrals.js'
import { measure, type Timed, type Timing } from '../measure.js'
import { short, table } from '../table.js'
import { checkAgreement, withBothNames } from './agreement.js'
import type { Contender } from './contender.js'
import { builtLogic, interpretedLogic } from './json-logic.js'
import { freshEngine, reusedEngine } from './json-rules-engine.js'
import { ladder, ladderFacts } from './ladder.js'
import { ours } from './ours.js'
import { COUNTED, DECIDED, FROM_JSON, wholeDecisions, ZOD } from './whole-decisions.js'
import { zenContenders } from './zen.js'

const REFERRALS = 256
const STEPS = [10, 30, 100, 300, 1_000, 10_000]

/** Beyond this many rules an engine that takes milliseconds for one run has shown what there is to show. */
const MAX_FOR_SLOW = 1_000

const drawn = (): readonly Referral[] =>
  fc
    .sample(fc.oneof(referrals, fullReferrals), { numRuns: REFERRALS, seed: 6 })
    .map(({ local: _, ...referral }) => referral) // the facts of a made-up rule set are not in ours

const timed = async (contender: Contender, ruleSet: RuleSet, all: readonly Facts[]): Promise<Timed> => {
  const evaluate = await contender.prepare(ruleSet)
  const [first] = all
  const isAsync = first !== undefined && evaluate(first) instanceof Promise
  return {
    name: contender.name,
    runs: all.length,
    // Whoever needs no promise is not made to wait for one.
    work: isAsync
      ? async () => {
          for (const facts of all) await evaluate(facts)
        }
      : () => {
          for (const facts of all) evaluate(facts)
        },
  }
}

const timeOf = (timings: readonly Timing[], name: string): number =>
  timings.find((one) => one.name === name)?.median ?? Number.NaN

const onDefaultRules = async (contenders: readonly Contender[]): Promise<string> => {
  const ruleSet = unwrap(safeWeld(safetyFloor(), defaultRuleSet()))
  const service = services.sp7
  const sent = drawn()
  const facts = sent.map(
    (referral) => unwrap(deriveFacts({ referral, service, asOf: referral.receivedOn }, ruleSet)).facts,
  )
  const both = facts.map(withBothNames)
  const compared = await checkAgreement(contenders, ruleSet, both)
  const evaluations: Timed[] = []
  for (const one of contenders) evaluations.push(await timed(one, ruleSet, one === ours ? facts : both))
  const timings = await measure([...evaluations, ...wholeDecisions(service, sent)])
  const engine = timeOf(timings, reusedEngine.name)
  const rows = timings.map(({ median, name, samples, spread }) => [
    name,
    short(median),
    short(spread),
    short(engine / median),
    short(samples * REFERRALS),
  ])
  const head = ['one referral', 'median, µs', 'spread, µs', 'times quicker than one engine', 'runs']
  const ratio = (name: string) => short(engine / timeOf(timings, name))
  const perRule = (name: string) => short((timeOf(timings, name) / ruleSet.rules.length) * 1_000)
  const targets = [
    ['verdicts, against json-rules-engine', '300 times', `${ratio(ours.name)} times`],
    [
      'verdicts for each rule, against json-logic-engine’s built functions',
      'at least level',
      `${perRule(ours.name)} against ${perRule(builtLogic.name)} ns`,
    ],
    ['a whole decision with reasons, against json-rules-engine', '30 times', `${ratio(DECIDED)} times`],
    [
      'decide from unknown JSON, against zod alone',
      'at most 7 times',
      `${short(timeOf(timings, FROM_JSON) / timeOf(timings, ZOD))} times`,
    ],
    ['dispositions only, against json-rules-engine', '1,000 times', `${ratio(COUNTED)} times`],
  ]
  return [
    `### The default rule set: ${ruleSet.rules.length} rules, ${REFERRALS} generated referrals`,
    `Before timing, ${short(compared)} answers about rules whose facts are all known were compared, and all agreed.`,
    table(head, rows),
    table(['what was aimed at', 'target', 'measured'], targets),
  ].join('\n\n')
}

interface TimeOf {
  readonly count: number
  readonly time: number
}

/** How much our cost grew from each step to the next, and from the first to the last. */
const grown = (steps: readonly TimeOf[]): string => {
  const [first, last] = [steps[0], steps.at(-1)]
  const from = (one: TimeOf | undefined, other: TimeOf | undefined): string =>
    one === undefined || other === undefined
      ? ''
      : `${short(other.time / one.time)} for ${short(other.count / one.count)} times the rules`
  const growth = steps.slice(1).map((step, index) => from(steps[index], step))
  return `Our cost grew, step by step, by ${growth.join(', ')}; in all by ${from(first, last)}.`
}

const onLadder = async (contenders: readonly Contender[]): Promise<string> => {
  const facts = ladderFacts().map(withBothNames)
  const rows = new Map(contenders.map(({ name }) => [name, [] as string[]]))
  const ourTimes: TimeOf[] = []
  for (const count of STEPS) {
    const ruleSet = ladder(count)
    const taking = contenders.filter((one) => count <= MAX_FOR_SLOW || one === ours || one === builtLogic)
    await checkAgreement(taking, ruleSet, facts.slice(0, 8))
    const all: Timed[] = []
    for (const one of taking) all.push(await timed(one, ruleSet, facts))
    const timings = await measure(all, 300)
    for (const { name } of contenders) {
      const time = timings.find((one) => one.name === name)?.median
      rows.get(name)?.push(time === undefined ? '' : short(time))
    }
    ourTimes.push({ count, time: timeOf(timings, ours.name) })
  }
  return [
    '### A ladder of rules: an `any` of two `all`s of two leaves each, over ten facts',
    'Microseconds for one set of facts, all of them known (median).',
    table(
      ['rules', ...STEPS.map((count) => short(count))],
      [...rows].map(([name, cells]) => [name, ...cells]),
    ),
    grown(ourTimes),
  ].join('\n\n')
}

/** Measures, and gives the page that shows it. */
export const measureEvaluation = async (): Promise<string> => {
  const contenders = [ours, builtLogic, interpretedLogic, reusedEngine, freshEngine, ...zenContenders()]
  return [await onDefaultRules(contenders), await onLadder(contenders)].join('\n\n')
}
