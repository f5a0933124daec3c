import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import { compare } from '../../src/analysis/compare.js'
import { safeCounterfactuals } from '../../src/analysis/counterfactuals.js'
import { safeQuestions } from '../../src/analysis/questions.js'
import { type Issue, TriageError } from '../../src/issue/issue.js'
import { services } from '../../src/service/shipped.js'
import { createTriage } from '../../src/triage.js'
import { policy, redirect, rule, said } from '../support/small-policy.js'

const small = policy([rule('therapy', redirect('gp'), said('substanceDependence'))])
const triage = createTriage({ service: services.sp7 })
const referral = { id: 'R-1', receivedOn: '2026-03-02' }

const thrown = (work: () => unknown): readonly Issue[] => {
  try {
    work()
  } catch (error) {
    if (error instanceof TriageError) return error.issues
    throw error
  }
  return []
}

/** What each says of options that only JavaScript can pass. */
const ASKED: readonly (readonly [string, (options: object) => readonly Issue[]])[] = [
  ['analyse', (options) => thrown(() => analyse(small, options))],
  ['compare', (options) => thrown(() => compare(small, small, options))],
  [
    'questions',
    (options) => {
      const result = safeQuestions(triage, referral, options)
      return result.ok ? [] : result.issues
    },
  ],
  [
    'counterfactuals',
    (options) => {
      const result = safeCounterfactuals(triage, referral, 'accept', options)
      return result.ok ? [] : result.issues
    },
  ],
]

describe.each(ASKED)('%s', (_, issuesOf) => {
  test('passes no slip in an option over: it would answer another question than it was asked', () => {
    for (const slip of ['servise', 'asof', 'limit5', 'limites']) {
      const [first] = issuesOf({ [slip]: {} })
      expect(first).toMatchObject({ code: 'unknown-key', path: ['options', slip] })
    }
    expect(issuesOf([])).toMatchObject([{ code: 'wrong-type', path: ['options'] }])
  })

  test('takes no limit that limits nothing', () => {
    for (const nodes of [Number.NaN, -1, '5']) {
      expect(issuesOf({ limits: { nodes, conflicts: 1 } })).toMatchObject([
        { code: 'wrong-type', path: ['options', 'limits', 'nodes'] },
      ])
    }
    expect(issuesOf({ limits: { node: 5 } })).toMatchObject([{ path: ['options', 'limits', 'node'] }])
  })
})
