import { describe, expect, test } from 'vitest'
import { type Result, unwrap } from '../../../src/issue/issue.js'
import { bundleRuleSet } from '../../../src/rule-set/bundle-rule-set.js'
import { digestOf } from '../../../src/rule-set/digest.js'
import { loadRuleSet } from '../../../src/rule-set/load-rule-set.js'
import { parseRuleSet } from '../../../src/rule-set/parse-rule-set.js'
import type { RuleSetFile } from '../../../src/rule-set/reading/rule-set-files.js'
import type { RuleSet } from '../../../src/rule-set/rule-set.js'
import { defaultRuleSet, digestOfRuleSet, safetyFloor } from '../../../src/rule-set/shipped.js'
import { services } from '../../../src/service/shipped.js'
import { createTriage, safeCreateTriage } from '../../../src/triage.js'
import { inShort, issuesOf } from '../support/issues-of.js'
import { smallPolicy, withValue } from '../support/small-policy.js'

const base = unwrap(parseRuleSet(smallPolicy()))
const bases = [base]

/** A rule set that extends the small policy, and states no more than it has to. */
const extending = (parts: object = {}, of: RuleSet = base) => ({
  id: 'riverside',
  version: '2.0.0',
  title: 'Riverside',
  effective: { from: '2026-06-01' },
  extends: { id: of.id, digest: digestOfRuleSet(of) },
  ...parts,
})

const LIBRARY_WALK = {
  id: 'library-walk',
  title: 'A walk to the library',
  for: 'client',
  dispositions: ['accept'],
  instruction: 'Walk there together.',
}

const rule = (name: string, event: object, parts: object = {}) => ({
  name,
  title: `What ${name} says`,
  conditions: { all: [{ fact: 'local.transport', operator: 'equal', value: 'bus' }] },
  event,
  source: { ref: 'paper', locator: 'section 3', basis: 'M' },
  examples: [{ title: 'nothing is known', facts: {}, verdict: 'undetermined' }],
  ...parts,
})

const walks = rule('walks', {
  type: 'action',
  params: { action: 'library-walk', reason: 'they ride the bus' },
})
const urgent = rule('urgent', {
  type: 'escalate',
  params: { route: 'duty-doctor', reason: 'they ride the bus' },
})

const read = (document: unknown): Result<RuleSet> => parseRuleSet(document, { bases })

const replaced = (own: unknown, path: readonly (string | number)[], value: unknown) =>
  inShort(read(withValue(own, path, value)))

describe('a rule set that extends another', () => {
  const riverside = unwrap(read(extending({ actions: [LIBRARY_WALK], rules: [walks, urgent] })))

  test('has its own name, version and dates, and the envelope of its base', () => {
    expect(riverside).toMatchObject({ id: 'riverside', version: '2.0.0', title: 'Riverside' })
    expect(riverside.effective).toEqual({ from: '2026-06-01' })
    expect(riverside.envelope).toEqual(base.envelope)
    expect(riverside).not.toHaveProperty('extends')
  })

  test('adds to every list what is its own, behind what the base has', () => {
    expect(riverside.actions.map(({ id }) => id)).toEqual(['walk', 'library-walk'])
    expect(riverside.rules.map(({ name }) => name)).toEqual(['many-needs', 'urgent', 'walks'])
    for (const list of ['sources', 'pathways', 'routes', 'destinations', 'localFacts', 'invariants'] as const)
      expect(riverside[list]).toEqual(base[list])
    expect(riverside.conditions).toEqual(base.conditions)
  })

  test('replaces a rule by name, and says which, and of what', () => {
    expect(riverside.rules.find(({ name }) => name === 'urgent')?.title).toBe('What urgent says')
    expect(riverside.mergedFrom).toEqual({
      id: 'small-policy',
      version: '1.0.0',
      digest: digestOf(base),
      replaced: ['urgent'],
    })
  })

  test('is one document once it is bundled, read without its base and equal to the byte', () => {
    const bundle = JSON.stringify(bundleRuleSet(riverside))
    const again = unwrap(parseRuleSet(JSON.parse(bundle)))
    expect(JSON.stringify(again)).toBe(JSON.stringify(riverside))
    expect(JSON.stringify(bundleRuleSet(again))).toBe(bundle)
    expect(digestOf(again)).toBe(digestOf(riverside))
  })

  test('is read from the files of its directory, in any order, as from one document', () => {
    const rest = extending({ actions: [LIBRARY_WALK] })
    const files = [
      { path: 'rule-set.json', json: rest },
      { path: 'action/walks.json', json: walks },
      { path: 'escalate/urgent.json', json: urgent },
    ] as const
    for (const order of [files, [...files].reverse()])
      expect(JSON.stringify(unwrap(loadRuleSet(order, { bases })))).toBe(JSON.stringify(riverside))
  })

  test('extends the default rule set without being given it', () => {
    const shipped = unwrap(parseRuleSet(extending({}, defaultRuleSet())))
    expect(shipped.rules).toEqual(defaultRuleSet().rules)
    expect(createTriage({ service: services.sp7, ruleSet: shipped }).ruleSet.id).toBe('riverside')
  })

  test('makes a triage as it is, with the bases given beside it', () => {
    const document = extending({ actions: [LIBRARY_WALK], rules: [walks] })
    const triage = unwrap(safeCreateTriage({ service: services.sp7, ruleSet: document, bases }))
    expect(triage.ruleSet.mergedFrom?.id).toBe('small-policy')
    expect(inShort(safeCreateTriage({ service: services.sp7, ruleSet: document }))).toEqual([
      'unknown-base at extends.id',
    ])
  })

  test('is itself a base, and says then what it was merged from', () => {
    const further = unwrap(
      parseRuleSet({ ...extending({}, riverside), id: 'further' }, { bases: [riverside] }),
    )
    expect(further.mergedFrom).toEqual({
      id: 'riverside',
      version: '2.0.0',
      digest: digestOf(riverside),
      replaced: [],
      mergedFrom: riverside.mergedFrom,
    })
    expect(further.rules).toEqual(riverside.rules)
  })

  test('finds its base among documents that nobody has read, and directories, that extend each other', () => {
    const { rules, ...rest } = smallPolicy()
    const files: RuleSetFile[] = [
      { path: 'rule-set.json', json: rest },
      ...rules.map((one) => ({ path: `${one.event.type}/${one.name}.json`, json: one })),
    ]
    const middle = extending({ actions: [LIBRARY_WALK], rules: [walks, urgent] })
    const further = { ...extending({}, riverside), id: 'further' }
    for (const given of [
      [files, middle],
      [middle, smallPolicy()],
    ])
      expect(unwrap(parseRuleSet(further, { bases: given })).mergedFrom?.mergedFrom?.id).toBe('small-policy')
  })

  test('takes of several bases of one name the one whose digest it names', () => {
    const other = unwrap(parseRuleSet({ ...smallPolicy(), title: 'A small policy, later' }))
    const bothWays = [
      [other, base],
      [base, other],
    ]
    for (const given of bothWays)
      expect(unwrap(parseRuleSet(extending(), { bases: given })).mergedFrom?.digest).toBe(digestOf(base))
  })
})

describe('extending is refused', () => {
  const own = extending({ actions: [LIBRARY_WALK], rules: [walks] })

  test('for a base that is not known, with what was meant and how to give it', () => {
    const [issue, ...others] = issuesOf(read(withValue(own, ['extends', 'id'], 'smal-policy')))
    expect(issue).toMatchObject({ code: 'unknown-base', path: ['extends', 'id'] })
    expect(issue?.hint).toMatch(/`--base <directory or bundle>`.*did you mean `small-policy`\?$/)
    expect(others).toEqual([])
  })

  test('for a base that is not known, together with all that can be told without it', () => {
    const wrong = withValue(withValue(own, ['extends', 'id'], 'nothing-like-it'), ['title'], 3)
    expect(inShort(read(wrong))).toEqual(['unknown-base at extends.id', 'wrong-type at title'])
    expect(issuesOf(read(wrong))[0]?.hint).toContain('known are `small-policy`, `social-prescribing`')
  })

  test('for a base with another digest, and says both', () => {
    const other = `sha256:${'0'.repeat(64)}`
    const [issue, ...others] = issuesOf(read(withValue(own, ['extends', 'digest'], other)))
    expect(issue).toMatchObject({ code: 'base-differs', path: ['extends', 'digest'] })
    expect(issue?.message).toContain(other)
    expect(issue?.message).toContain(digestOf(base))
    expect(issue?.hint).toContain('compare')
    expect(others).toEqual([])
  })

  test.each([
    ['no digest', ['extends'], { id: 'small-policy' }, ['missing at extends.digest']],
    ['a version', ['extends', 'version'], '1.0.0', ['unknown-key at extends.version']],
    ['no object', ['extends'], 'small-policy', ['wrong-type at extends']],
    ['the floor', ['extends', 'id'], safetyFloor().id, ['floor-as-base at extends.id']],
    ['itself', ['id'], 'small-policy', ['cyclic-base at extends.id']],
    ['what merging writes', ['mergedFrom'], {}, ['not-allowed at mergedFrom']],
  ])('for %s in `extends`', (_, path, value, expected) => {
    expect(replaced(own, path, value)).toEqual(expected)
  })

  test('for two that extend each other, in one issue', () => {
    const zeros = `sha256:${'0'.repeat(64)}`
    const one = { ...extending(), id: 'one', extends: { id: 'two', digest: zeros } }
    const two = { ...extending(), id: 'two', extends: { id: 'one', digest: zeros } }
    expect(inShort(parseRuleSet(one, { bases: [one, two] }))).toEqual(['cyclic-base at extends.id'])
  })

  test('for a base with something wrong in it, which is named in one issue', () => {
    const broken = { ...smallPolicy(), title: 3, version: 'one' }
    const [issue, ...others] = issuesOf(parseRuleSet(own, { bases: [broken] }))
    expect(issue).toMatchObject({ code: 'unusable-base', path: ['extends', 'id'] })
    expect(issue?.message).toMatch(/^the base `small-policy` cannot be used: .*, and 1 more$/)
    expect(others).toEqual([])
  })

  test.each([
    ['sources', { id: 'paper', title: 'Another paper' }, 'sources[0].id'],
    ['pathways', smallPolicy().pathways[0], 'pathways[0].id'],
    ['routes', smallPolicy().routes[0], 'routes[0].id'],
    ['destinations', smallPolicy().destinations[0], 'destinations[0].id'],
    ['actions', smallPolicy().actions[0], 'actions[0].id'],
    ['localFacts', smallPolicy().localFacts[0], 'localFacts[0].name'],
    ['invariants', smallPolicy().invariants[0], 'invariants[0].name'],
  ])('for a name that the base has already under `%s`', (list, member, path) => {
    expect(inShort(read(extending({ [list]: [member] })))).toEqual([`defined-by-base at ${path}`])
  })

  test('for a condition that the base has already', () => {
    const { conditions } = smallPolicy()
    expect(inShort(read(extending({ conditions })))).toEqual(['defined-by-base at conditions.isolated'])
  })

  test('for a rule in the place of one that does something else', () => {
    const other = rule('urgent', { type: 'action', params: { action: 'walk', reason: 'it helps' } })
    expect(inShort(read(extending({ rules: [other] })))).toEqual([
      'event-type-differs at rules[0].event.type',
    ])
  })

  test('for an envelope that is wider than the base’s, or that its pathways leave', () => {
    const narrow = unwrap(
      parseRuleSet(
        withValue(
          withValue(smallPolicy(), ['pathways', 1, 'weeks', 'max'], 10),
          ['envelope', 'weeks', 'max'],
          10,
        ),
      ),
    )
    const wide = extending({ envelope: { weeks: { min: 6, max: 12 } } }, narrow)
    const [issue, ...others] = issuesOf(parseRuleSet(wide, { bases: [narrow] }))
    expect(issue).toMatchObject({ code: 'weeks-outside-envelope', path: ['envelope', 'weeks', 'max'] })
    expect(issue?.message).toContain('the base `small-policy`')
    expect(others).toEqual([])
    const [left] = issuesOf(read(extending({ envelope: { weeks: { min: 6, max: 10 } } })))
    expect(left).toMatchObject({ code: 'weeks-outside-envelope', path: ['envelope', 'weeks', 'max'] })
    expect(left?.message).toContain('pathway `holistic` of the base `small-policy`')
  })

  test('with paths of its own, whatever stands before in the base', () => {
    const wrong = extending({
      actions: [LIBRARY_WALK, { ...LIBRARY_WALK, instruction: 3 }],
      rules: [walks, { ...urgent, event: { ...urgent.event, params: { route: 'nobody', reason: 'so' } } }],
    })
    expect(inShort(read(wrong))).toEqual([
      'wrong-type at actions[1].instruction',
      'duplicate-name at actions[1].id',
      'unknown-route at rules[1].event.params.route',
    ])
    expect(issuesOf(read(wrong))[1]?.hint).toContain('actions[0]')
  })

  test('in the files of its own, whatever stands in the base', () => {
    const rest = extending({ actions: [{ ...LIBRARY_WALK, title: 3 }] })
    const files: RuleSetFile[] = [
      { path: 'rule-set.json', json: rest },
      { path: 'action/walks.json', json: { ...walks, title: 4 } },
    ]
    expect(issuesOf(loadRuleSet(files, { bases })).map(({ file, path }) => [file, path.join('.')])).toEqual([
      ['rule-set.json', 'actions.0.title'],
      ['action/walks.json', 'title'],
    ])
  })

  test('for options that nobody reads', () => {
    // @ts-expect-error: a slip in the name
    expect(inShort(parseRuleSet(own, { base }))).toEqual(['unknown-key at base'])
    // @ts-expect-error: a base that is no list
    expect(inShort(parseRuleSet(own, { bases: base }))).toEqual(['wrong-type at bases'])
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    expect(inShort(parseRuleSet(own, proxy))).toEqual(['not-plain-data at (top)'])
    // @ts-expect-error: as above
    expect(inShort(safeCreateTriage({ service: services.sp7, bases: base }))).toEqual(['wrong-type at bases'])
  })
})

describe('what a merged rule set says of its base', () => {
  const riverside = unwrap(read(extending({ rules: [urgent] })))

  test('names rules that there are', () => {
    const wrong = withValue(riverside, ['mergedFrom', 'replaced'], ['urgent', 'urgnet', 'urgent'])
    expect(inShort(parseRuleSet(wrong))).toEqual([
      'unknown-rule at mergedFrom.replaced[1]',
      'duplicate-name at mergedFrom.replaced[2]',
    ])
  })
})
