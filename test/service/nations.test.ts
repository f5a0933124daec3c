/** The nations: what ships, and what a service may give as its own. */
import { describe, expect, test } from 'vitest'
import { digestOf } from '../../src/rule-set/digest.js'
import { type Nation, NationId, textsOfNation } from '../../src/service/nation.js'
import { parseNation } from '../../src/service/parse-nation.js'
import { parseService } from '../../src/service/parse-service.js'
import { nations } from '../../src/service/shipped-nations.js'
import { nationOnDisk } from '../policy/policy-on-disk.js'

const issuesOf = (nation: unknown) => {
  const read = parseService({ id: 'ours', title: 'Our service', nation })
  return read.ok ? [] : read.issues.map(({ code, path }) => `${code} at ${path.join('.')}`)
}

const without = (nation: Nation, term: string): unknown => ({
  ...nation,
  terms: Object.fromEntries(Object.entries(nation.terms).filter(([name]) => name !== term)),
})

const withTerm = (nation: Nation, term: string, text: string): unknown => ({
  ...nation,
  terms: { ...nation.terms, [term]: { text, basis: 'D', source: 'a test' } },
})

const scotland = nationOnDisk('scotland')

describe.each(NationId.options)('the nation %s', (id) => {
  test('ships as its document says, under its digest', () => {
    const document = nationOnDisk(id)
    expect(nations[id]).toEqual(textsOfNation(document, digestOf(document)))
  })

  test('has every term that any nation has, but for support lines of its own', () => {
    const names = (one: NationId) => Object.keys(nations[one].terms).filter((name) => name !== 'supportLine')
    expect(names(id)).toEqual(names('england'))
  })

  test('says where each of its texts comes from', () => {
    const { ages, helplines, terms } = nationOnDisk(id)
    for (const one of [...Object.values(ages), ...helplines, ...Object.values(terms)]) {
      expect(one.source).toMatch(/\w{3}/)
      expect(one.basis).toMatch(/^[FDM]$/)
    }
  })
})

describe('a nation of one’s own', () => {
  test('is taken as a whole document', () => {
    expect(issuesOf({ ...scotland, id: 'isle-of-man', title: 'Isle of Man' })).toEqual([])
  })

  test('may add terms', () => {
    expect(issuesOf(withTerm(scotland, 'localLine', 'the island’s own line'))).toEqual([])
  })

  test.each(['emergencyNumber', 'crisisContact', 'crisisFallback', 'crisisAction'])(
    'without `%s` is refused: somebody in a crisis would reach nobody',
    (term) => {
      expect(issuesOf(without(scotland, term))).toEqual([`missing at nation.terms.${term}`])
    },
  )

  test.each([
    ['emergencyNumber', 'the emergency services'],
    ['crisisContact', 'tbc'],
  ])('whose `%s` is %j is refused: nobody could use it', (term, text) => {
    expect(issuesOf(withTerm(scotland, term, text))).toEqual([
      `contact-not-usable at nation.terms.${term}.text`,
    ])
  })

  test.each(['emergency', 'crisis'] as const)('without a helpline for an %s is refused', (purpose) => {
    const helplines = scotland.helplines.filter((one) => one.purpose !== purpose)
    expect(issuesOf({ ...scotland, helplines })).toEqual(['missing at nation.helplines'])
  })

  test('holds no place itself: what is filled in is filled in once', () => {
    expect(issuesOf(withTerm(scotland, 'crisisAction', 'ring {crisisContact}'))).toEqual([
      'wrong-format at nation.terms.crisisAction.text',
    ])
  })
})

test('a nation that does not ship is named as such, with what was probably meant', () => {
  const read = parseService({ id: 'ours', title: 'Our service', nation: 'Scotland' })
  expect(read.ok ? [] : read.issues).toMatchObject([{ code: 'not-allowed', path: ['nation'] }])
  expect(parseNation('scotland').ok).toBe(false)
})

test('every nation that ships protects people as children up to the same age: proofs for every service rest on it', () => {
  expect(new Set(Object.values(nations).map(({ ages }) => ages.child))).toEqual(new Set([18]))
})

describe('a nation of one’s own leaves nobody out', () => {
  const { ages } = scotland
  const aged = (age: keyof Nation['ages'], years: number) => ({
    ...scotland,
    ages: { ...ages, [age]: { ...ages[age], years } },
  })

  test('between the protection of children and that of adults', () => {
    expect(issuesOf(aged('adultProtection', 21))).toEqual([
      'range-inverted at nation.ages.adultProtection.years',
    ])
  })

  test('who is no child, and not of age', () => {
    expect(issuesOf(aged('child', 1))).toEqual([
      'range-inverted at nation.ages.majority.years',
      'range-inverted at nation.ages.adultProtection.years',
    ])
  })

  test('who reads the sentence of a helpline: it names the number to call', () => {
    const helplines = scotland.helplines.map((one) => ({ ...one, text: 'Somebody will listen to you.' }))
    expect(issuesOf({ ...scotland, helplines })).toEqual(
      helplines.map((_, index) => `contact-not-usable at nation.helplines.${index}.text`),
    )
  })
})
