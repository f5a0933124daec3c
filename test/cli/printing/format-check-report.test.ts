import { expect, test } from 'vitest'
import { formatCheckReport } from '../../../src/cli/printing/format-check-report.js'

test('a report says which defects were not looked for to the end, and nothing of it where all were', () => {
  const report = (unfinished: readonly 'rule-redundant'[]) =>
    formatCheckReport({
      ruleSet: null,
      extends: null,
      services: [],
      unusable: [],
      findings: [],
      forSignature: null,
      analysis: {
        method: 'search',
        proofs: [],
        unfinished,
        outcomes: {
          dispositions: { accept: null, redirect: null, 'request-information': null, escalate: null },
          pathways: {},
        },
        size: { facts: 60, variables: 60, rules: 500, assignments: null, nodes: 0 },
      },
    }).sections.find(({ heading }) => heading.startsWith('Not looked for to the end'))
  expect(report([])).toBeUndefined()
  expect(JSON.stringify(report(['rule-redundant']))).toContain(
    'rule-redundant: without the rule every decision would be the same.',
  )
})
