/** What several explanations say in the same words must not change because somebody wrote to one of them. */
import { expect, test } from 'vitest'
import { explainToClient } from '../../src/explain/client/explain-to-client.js'
import { explainToLinkWorker } from '../../src/explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../src/explain/referrer/explain-to-referrer.js'
import { cases } from './support/decisions.js'

/** Writes to everything that can be written to. */
const spoil = (data: unknown): void => {
  if (typeof data !== 'object' || data === null) return
  for (const [key, value] of Object.entries(data)) {
    spoil(value)
    Reflect.set(data, key, 'spoilt')
  }
}

test.each(cases)('an explanation that was written to leaves the next as it was: %s', (_, one) => {
  for (const explain of [explainToLinkWorker, explainToReferrer, explainToClient]) {
    const before = JSON.stringify(explain(one))
    spoil(explain(one))
    expect(JSON.stringify(explain(one))).toBe(before)
  }
})
