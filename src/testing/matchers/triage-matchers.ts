/** The matchers: for `expect.extend` in vitest and Jest, and as `assertThat` for runners without an `expect`. */
import { throwIssues } from '../../simulation/known-names.js'
import type { TriageMatchers } from './expectations.js'
import type { Expected } from './expected.js'
import {
  expectedAcceptance,
  expectedEscalation,
  expectedQuestion,
  expectedReason,
  expectedRedirect,
} from './expected-outcomes.js'
import { failureText } from './failure-text.js'
import { subjectOf } from './subject.js'

/** What a matcher gives to a test runner. The message is worked out when it is asked for. */
export interface Matched {
  /** Whether it is as expected, without regard to a `.not`. */
  readonly pass: boolean
  /** What to show if the test fails. */
  readonly message: () => string
}

/**
 * Compares. A referral that could not be decided is neither so nor not so: it passes with no expectation, and with
 * none that begins with `not`.
 */
const matched = (received: unknown, expected: Expected, isNot: boolean): Matched => {
  const subject = subjectOf(received)
  if (subject.made !== null) throwIssues(expected.nameIssues(subject.made.triage.ruleSet))
  const { decision } = subject
  return {
    pass: decision === null ? isNot : expected.isSo(decision),
    message: () => failureText(expected, subject, isNot),
  }
}

/** What vitest and Jest call `this`: whether `.not` stands before the matcher. */
interface Runner {
  readonly isNot?: boolean
}

/** A matcher of what `expectedOf` makes of its arguments. */
const matcher = <Arguments extends readonly unknown[]>(expectedOf: (...given: Arguments) => Expected) =>
  function (this: Runner | undefined, received: unknown, ...given: Arguments): Matched {
    return matched(received, expectedOf(...given), this?.isNot === true)
  }

/**
 * The matchers for `expect.extend(triageMatchers)`, in vitest and in Jest. They take a decision, an examination, what
 * `safeDecide` gives, or `{ triage, referral }`. Their types are in `referral-triage/testing/vitest` and `…/jest`.
 */
export const triageMatchers = {
  /** See `TriageMatchers`. */
  toEscalate: matcher(expectedEscalation),
  /** See `TriageMatchers`. */
  toAskFor: matcher(expectedQuestion),
  /** See `TriageMatchers`. */
  toRedirectTo: matcher(expectedRedirect),
  /** See `TriageMatchers`. */
  toAccept: matcher(expectedAcceptance),
  /** See `TriageMatchers`. */
  toHaveReason: matcher(expectedReason),
}

/** What `assertThat` throws where something is not so: any test runner shows it as a failed test. */
export class TriageAssertionError extends Error {
  /** What test runners tell a failed test from an error by. */
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
export const assertThat = (
  received: unknown,
): TriageMatchers & {
  /** The same, of what must not be so. */
  readonly not: TriageMatchers
} => ({
  ...asserting(received, false),
  not: asserting(received, true),
})
