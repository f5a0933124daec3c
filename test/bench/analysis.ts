/**
 * How long the analysis takes, for the figures in docs/analysis.md: `npm run bench`.
 * The rule sets are those of the tests, 500 rules over 60 facts, and the default rule set.
 */
import { analyse } from '../../src/analysis/analyse.js'
import { informationGainOf } from '../../src/analysis/one-referral/information-gain.js'
import { unwrap } from '../../src/issue/issue.js'
import { promiseIssues } from '../../src/proof/promises.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import { defaultRuleSet, safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import {
  inClusters,
  inWindows,
  safeWithoutStructure,
  withoutStructure,
} from '../analysis/support/large-rule-sets.js'

const service = services.sp7
const nobodyAsked = { id: 'R-1', receivedOn: '2026-03-02', source: 'gp', client: { id: 'C-1' } }

const print = (what: string, value: string): void => console.log(`${what.padEnd(62)} ${value}`)

const inMilliseconds = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

/** The middle one of several runs. */
const median = (times: number, work: () => unknown): number => {
  const runs = Array.from({ length: times }, () => inMilliseconds(work))
  return runs.sort((one, other) => one - other)[Math.floor(times / 2)] ?? 0
}

/** A rule set that nothing has been worked out of yet. */
const unseen = (): RuleSet => unwrap(safeWeld(safetyFloor(), defaultRuleSet()))

const analysed = (what: string, ruleSet: RuleSet): void => {
  const cpu = process.cpuUsage()
  const { findings, method, outcomes, proofs, size } = analyse(ruleSet)
  const seconds = (process.cpuUsage(cpu).user / 1_000_000).toFixed(1)
  const counts = Object.values({ ...outcomes.dispositions, ...outcomes.pathways })
  const finished = counts.filter((count) => count !== null).length
  const by = (status: string): number => proofs.filter((proof) => proof.status === status).length
  print(
    `analyse: ${what}`,
    `${seconds} s, ${method}, ${finished} of ${counts.length} counts, ` +
      `${by('proved')} proved, ${by('refuted')} refuted, ${by('unfinished')} unfinished, ` +
      `${findings.length} findings, ${size.nodes} nodes`,
  )
}

print('createTriage, the first', `${inMilliseconds(() => createTriage({ service })).toFixed(0)} ms`)
print('createTriage, another', `${median(50, () => createTriage({ service })).toFixed(2)} ms`)
print(
  'its proofs, where the rule set is new',
  `${median(51, () => promiseIssues(defaultRuleSet(), unseen(), service)).toFixed(1)} ms`,
)
const triage = createTriage({ service })
const examined = triage.safeExamine(nobodyAsked)
if (examined.ok) {
  const { decision, facts } = examined.value
  const settles = informationGainOf(triage)
  const settled = median(2000, () => settles(facts)(decision.questions[0]?.question ?? ''))
  print(
    'a decision, nobody asked',
    `${(1000 * median(2000, () => triage.safeDecide(nobodyAsked))).toFixed(0)} µs`,
  )
  print('questions(), weighing what answers would settle', `${(1000 * settled).toFixed(0)} µs`)
}
analysed('the default rule set', defaultRuleSet())
analysed('500 rules, five subjects of twelve facts', inClusters())
analysed('500 rules, eight neighbouring facts', inWindows())
analysed('500 rules, all facts', withoutStructure())
analysed('500 rules, all facts, safe', safeWithoutStructure())
