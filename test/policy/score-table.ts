/** What the default policy does with the total of a questionnaire, by itself: for the test of its bands, and the table of docs/policy.md. */
import { seenFact, totalFact } from '../../src/facts/catalogue/assessments.js'
import { definitionsOf } from '../../src/facts/catalogue.js'
import type { Facts } from '../../src/facts/fact.js'
import type { Instrument } from '../../src/referral/instrument.js'
import { SHIPPED_INSTRUMENTS } from '../../src/referral/shipped-instruments.js'
import { compileRuleSet } from '../../src/rule-set/compile.js'
import type { Rule, RuleSet } from '../../src/rule-set/rule-set.js'
import type { RuleVerdict } from '../../src/rule-set/verdicts.js'
import { instrumentOnDisk } from './policy-on-disk.js'

/** The questionnaires that ship with a total that has bands. */
export const bandedInstruments: readonly Instrument[] = SHIPPED_INSTRUMENTS.map(instrumentOnDisk).filter(
  ({ bands, total }) => total !== null && bands.length > 0,
)

/** Every total that a questionnaire can come to. */
export const totalsOf = ({ total }: Instrument): readonly number[] =>
  total === null ? [] : Array.from({ length: total.max - total.min + 1 }, (_, index) => total.min + index)

const instruments = SHIPPED_INSTRUMENTS.map(instrumentOnDisk)
const totals: ReadonlyMap<string, string> = new Map(instruments.map((one) => [totalFact(one), one.title]))

/** Somebody without any need or risk, and this one questionnaire. */
const factsWith = (instrument: Instrument, value: number, ruleSet: RuleSet): Facts => {
  const answers = [...definitionsOf(ruleSet).values()].filter(({ kind }) => kind === 'answer')
  return {
    ...Object.fromEntries(answers.map(({ name }) => [name, 'no'])),
    ...Object.fromEntries(instruments.flatMap((one) => (seenFact(one) === null ? [] : [[seenFact(one), 0]]))),
    domesticAbuseIndicated: false,
    needs: [],
    needsCount: 0,
    [totalFact(instrument)]: value,
    ...(seenFact(instrument) === null ? {} : { [seenFact(instrument) ?? '']: value }),
  }
}

const titleOf = (rule: Rule, { actions, pathways, routes }: RuleSet): string => {
  const { event } = rule
  const named = (list: readonly { readonly id: string; readonly title: string }[], id: string) =>
    list.find((one) => one.id === id)?.title ?? id
  if (event.type === 'escalate') return `${named(routes, event.params.route)}, today`
  if (event.type === 'pathway') return `the ${named(pathways, event.params.pathway).toLowerCase()} pathway`
  return event.type === 'action' ? named(actions, event.params.action) : rule.title
}

const asksFor = (verdict: RuleVerdict): readonly string[] => {
  const asked = verdict.decisiveFacts().flatMap((fact) => totals.get(fact) ?? [])
  return asked.slice(0, 1).map((title) => `asks for the ${title}`)
}

/** What the policy does because of the total: what its rules come to with it, and do not come to with the least total. */
export const doneAt = (ruleSet: RuleSet): ((instrument: Instrument, value: number) => readonly string[]) => {
  const { evaluate } = compileRuleSet(ruleSet)
  const done = (instrument: Instrument, value: number) =>
    evaluate(factsWith(instrument, value, ruleSet)).flatMap((verdict): readonly string[] => {
      if (verdict.verdict === 'not-met') return []
      return verdict.verdict === 'met' ? [titleOf(verdict.rule, ruleSet)] : asksFor(verdict)
    })
  return (instrument, value) => {
    const least = new Set(done(instrument, instrument.total?.min ?? 0))
    return [...new Set(done(instrument, value))].filter((one) => !least.has(one))
  }
}

/** The bands of every questionnaire, each with what the policy does there. */
export const scoreTable = (ruleSet: RuleSet): string => {
  const done = doneAt(ruleSet)
  const rows = bandedInstruments.flatMap((instrument) =>
    instrument.bands.map(
      ({ max, min, title }) =>
        `| ${instrument.title} | ${min} to ${max} | ${title} | ${done(instrument, min).join('; ') || '–'} |`,
    ),
  )
  return ['| Questionnaire | Total | Band | What the policy does |', '|---|---|---|---|', ...rows].join('\n')
}
