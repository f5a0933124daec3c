import { expect, inject, test } from 'vitest'
import { outcomeOf } from '../beside/outcome-of.js'

// What `*.test-d.ts` expect of types is checked by compiling them.
test('every source and every test has the types that it says, and mistakes are seen while typing', async () => {
  expect(await outcomeOf(inject('compiled'))).toBe('')
})
