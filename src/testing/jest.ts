/**
 * Takes: nothing; there is no code here. `import 'referral-triage/testing/jest'` for the types.
 * Gives: the triage matchers in the types of Jest's `expect`, global or imported, once `expect.extend(triageMatchers)`
 * has been called.
 * May import: the types of Jest, and nothing at run time.
 */
import type { TriageMatchers } from './matchers/expectations.js'

export type { TriageMatchers } from './matchers/expectations.js'

declare global {
  namespace jest {
    /** Of the global `expect` (`@types/jest`). */
    interface Matchers<R, T> extends TriageMatchers<R> {}
  }
}

declare module 'expect' {
  /** Of the `expect` that `@jest/globals` gives. */
  interface Matchers<R, T> extends TriageMatchers<R> {}
}
