import '../../../src/testing/jest.js'
import '../../../src/testing/vitest.js'
import type { Matchers as ImportedJestMatchers } from 'expect'
import { expectTypeOf, test, expect as vitestExpect } from 'vitest'
import type { Decision } from '../../../src/decision/decision.js'
import type { TriageMatchers } from '../../../src/testing/matchers/expectations.js'
import { triageMatchers } from '../../../src/testing/matchers/triage-matchers.js'

declare const decision: Decision
declare const globalJest: jest.Matchers<void, Decision>
declare const importedJest: ImportedJestMatchers<void, Decision>

test("vitest's `expect` has the matchers, and takes nothing but what they take", () => {
  vitestExpect.extend(triageMatchers)
  vitestExpect(decision).toEscalate({ to: 'crisis-team', within: 'PT4H' })
  vitestExpect(decision).not.toAccept('light', { weeks: { min: 6, max: 8 } })
  vitestExpect(decision).toAskFor('selfHarm')
  vitestExpect(decision).toRedirectTo('gp')
  vitestExpect(decision).toHaveReason('holistic-many-needs')
  expectTypeOf(vitestExpect(Promise.resolve(decision)).resolves.toEscalate()).toEqualTypeOf<Promise<void>>()
  // @ts-expect-error a destination is needed
  vitestExpect(decision).toRedirectTo()
  // @ts-expect-error there is no such option
  vitestExpect(decision).toEscalate({ by: 'PT4H' })
  // @ts-expect-error weeks are numbers
  vitestExpect(decision).toAccept('light', { weeks: '8' })
})

test("Jest's `expect` has them, global or imported", () => {
  expectTypeOf(globalJest).toExtend<TriageMatchers<void>>()
  expectTypeOf(importedJest).toExtend<TriageMatchers<void>>()
  expectTypeOf<jest.Matchers<Promise<void>, Decision>['toEscalate']>().returns.toEqualTypeOf<Promise<void>>()
})
