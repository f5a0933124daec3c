/** The whole comparison: what the package says of rule sets and referrals, and what going through everything says. */
import { analyse, withConsequences } from '../../src/analysis/index.js'
import { type RuleSet, safeCreateTriage, services } from '../../src/index.js'
import { compareCounterfactuals, compareQuestions } from './compare-one-referral.js'
import { compareCounts } from './counts.js'
import {
  compareConditions,
  compareEqualConditions,
  compareReach,
  compareRules,
  compareThresholds,
  type TwoSides,
} from './defects.js'
import { dice } from './dice.js'
import { type Flawed, flawedRuleSets } from './flawed-rule-sets.js'
import { askedOf, randomAnswers } from './one-referral.js'
import { compareNamed, compareParts } from './parts.js'
import { proofsByBruteForce } from './promises.js'
import { randomRuleSet } from './random-rule-sets.js'
import { compareCauses, compareRedundance, compareTakeAway } from './take-away.js'
import type { Tally } from './tally.js'
import { compareWitnesses } from './witnesses.js'
import { decideEverything } from './worlds.js'

const REFERRALS_EACH = 4
const QUESTIONED_EACH = 12

const bothSides = (name: string, ruleSet: RuleSet): TwoSides => {
  const report = analyse(ruleSet)
  const findings = withConsequences(report.findings)
  return { name, ruleSet, report, findings, everything: decideEverything(ruleSet) }
}

/** Compares every proof, and whether a triage is made. Gives the names of what brute force refutes. */
const compareProofs = ({ everything, name, report, ruleSet }: TwoSides, tally: Tally): readonly string[] => {
  const { outcomes, steps } = proofsByBruteForce(everything, ruleSet)
  tally.count('rule sets')
  tally.count('combinations gone through', everything.world.size)
  tally.count('steps towards more risk gone through', steps)
  for (const { name: proof, status } of report.proofs) {
    const own = outcomes.get(proof)
    const group = proof.startsWith('invariant:') ? 'invariants' : 'promises'
    tally.compare(`${group} ${own}`, own === status, () => `${name} ${proof}: own ${own}, theirs ${status}`)
  }
  tally.compare(
    'the same proofs',
    report.proofs.length === outcomes.size,
    () => `${name}: ${report.proofs.map((proof) => proof.name)} and ${[...outcomes.keys()]}`,
  )
  const refuted = [...outcomes].filter(([, outcome]) => outcome === 'refuted').map(([proof]) => proof)
  const made = safeCreateTriage({ service: services.sp2, ruleSet })
  tally.compare(
    refuted.length > 0 ? 'triages refused' : 'triages made',
    made.ok === (refuted.length === 0) &&
      (made.ok || made.issues.every(({ code }) => code === 'unsafe-rule-set')),
    () => `${name}: made ${made.ok}, refuted ${refuted}`,
  )
  return refuted
}

const compareDefects = (sides: TwoSides, tally: Tally): void => {
  compareRules(sides, tally)
  compareEqualConditions(sides, tally)
  compareReach(sides, tally)
  compareConditions(sides, tally)
  compareThresholds(sides, tally)
  compareParts(sides, tally)
  compareNamed(sides, tally)
  compareTakeAway(sides, tally)
  compareRedundance(sides, tally)
  compareCauses(sides, tally)
}

/** Rule sets in which just one promise breaks, or none. */
export const compareFlawed = (tally: Tally): void => {
  flawedRuleSets().forEach(({ breaks, name, ruleSet }: Flawed) => {
    const sides = bothSides(name, ruleSet)
    const refuted = compareProofs(sides, tally)
    compareWitnesses(sides, tally)
    const isSo = refuted.join() === (breaks ?? '')
    tally.compare(
      `rule sets that break ${breaks === null ? 'nothing' : 'one thing'}`,
      isSo,
      () => `${name}: ${refuted}`,
    )
  })
}

/** Random rule sets: proofs, witnesses, counts and defects. */
export const compareRandom = (often: number, seed: number, tally: Tally): void => {
  for (let time = 0; time < often; time += 1) {
    const sides = bothSides(`rule set ${seed + time}`, randomRuleSet(dice(seed + time)))
    compareProofs(sides, tally)
    compareWitnesses(sides, tally)
    compareCounts(sides, tally)
    compareDefects(sides, tally)
  }
}

/** Referrals under random rule sets that keep the promises: what would change their decisions, and what is worth asking. */
export const compareReferrals = (triages: number, seed: number, tally: Tally): void => {
  let made = 0
  for (let next = seed; made < triages; next += 1) {
    const one = dice(next)
    const ruleSet = { ...randomRuleSet(one, made % 3 > 0), invariants: [] }
    const triage = safeCreateTriage({ service: services.sp2, ruleSet })
    if (!triage.ok) continue
    made += 1
    const asked = askedOf(triage.value, ruleSet)
    const name = `rule set ${next}`
    for (let referral = 0; referral < REFERRALS_EACH; referral += 1)
      compareCounterfactuals(asked, randomAnswers(asked, one), name, tally)
    for (let referral = 0; referral < QUESTIONED_EACH; referral += 1)
      compareQuestions(asked, randomAnswers(asked, one), name, tally)
  }
}
