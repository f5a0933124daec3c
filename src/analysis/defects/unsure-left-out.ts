/**
 * Rules that are met for the answer that worries and not for `unsure`, so that whoever is unsure is let go. Where a rule holds the
 * decision up until somebody asks, `risk-lowers-response` says so; one that only notes what is open falls short in silence.
 */
import type { AnalysisContext } from '../../proof/context.js'
import type { Finding } from '../../proof/finding.js'
import { knownTest } from '../../rule-set/three-valued.js'
import { makeFinding } from '../make-finding.js'
import { type OwnRule, ownRules, type PlacedLeaf, placedLeaves } from './defect.js'

const leftOut = (context: AnalysisContext, own: OwnRule, { isNegated, leaf, path }: PlacedLeaf) => {
  const { outcomes, prover, space, witness } = context
  const { event, name, whenUndetermined } = own.rule
  if (whenUndetermined !== 'note' || (event.type !== 'escalate' && event.type !== 'redirect')) return []
  const definition = space.definitions.get(leaf.fact)
  const worrying = definition?.kind === 'answer' ? definition.riskier : undefined
  const test = knownTest(leaf.operator, leaf.value)
  if (worrying === undefined || isNegated || !test(worrying) || test('unsure')) return []
  const encoding = space.encodings.get(leaf.fact)
  const [unsure, worried] = [encoding?.cellsFor('unsure') ?? null, encoding?.cellsFor(worrying) ?? null]
  if (unsure === null || worried === null) return []
  const asked = prover.askTogether([
    { formula: outcomes.disposition[event.type], fixed: worried, isFalse: false },
    { formula: own.met, fixed: worried, isFalse: false },
    { formula: space.possible, fixed: worried, isFalse: false },
    { formula: outcomes.disposition.accept, fixed: unsure, isFalse: false },
    { formula: space.possible, fixed: unsure, isFalse: false },
  ])
  if (asked.kind !== 'possible') return []
  const { choice } = asked
  const shown = (
    [
      [worrying, worried],
      ['unsure', unsure],
    ] as const
  ).map(([answer, cells]) =>
    witness({ ...space.factsIn(new Map([...choice, ...cells])), [leaf.fact]: answer }),
  )
  return [
    makeFinding('unsure-left-out', {
      rule: name,
      path,
      message: `the rule \`${name}\` leaves out \`unsure\`: with \`${leaf.fact}\` being \`${worrying}\` it is met, and with \`unsure\` somebody is accepted as if it were the other answer`,
      hint: `let it be met for \`unsure\` as well: \`"operator": "in", "value": ["${worrying}", "unsure"]\``,
      witnesses: shown,
    }),
  ]
}

/** Finds escalations and redirects that somebody misses who is unsure of what worries. */
export const unsureLeftOut = (context: AnalysisContext): readonly Finding[] =>
  ownRules(context).flatMap((own) =>
    placedLeaves(own.rule.conditions, [...own.path, 'conditions'], context.ruleSet.conditions).flatMap(
      (placed) => leftOut(context, own, placed),
    ),
  )
