import { describe, expect, test } from 'vitest'
import { definitionsOf, factCatalogue, LOCAL_PREFIX } from '../../src/facts/catalogue.js'
import { isInDomain } from '../../src/facts/fact.js'
import { Client, Risks } from '../../src/referral/referral.js'
import { LOCAL_FACTS } from '../../src/testing/arbitraries/fact-values.js'
import { FLOOR_FACTS } from '../support/safety-answers.js'

describe('the catalogue of facts', () => {
  test('names each fact once, and none as if it were local', () => {
    const names = factCatalogue.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.filter((name) => name.startsWith(LOCAL_PREFIX))).toEqual([])
  })

  test.each(factCatalogue)('says of $name what it means, what to ask and where it comes from', (fact) => {
    for (const text of [fact.title, fact.description, fact.derivation]) expect(text).toMatch(/\w{3}/)
    expect(fact.question).toMatch(/\?$/)
  })

  test('begins with the safety screen, and marks just that as safety', () => {
    const safety = factCatalogue.filter((fact) => fact.safety).map(({ name }) => name)
    expect(safety).toEqual([...FLOOR_FACTS])
    expect(factCatalogue.slice(0, safety.length).map(({ name }) => name)).toEqual(safety)
  })

  test('orders every value of a choice that has riskier values, each once', () => {
    const choices = factCatalogue.filter((fact) => fact.kind === 'choice' && fact.riskier !== undefined)
    expect(choices.length).toBeGreaterThan(0)
    for (const choice of choices) {
      if (choice.kind !== 'choice') continue
      expect([...(choice.riskier ?? [])].sort()).toEqual([...choice.values].sort())
    }
  })

  test('takes in everything that a referral says of risks and of the client', () => {
    const asked = [...Object.keys(Risks.shape), ...Object.keys(Client.shape)]
    const known: readonly string[] = factCatalogue.map(({ name }) => name)
    const notFacts = asked.filter((name) => !known.includes(name))
    expect(notFacts).toEqual(['id', 'dateOfBirth']) // the date of birth is the fact `age`
  })

  test('is followed by the local facts of a rule set, each set with the number of its members', () => {
    const names = [...definitionsOf({ localFacts: LOCAL_FACTS }).keys()]
    const own = [...LOCAL_FACTS.map(({ name }) => name), 'local.languagesCount']
    expect(names).toEqual([...factCatalogue.map(({ name }) => name), ...own])
  })
})

describe('the domain of a fact', () => {
  const [inCatchment, weeksWaiting, transport, hasPhone, languages] = LOCAL_FACTS

  test.each([
    [inCatchment, [true, false], ['true', 1, 'yes']],
    [weeksWaiting, [0, 26, 52], [-1, 53, 2.5, '3', true]],
    [transport, ['bus', 'none'], ['Bus', '', 'tram', ['bus']]],
    [hasPhone, ['yes', 'no', 'unsure', 'declined'], [true, 'maybe', 'YES', '']],
    [languages, [[], ['polish'], ['bengali', 'english']], ['polish', ['polish', 'polish'], ['welsh'], [1]]],
  ] as const)('$name has its own values, the unknown, and no others', (definition, inside, outside) => {
    for (const value of [null, ...inside])
      expect([value, isInDomain(definition, value)]).toEqual([value, true])
    for (const value of [undefined, {}, Number.NaN, ...outside])
      expect([value, isInDomain(definition, value)]).toEqual([value, false])
  })
})
