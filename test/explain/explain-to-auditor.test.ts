import { describe, expect, test } from 'vitest'
import { explainToAuditor } from '../../src/explain/explain-to-auditor.js'
import { formatExplanation } from '../../src/explain/format-explanation.js'
import { acceptedHolistic } from './support/decisions.js'
import {
  examination,
  examinedEscalated,
  examinedHolistic,
  examinedUnknown,
  leaf,
  rule,
} from './support/examinations.js'
import { RISK_LEVELS, textOf } from './support/texts.js'

test.each([
  ['accepted', examinedHolistic()],
  ['escalated', examinedEscalated()],
  ['about whom nothing is known', examinedUnknown()],
])('an auditor can follow every rule for a person %s', (_, one) => {
  expect(formatExplanation(explainToAuditor(one), { width: 110 })).toMatchSnapshot()
})

describe('the page for an auditor', () => {
  test('has every rule once, under its verdict', () => {
    for (const one of [examinedHolistic(), examinedEscalated(), examinedUnknown()]) {
      const lines = explainToAuditor(one).sections.flatMap(({ heading, lines }) =>
        lines.map(({ text }) => [heading.replace(/ \(\d+\)$/, ''), text] as const),
      )
      const headings = {
        met: 'Rules met',
        undetermined: 'Rules that could not be decided',
        'not-met': 'Rules not met',
      }
      for (const { rule: name, verdict } of one.rules) {
        const places = lines.filter(([, text]) => text.startsWith(`\`${name}\`: `))
        expect(places.map(([heading]) => heading)).toEqual([headings[verdict]])
      }
    }
  })

  test('has every leaf: what it asks in words and in the rule’s own terms, what it found and where from', () => {
    expect(textOf(explainToAuditor(examinedHolistic()))).toContain(
      'true, decisive: number of different needs is at least 3. `needsCount greaterThanInclusive 3`, found `4` (computed from `needs`)',
    )
  })

  test('says unknown where nobody asked, and which rules that holds up', () => {
    const text = textOf(explainToAuditor(examinedUnknown()))
    expect(text).toContain('suicidal thoughts now (`suicidalThoughts`): not known')
    expect(text).toContain('found `null (not known)` (unknown)')
    expect(text).toContain('holds the decision up')
  })

  test('shows an inference as one', () => {
    const one = examination(acceptedHolistic(), [
      rule('danger', 'Danger', { type: 'escalate', params: { route: 'x', reason: 'danger' } }, 'not-met', [
        leaf('immediateDanger', 'equal', 'yes', 'no', 'false'),
      ]),
    ])
    const inferred = {
      ...one,
      origins: { immediateDanger: { value: 'no', origin: 'inferred', from: ['risks.selfHarm'] } },
    } as const
    expect(textOf(explainToAuditor(inferred))).toContain('inferred from `risks.selfHarm`')
  })

  test('has the title of a local fact, and what the decision was made with', () => {
    const text = textOf(explainToAuditor(examinedHolistic()))
    expect(text).toContain('lives in the area (`local.inCatchment`)')
    expect(text).toContain('rule set: `social-prescribing` 0.1.0')
    expect(text).toContain(`digest ${'a'.repeat(64)}`)
    expect(text).toContain('decided as of: 2026-03-02')
  })

  test('gives no level or score of risk', () => {
    for (const one of [examinedHolistic(), examinedEscalated(), examinedUnknown()]) {
      expect(textOf(explainToAuditor(one))).not.toMatch(RISK_LEVELS)
    }
  })
})
