/**
 * Takes: nothing; there is no code here. `import 'referral-triage/testing/vitest'` for the types.
 * Gives: the triage matchers in the types of vitest's `expect`, once `expect.extend(triageMatchers)` has been called.
 * May import: the types of vitest, and nothing at run time.
 */
import type {} from 'vitest'
import type { TriageMatchers } from './matchers/expectations.js'

export type { TriageMatchers } from './matchers/expectations.js'

declare module 'vitest' {
  // The parameter must have the name that vitest gives it.
  interface Matchers<T> extends TriageMatchers<void> {}
}
