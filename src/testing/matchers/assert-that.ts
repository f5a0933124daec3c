import type { TriageMatchers } from './expectations.js'
import { type Matched, triageMatchers } from './triage-matchers.js'

/** What `assertThat` throws where something is not so: any test runner shows it as a failed test. */
export class TriageAssertionError extends Error {
  override readonly name = 'AssertionError'
  /** What Node and others look for. */
  readonly code = 'ERR_ASSERTION'
}

const asserting = (received: unknown, isNot: boolean): TriageMatchers => {
  const runner = { isNot }
  const held = ({ message, pass }: Matched): void => {
    if (pass === isNot) throw new TriageAssertionError(message())
  }
  return {
    toEscalate: (expected) => held(triageMatchers.toEscalate.call(runner, received, expected)),
    toAskFor: (fact) => held(triageMatchers.toAskFor.call(runner, received, fact)),
    toRedirectTo: (destination) => held(triageMatchers.toRedirectTo.call(runner, received, destination)),
    toAccept: (pathway, expected) => held(triageMatchers.toAccept.call(runner, received, pathway, expected)),
    toHaveReason: (rule) => held(triageMatchers.toHaveReason.call(runner, received, rule)),
  }
}

/**
 * The matchers for test runners without an `expect`, such as node:test: `assertThat(triage.decide(referral)).toEscalate()`,
 * `assertThat(…).not.toEscalate()`. Takes what the matchers take; throws `TriageAssertionError` where it is not so.
 */
export const assertThat = (received: unknown): TriageMatchers & { readonly not: TriageMatchers } => ({
  ...asserting(received, false),
  not: asserting(received, true),
})
