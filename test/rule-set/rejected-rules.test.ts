import { describe, expect, test } from 'vitest'
import { parseRuleSet } from '../../src/rule-set/parse-rule-set.js'
import { inShort, issuesOf } from './support/issues-of.js'
import { policyWith, smallPolicy } from './support/small-policy.js'

const event = (type: string, params: object) => ({ type, params: { ...params, reason: 'because' } })

describe('a rule is refused, with a code of its own,', () => {
  test.each([
    ['priority', ['priority'], 10, 'priority-not-allowed', 'priority', /decides nothing/],
    ['a key nobody knows', ['tilte'], 'x', 'unknown-key', 'tilte', /did you mean `title`\?/],
    ['no title', ['title'], undefined, 'missing', 'title', /what the rule says/],
    ['an empty title', ['title'], '', 'out-of-range', 'title', undefined],
    ['a name that is not in kebab case', ['name'], 'Many Needs', 'wrong-format', 'name', /kebab case/],
    [
      'a name that could change how objects behave',
      ['name'],
      'constructor',
      'wrong-format',
      'name',
      /kebab case/,
    ],
    ['no conditions', ['conditions'], undefined, 'missing', 'conditions', /when the rule is met/],
    ['no event', ['event'], undefined, 'missing', 'event', /what follows/],
    ['no event type', ['event', 'type'], undefined, 'missing', 'event.type', /use one of `escalate`/],
    ['an event type of no text', ['event', 'type'], 3, 'not-allowed', 'event.type', /use one of `escalate`/],
    [
      'the event type `error`',
      ['event', 'type'],
      'error',
      'reserved-event-type',
      'event.type',
      /use one of `escalate`/,
    ],
    [
      'the event type `success`',
      ['event', 'type'],
      'success',
      'reserved-event-type',
      'event.type',
      /use one of/,
    ],
    [
      'the event type `failure`',
      ['event', 'type'],
      'failure',
      'reserved-event-type',
      'event.type',
      /use one of/,
    ],
    [
      'an event type of its own',
      ['event', 'type'],
      'reject',
      'unknown-event-type',
      'event.type',
      /redirect|use one of/,
    ],
    [
      'an event type mistyped',
      ['event', 'type'],
      'pathwy',
      'unknown-event-type',
      'event.type',
      /did you mean `pathway`\?/,
    ],
    ['no reason', ['event', 'params', 'reason'], undefined, 'missing', 'event.params.reason', /plain words/],
    [
      'a parameter of another event',
      ['event', 'params', 'route'],
      'duty-doctor',
      'unknown-key',
      'event.params.route',
      /./,
    ],
    [
      'a pathway not defined',
      ['event', 'params', 'pathway'],
      'holistc',
      'unknown-pathway',
      'event.params.pathway',
      /did you mean `holistic`\?/,
    ],
    [
      'a route not defined',
      ['event'],
      event('escalate', { route: 'duty' }),
      'unknown-route',
      'event.params.route',
      /`duty-doctor`/,
    ],
    [
      'a destination not defined',
      ['event'],
      event('redirect', { destination: 'librray', forReferrer: 'ask there' }),
      'unknown-destination',
      'event.params.destination',
      /did you mean `library`\?/,
    ],
    [
      'words for nobody who referred, where it redirects',
      ['event'],
      event('redirect', { destination: 'library' }),
      'redirect-without-words-for-referrer',
      'event.params.forReferrer',
      /"mayTell": \["client", "referrer"\]/,
    ],
    [
      'an action not defined',
      ['event'],
      event('action', { action: 'wlk' }),
      'unknown-action',
      'event.params.action',
      /did you mean `walk`\?/,
    ],
    [
      'a source not listed',
      ['source', 'ref'],
      'papr',
      'unknown-source',
      'source.ref',
      /did you mean `paper`\?/,
    ],
    ['no basis', ['source', 'basis'], undefined, 'missing', 'source.basis', /`F`, `D`, `M`/],
    ['a basis of its own', ['source', 'basis'], 'X', 'not-allowed', 'source.basis', /./],
    ['no examples', ['examples'], [], 'missing', 'examples[0]', undefined],
    [
      'an example without a verdict',
      ['examples', 0, 'verdict'],
      undefined,
      'missing',
      'examples[0].verdict',
      /`met`/,
    ],
    ['an example of true', ['examples', 0, 'verdict'], 'true', 'not-allowed', 'examples[0].verdict', /`met`/],
    [
      'an example fact mistyped',
      ['examples', 0, 'facts'],
      { needCount: 3 },
      'unknown-fact',
      'examples[0].facts.needCount',
      /did you mean `needsCount`\?/,
    ],
    [
      'an example value outside the domain',
      ['examples', 0, 'facts'],
      { selfHarm: true },
      'value-outside-domain',
      'examples[0].facts.selfHarm',
      /or `null` for unknown/,
    ],
    [
      'an example set with repeats',
      ['examples', 0, 'facts'],
      { needs: ['money', 'money'] },
      'value-outside-domain',
      'examples[0].facts.needs',
      /without repeats/,
    ],
    [
      'another word for undetermined',
      ['whenUndetermined'],
      'ignore',
      'not-allowed',
      'whenUndetermined',
      /`hold`, `note`/,
    ],
  ] as const)('for %s', (_, keys, value, code, path, hint) => {
    const result = parseRuleSet(policyWith(['rules', 0, ...keys], value))
    expect(inShort(result)).toEqual([`${code} at rules[0].${path}`])
    if (hint !== undefined) expect(issuesOf(result)[0]?.hint).toMatch(hint)
  })

  test('for not being an object', () => {
    expect(inShort(parseRuleSet(policyWith(['rules', 0], 'many-needs')))).toEqual(['wrong-type at rules[0]'])
    expect(inShort(parseRuleSet(policyWith(['rules', 0], null)))).toEqual(['wrong-type at rules[0]'])
  })

  test('for a key that could change how objects behave', () => {
    const polluting: unknown = JSON.parse('{"__proto__": {"admin": true}}')
    expect(inShort(parseRuleSet(policyWith(['rules', 0, 'examples', 0, 'facts'], polluting)))).toEqual([
      'forbidden-key at rules[0].examples[0].facts.__proto__',
    ])
    expect(inShort(parseRuleSet(policyWith(['rules', 0, 'prototype'], {})))).toEqual([
      'forbidden-key at rules[0].prototype',
    ])
  })

  test('with every fault of every rule told at once', () => {
    const document = {
      ...smallPolicy(),
      rules: [
        { ...smallPolicy().rules[0], priority: 1, event: event('error', {}) },
        { ...smallPolicy().rules[1], conditions: { any: [] }, source: { ref: 'x' } },
      ],
    }
    expect([...inShort(parseRuleSet(document))].sort()).toEqual([
      'empty-condition at rules[1].conditions.any',
      'missing at rules[1].source.basis',
      'missing at rules[1].source.locator',
      'priority-not-allowed at rules[0].priority',
      'reserved-event-type at rules[0].event.type',
      'unknown-source at rules[1].source.ref',
    ])
  })
})

describe('a rule is taken', () => {
  test.each([
    ['with an extension', ['event'], event('extension', {})],
    ['with the schema that an editor needs', ['$schema'], '../../schemas/rule.schema.json'],
    ['with a description', ['description'], 'For those who look after it.'],
    ['with facts that are unknown in an example', ['examples', 0, 'facts'], { age: null, needs: [] }],
    ['with local facts in an example', ['examples', 0, 'facts'], { 'local.waiting': 52 }],
  ] as const)('%s', (_, keys, value) => {
    expect(inShort(parseRuleSet(policyWith(['rules', 0, ...keys], value)))).toEqual([])
  })
})
