/** What witnesses show, decided again: whether decisions are as a finding says. */

import type { Decision } from '../../../src/decision/decision.js'
import type { Examination } from '../../../src/decision/examination.js'
import { unwrap } from '../../../src/issue/issue.js'
import type { Finding, Witness } from '../../../src/proof/finding.js'
import { ROUTE_KINDS } from '../../../src/referral/vocabulary.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { safetyFloor } from '../../../src/rule-set/shipped.js'
import { rung } from '../../support/ladder.js'
import { intensity, soonest } from '../../support/no-less.js'
import { flooredTriageOf } from './triage-of.js'

const reaches = ({ escalations }: Decision, is: (route: Decision['escalations'][number]) => boolean) =>
  escalations.some(is)

/** Whether a decision is other than an invariant says. */
const isBroken = (ruleSet: RuleSet, { path }: Finding, decision: Decision): boolean => {
  const then = ruleSet.invariants[Number(path[1])]?.then
  if (then === undefined) return false
  const { disposition, notPathway, route, routeKind } = then
  return (
    disposition?.includes(decision.disposition) === false ||
    (notPathway !== undefined && [decision.pathway, decision.provisionalPathway].includes(notPathway)) ||
    (route !== undefined && !reaches(decision, (one) => one.route === route)) ||
    (routeKind !== undefined && !reaches(decision, ({ kind }) => kind === routeKind))
  )
}

const floorRoutes = new Map(safetyFloor().routes.map(({ id, kind }) => [id, kind]))

const isAsSaid = (ruleSet: RuleSet, finding: Finding, shown: readonly Examination[]): boolean => {
  const [first, second] = shown.map(({ decision }) => decision)
  if (first === undefined) return true
  switch (finding.code) {
    case 'risk-lowers-response':
      return second !== undefined && rung(second.disposition) < rung(first.disposition)
    case 'risk-loses-route':
      return second !== undefined && ROUTE_KINDS.some((kind) => soonest(second, kind) > soonest(first, kind))
    case 'risk-lightens-pathway':
      return second !== undefined && intensity(second, ruleSet) < intensity(first, ruleSet)
    case 'worn-out-answer-lowers':
      return (
        second !== undefined &&
        (rung(second.disposition) < rung(first.disposition) ||
          ROUTE_KINDS.some((kind) => soonest(second, kind) > soonest(first, kind)) ||
          intensity(second, ruleSet) < intensity(first, ruleSet))
      )
    case 'broken-invariant':
      return isBroken(ruleSet, finding, first)
    case 'danger-without-floor-route':
      return !reaches(first, ({ route }) => floorRoutes.get(route) === 'specialist-mental-health')
    case 'unknown-safety-let-go':
      return first.disposition === 'redirect' || first.pathway === ruleSet.pathways[0]?.id
    case 'unsure-left-out':
      return first.disposition !== 'accept' && second?.disposition === 'accept'
    case 'pathway-by-default':
      return shown.every(({ rules }) =>
        rules.every(
          ({ event, onlyNotes, verdict }) =>
            event.type !== 'pathway' || verdict === 'not-met' || (verdict === 'undetermined' && onlyNotes),
        ),
      )
    default:
      return shown.every(({ rules }) =>
        rules.every(({ rule, verdict }) => rule !== finding.rule || verdict !== 'not-met'),
      )
  }
}

const examined = (ruleSet: RuleSet, { asOf, referral, service }: Witness): Examination => {
  const result = flooredTriageOf(ruleSet, service).safeExamine(referral, { asOf })
  return unwrap(result)
}

/** What is not so of a finding and its witnesses; nothing if all is as it says. */
export const notShown = (ruleSet: RuleSet, finding: Finding): readonly string[] => {
  const shown = finding.witnesses.map((witness) => examined(ruleSet, witness))
  const decided = shown.flatMap(({ decision }, index) => {
    const { disposition, pathway } = decision
    const said = finding.witnesses[index]
    const isSame =
      disposition === said?.disposition && (pathway ?? decision.provisionalPathway) === said.pathway
    return isSame ? [] : [`witness ${index} is decided another way`]
  })
  return isAsSaid(ruleSet, finding, shown) ? decided : [...decided, 'its witnesses do not show it']
}
