import { describe, expect, test } from 'vitest'
import { SHIPPED_INSTRUMENTS } from '../../src/referral/shipped-instruments.js'
import type { Condition } from '../../src/rule-set/condition.js'
import type { RuleSet, RuleSource } from '../../src/rule-set/rule-set.js'
import { instrumentOnDisk, ruleSetOnDisk } from './policy-on-disk.js'

/** What is commonly done, and stands in no document: it says so, and nobody may rely on it. */
const NO_DOCUMENT = 'field-practice'
/** Its documents stand with each questionnaire. */
const INSTRUMENTS = 'instruments'

const comparesWithNumber = (condition: Condition, named: RuleSet['conditions']): boolean => {
  if ('fact' in condition) return typeof condition.value === 'number'
  if ('not' in condition) return comparesWithNumber(condition.not, named)
  if ('condition' in condition) {
    const definition = named[condition.condition]
    return definition !== undefined && comparesWithNumber(definition, named)
  }
  return ('all' in condition ? condition.all : condition.any).some((one) => comparesWithNumber(one, named))
}

/** Every number of a rule set, by where it stands: of rules, of pathways and of how long things hold. */
const numbersOf = ({
  conditions,
  holds = {},
  pathways,
  rules,
}: RuleSet): readonly (readonly [string, RuleSource | undefined])[] => [
  ...rules
    .filter((rule) => comparesWithNumber(rule.conditions, conditions))
    .map(({ name, source }) => [`the rule ${name}`, source] as const),
  ...pathways.map(({ id, source }) => [`the pathway ${id}`, source] as const),
  ...Object.entries(holds).map(([name, hold]) => [`what holds: ${name}`, hold?.source] as const),
]

describe.each([ruleSetOnDisk('safety-floor'), ruleSetOnDisk('social-prescribing')])(
  'the sources of $id',
  (ruleSet) => {
    const { rules, sources } = ruleSet
    const byId = new Map(sources.map((source) => [source.id, source]))

    test('name a document each, by its year or by where it can be read', () => {
      for (const { id, title, url } of sources) {
        if (id === NO_DOCUMENT || id === INSTRUMENTS) continue
        expect([id, url !== undefined || /\b(?:19|20)\d\d\b/.test(title)]).toEqual([id, true])
      }
    })

    test('are each used', () => {
      const used = new Set(
        [...rules.map(({ source }) => source), ...numbersOf(ruleSet).map(([, source]) => source)].map(
          (source) => source?.ref,
        ),
      )
      expect(sources.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
    })

    test.each(numbersOf(ruleSet))('%s has a source with a letter, and a place in it', (_, source) => {
      expect(byId.has(source?.ref ?? '')).toBe(true)
      expect(source?.basis).toMatch(/^[FDM]$/)
      expect(source?.locator).toMatch(/\S/)
    })

    test('are common practice where nothing better was found, and are then never called found', () => {
      const all = [...rules.map(({ source }) => source), ...numbersOf(ruleSet).map(([, source]) => source)]
      for (const source of all) if (source?.ref === NO_DOCUMENT) expect(source.basis).not.toBe('F')
    })
  },
)

test('each questionnaire that ships says what its numbers rest on, and where it was published', () => {
  for (const one of SHIPPED_INSTRUMENTS.map(instrumentOnDisk)) {
    expect(one.citation).toMatch(/\b(?:19|20)\d\d\b|Office for National Statistics/)
    const told = (one.basis ?? []).map(({ of }) => of).join('; ')
    if (one.total !== null) expect([one.id, told]).toEqual([one.id, expect.stringMatching(/total|cut/)])
    if (one.bands.length > 0) expect([one.id, told]).toEqual([one.id, expect.stringMatching(/bands|cut/)])
  }
})

test('a rule that rests on questionnaires names each that it compares with a number', () => {
  const { conditions, rules } = ruleSetOnDisk('social-prescribing')
  const named = (condition: Condition): readonly string[] => {
    if ('fact' in condition) return typeof condition.value === 'number' ? [condition.fact] : []
    if ('not' in condition) return named(condition.not)
    if ('condition' in condition) {
      const definition = conditions[condition.condition]
      return definition === undefined ? [] : named(definition)
    }
    return ('all' in condition ? condition.all : condition.any).flatMap(named)
  }
  const titles = new Map(
    SHIPPED_INSTRUMENTS.map(instrumentOnDisk).map(({ id, title }) => [id.replaceAll('-', ''), title]),
  )
  for (const rule of rules.filter(({ source }) => source.ref === INSTRUMENTS)) {
    const asked = named(rule.conditions).flatMap(
      (fact) => titles.get(fact.replace(/(Seen|Total)$/, '')) ?? [],
    )
    expect(asked.length).toBeGreaterThan(0)
    for (const title of asked)
      expect([rule.name, rule.source.locator]).toEqual([rule.name, expect.stringContaining(title)])
  }
})
