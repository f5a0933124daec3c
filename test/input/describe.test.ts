import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { describe } from '../../src/input/describe.js'

const Answer = z.enum(['yes', 'no'])

test('a schema can be described anew at each place of its use', () => {
  const carer = Answer.apply(describe, { description: 'Whether the client is a carer.' })
  const consent = Answer.apply(describe, { description: 'Whether the client agrees.' })
  const told = [Answer, carer, consent].map((one) => z.globalRegistry.get(one)?.description)
  expect(told).toEqual([undefined, 'Whether the client is a carer.', 'Whether the client agrees.'])
})

test('a description is no check: reading runs none for it', () => {
  expect(Answer.apply(describe, { description: 'Whether the client agrees.' }).def.checks ?? []).toEqual([])
})
