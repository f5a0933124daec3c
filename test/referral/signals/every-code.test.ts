import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SignalCodes } from '../../policy/signal-codes-schema.js'
import { concept, condition, observation, seen } from './fhir.js'

const list = SignalCodes.parse(JSON.parse(readFileSync('rules/safety-floor/signals/codes.json', 'utf8')))

describe('A code of the list', () => {
  test('counts for every code that the list has, wherever FHIR keeps it', () => {
    const finding = fc.constantFrom(...list.codes.filter(({ kind }) => kind === 'finding'))
    fc.assert(
      fc.property(finding, fc.boolean(), ({ code, risk, said, system }, asProblem) => {
        const uri = list.systems[system]?.uris[0] ?? ''
        const input = asProblem
          ? condition(concept(uri, code))
          : { resourceType: 'ServiceRequest', reasonCode: [concept(uri, code)] }
        expect(seen(input)).toEqual([said === undefined ? `${risk}: yes` : `${risk}: yes, ${said}`])
      }),
    )
  })

  test('a question of the list is one where it is answered with yes, and none with no', () => {
    for (const { code, kind, risk, system } of list.codes) {
      if (kind !== 'question') continue
      const asked = concept(list.systems[system]?.uris[0] ?? '', code)
      expect(seen(observation(asked, { valueBoolean: true })), code).toEqual([`${risk}: yes`])
      expect(seen(observation(asked, { valueBoolean: false })), code).toEqual([])
    }
  })
})
