import { describe, expect, test } from 'vitest'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { inShort, issuesOf } from './support/issues-of.js'
import { policyWith, smallPolicy } from './support/small-policy.js'

const twice = (
  list:
    | 'sources'
    | 'pathways'
    | 'routes'
    | 'destinations'
    | 'actions'
    | 'localFacts'
    | 'invariants'
    | 'rules',
) => {
  const document = smallPolicy()
  const members: readonly unknown[] = document[list]
  return { ...document, [list]: [...members, members[0]] }
}

describe('a rule set is refused, with a code of its own,', () => {
  test.each([
    ['sources', 'sources[1].id'],
    ['pathways', 'pathways[2].id'],
    ['routes', 'routes[1].id'],
    ['destinations', 'destinations[1].id'],
    ['actions', 'actions[1].id'],
    ['localFacts', 'localFacts[3].name'],
    ['invariants', 'invariants[1].name'],
    ['rules', 'rules[2].name'],
  ] as const)('for two %s of one name', (list, path) => {
    const result = parseRuleSet(twice(list))
    expect(inShort(result)).toEqual([`duplicate-name at ${path}`])
    expect(issuesOf(result)[0]?.hint).toContain(`${list}[0]`)
  })

  test.each([
    ['a key nobody knows', ['pathway'], [], 'unknown-key', 'pathway', /did you mean `pathways`\?/],
    [
      'no rules: a directory is not a bundle',
      ['rules'],
      undefined,
      'missing',
      'rules',
      /bundled into one document/,
    ],
    ['no envelope', ['envelope'], undefined, 'missing', 'envelope', /leave/],
    ['a version of one number', ['version'], '1', 'wrong-format', 'version', /1\.0\.0/],
    [
      'a day that the calendar has not',
      ['effective', 'from'],
      '2026-02-30',
      'not-a-date',
      'effective.from',
      /YYYY-MM-DD/,
    ],
    [
      'an end before the beginning',
      ['effective', 'to'],
      '2025-12-31',
      'range-inverted',
      'effective.to',
      undefined,
    ],
    [
      'an envelope below six weeks',
      ['envelope', 'weeks', 'min'],
      5,
      'weeks-outside-envelope',
      'envelope.weeks.min',
      /6 to 12/,
    ],
    [
      'an envelope above twelve weeks',
      ['envelope', 'weeks', 'max'],
      13,
      'weeks-outside-envelope',
      'envelope.weeks.max',
      /6 to 12/,
    ],
    [
      'weeks of a pathway below the envelope',
      ['pathways', 0, 'weeks', 'min'],
      5,
      'weeks-outside-envelope',
      'pathways[0].weeks.min',
      /6 to 12/,
    ],
    [
      'weeks of a pathway above the envelope',
      ['pathways', 1, 'weeks', 'max'],
      13,
      'weeks-outside-envelope',
      'pathways[1].weeks.max',
      /6 to 12/,
    ],
    [
      'weeks upside down',
      ['pathways', 0, 'weeks'],
      { min: 8, max: 6 },
      'range-inverted',
      'pathways[0].weeks.min',
      /swap/,
    ],
    [
      'contacts upside down',
      ['pathways', 1, 'contacts'],
      { min: 8, max: 6 },
      'range-inverted',
      'pathways[1].contacts.min',
      /swap/,
    ],
    ['half a week', ['pathways', 0, 'weeks', 'min'], 6.5, 'wrong-type', 'pathways[0].weeks.min', undefined],
    [
      'a route within a month, whose length varies',
      ['routes', 0, 'within'],
      'P1M',
      'wrong-format',
      'routes[0].within',
      /`P1D`/,
    ],
    [
      'a route of a kind that is not declared',
      ['routes', 0, 'kind'],
      'clinicians',
      'unknown-word',
      'routes[0].kind',
      /did you mean `clinician`\?; a kind of your own is declared in `vocabulary.routeKinds`/,
    ],
    [
      'an invariant about a kind of route that is not declared',
      ['invariants', 0, 'then', 'routeKind'],
      'police',
      'unknown-word',
      'invariants[0].then.routeKind',
      /a kind of your own is declared/,
    ],
    [
      'a place that takes on a need that is not declared',
      ['destinations', 0, 'covers'],
      ['lonelyness'],
      'unknown-word',
      'destinations[0].covers[0]',
      /did you mean `loneliness`\?/,
    ],
    [
      'a place that takes a need on twice',
      ['destinations', 0, 'covers'],
      ['money', 'money'],
      'duplicate-name',
      'destinations[0].covers[1]',
      undefined,
    ],
    [
      'a place that takes on every need, said in a word that is not `all`',
      ['destinations', 0, 'covers'],
      'everything',
      'not-allowed',
      'destinations[0].covers',
      undefined,
    ],
    [
      'a place that takes on an empty list',
      ['destinations', 0, 'covers'],
      [],
      'out-of-range',
      'destinations[0].covers',
      undefined,
    ],
    [
      'a route without contact',
      ['routes', 0, 'contact'],
      undefined,
      'missing',
      'routes[0].contact',
      /reach it/,
    ],
    [
      'an action of no disposition',
      ['actions', 0, 'dispositions'],
      [],
      'out-of-range',
      'actions[0].dispositions',
      undefined,
    ],
    [
      'an action of one disposition twice',
      ['actions', 0, 'dispositions'],
      ['accept', 'accept'],
      'duplicate-name',
      'actions[0].dispositions',
      undefined,
    ],
    [
      'a condition whose name is not in kebab case',
      ['conditions', 'Is Old'],
      { all: [{ condition: 'isolated' }] },
      'wrong-format',
      'conditions["Is Old"]',
      /./,
    ],
    [
      'an invariant that asks nothing',
      ['invariants', 0, 'then'],
      {},
      'missing',
      'invariants[0].then',
      /at least one of/,
    ],
    [
      'an invariant on a route not defined',
      ['invariants', 0, 'then', 'route'],
      'crisis-teem',
      'unknown-route',
      'invariants[0].then.route',
      /./,
    ],
    [
      'an invariant that asks twice what is not known',
      ['invariants', 0, 'when'],
      { notKnown: { all: [{ notKnown: { fact: 'carer', operator: 'equal', value: 'no' } }] } },
      'not-known-not-allowed',
      'invariants[0].when.notKnown.all[0].notKnown',
      /not twice/,
    ],
    [
      'an invariant that asks a mistyped question of what is not known',
      ['invariants', 0, 'when'],
      { any: [{ notKnown: { fact: 'carer', operator: 'greaterThan', value: 'no' } }] },
      'operator-does-not-fit',
      'invariants[0].when.any[0].notKnown.operator',
      /./,
    ],
    [
      'a named condition that asks what is not known',
      ['conditions', 'isolated'],
      { all: [{ notKnown: { fact: 'carer', operator: 'equal', value: 'no' } }] },
      'not-known-not-allowed',
      'conditions.isolated.all[0].notKnown',
      /invariant/,
    ],
    [
      'an invariant on a pathway not defined',
      ['invariants', 0, 'then', 'notPathway'],
      'ligt',
      'unknown-pathway',
      'invariants[0].then.notPathway',
      /did you mean `light`\?/,
    ],
    [
      'a local fact with the name of a fact',
      ['localFacts', 0, 'name'],
      'age',
      'local-fact-shadows',
      'localFacts[0].name',
      /`age`/,
    ],
    [
      'a local fact of an upside-down range',
      ['localFacts', 1, 'min'],
      53,
      'range-inverted',
      'localFacts[1].min',
      undefined,
    ],
    [
      'a local fact of a kind of its own',
      ['localFacts', 1, 'kind'],
      'number',
      'not-allowed',
      'localFacts[1].kind',
      /`integer`/,
    ],
    [
      'a local choice with a value twice',
      ['localFacts', 2, 'values'],
      ['bus', 'bus'],
      'duplicate-name',
      'localFacts[2].values',
      undefined,
    ],
    [
      'a local order that forgets a value',
      ['localFacts', 2, 'riskier'],
      ['bus'],
      'value-outside-domain',
      'localFacts[2].riskier',
      /`bus`, `car`/,
    ],
    ['a digest that is none', ['digest'], 'md5:1', 'wrong-format', 'digest', /SHA-256/i],
    [
      'a digest of another rule set',
      ['digest'],
      `sha256:${'0'.repeat(64)}`,
      'digest-mismatch',
      'digest',
      /signed off/,
    ],
  ] as const)('for %s', (_, keys, value, code, path, hint) => {
    const document = policyWith(keys, value)
    // What the rules said about a local fact that is renamed is not the point here.
    const issues = issuesOf(parseRuleSet(document)).filter((issue) => issue.code !== 'unknown-fact')
    expect(issues.map((issue) => issue.code)).toEqual([code])
    expect(inShort(parseRuleSet(document))).toContain(`${code} at ${path}`)
    if (hint !== undefined) expect(issues[0]?.hint).toMatch(hint)
  })

  test('for a local fact that is a catalogue fact with a prefix, or has none', () => {
    const named = (name: string) => inShort(parseRuleSet(policyWith(['localFacts', 1, 'name'], name)))
    expect(named('local.age')).toEqual(['local-fact-shadows at localFacts[1].name'])
    expect(named('waiting')).toEqual(['wrong-format at localFacts[1].name'])
    expect(named('local.constructor')).toEqual(['wrong-format at localFacts[1].name'])
  })

  test.each([null, undefined, 3, 'policy', [], true, () => 'policy', new Date(0), Number.NaN])(
    'for being %s',
    (input) => {
      expect(parseRuleSet(input).ok).toBe(false)
    },
  )
})

describe('a rule set is taken', () => {
  test('without the lists that it does not need', () => {
    const { id, version, title, effective, envelope } = smallPolicy()
    const result = parseRuleSet({ id, version, title, effective, envelope, rules: [] })
    expect(result).toMatchObject({ ok: true, value: { pathways: [], conditions: {}, rules: [] } })
  })

  test('with local facts that are no safety facts unless they say so', () => {
    const result = parseRuleSet(policyWith(['localFacts', 1, 'safety'], true))
    expect(result.ok && result.value.localFacts.map(({ safety }) => safety)).toEqual([false, true, false])
  })

  test('with its rules in order of their names, and without what is for editors', () => {
    const { rules, ...rest } = smallPolicy()
    const result = parseRuleSet({ ...rest, $schema: 'x', rules: [...rules].reverse() })
    expect(result.ok && result.value.rules.map(({ name }) => name)).toEqual(['many-needs', 'urgent'])
    expect(result.ok && JSON.stringify(result.value)).not.toContain('$schema')
  })

  test.each(['PT0S', 'PT30M', 'PT4H', 'P1D', 'P1DT12H', 'P7D', 'P2W'])('with a route within %s', (within) => {
    expect(inShort(parseRuleSet(policyWith(['routes', 0, 'within'], within)))).toEqual([])
  })
})
