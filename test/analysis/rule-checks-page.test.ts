import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/analysis/analyse.js'
import { checkExamples } from '../../src/analysis/check-examples.js'
import { ISSUE_CODES } from '../../src/issue/issue.js'
import { withConsequences } from '../../src/proof/finding.js'
import { FINDING_CODES } from '../../src/proof/finding-codes.js'
import { safetyFloor } from '../../src/rule-set/shipped.js'
import { safeWeld } from '../../src/rule-set/weld.js'
import { changedBase, extendingBase, readFaulty } from './defects/support/faulty-rule-sets.js'

const page = readFileSync(
  join(import.meta.dirname, '..', '..', 'docs', 'reference', 'rule-checks.md'),
  'utf8',
)

interface Section {
  readonly kind: 'finding' | 'issue'
  readonly code: string
  /** What stands below the heading, up to the first blank line. */
  readonly means: string
  readonly bad: string | null
  readonly good: string | null
  readonly text: string
}

const sections: readonly Section[] = page.split(/^## /m).flatMap((chapter): readonly Section[] =>
  chapter
    .split(/^### /m)
    .slice(1)
    .map((text) => {
      const [, code = '', means = ''] = /^`([^`]+)`\n\n([^\n]+)\n/.exec(text) ?? []
      const example = (word: string) =>
        new RegExp(`^${word}:\n\n\`\`\`json\n([^]*?)\`\`\``, 'm').exec(text)?.[1]
      return {
        kind: chapter.startsWith('Findings') ? 'finding' : 'issue',
        code,
        means,
        bad: example('Bad') ?? null,
        good: example('Good') ?? null,
        text,
      }
    }),
)

const ofKind = (kind: Section['kind']) => sections.filter((section) => section.kind === kind)

/** Codes of issues that only rule sets have stand together in the list. */
const issueCodes = (): readonly string[] => {
  const codes = Object.keys(ISSUE_CODES)
  return codes.slice(codes.indexOf('empty-condition'), codes.indexOf('evaluators-disagree'))
}

const asSentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`

type JsonObject = Parameters<typeof changedBase>[0]

const RULE = {
  name: 'example-rule',
  title: 'A rule of the page',
  event: { type: 'pathway', params: { pathway: 'holistic', reason: 'an example' } },
}

/** An example is a condition, a rule, or parts of a rule set; each is put into the small rule set. */
const changesOf = (example: JsonObject): JsonObject => {
  if (['all', 'any', 'not', 'condition', 'fact'].some((key) => Object.hasOwn(example, key)))
    return { rules: [{ ...RULE, conditions: example }] }
  return Object.hasOwn(example, 'event') ? { rules: [example] } : example
}

/** Every code that is told of a rule set, on its way to being used. */
const codesOf = (example: string, aboutExamples: boolean): readonly string[] => {
  // The page's own JSON: that it is an object is seen when it is put into the rule set.
  const { service, ...changes } = changesOf(JSON.parse(example) as JsonObject)
  const parsed = readFaulty(Object.hasOwn(changes, 'extends') ? extendingBase(changes) : changedBase(changes))
  if (!parsed.ok) return parsed.issues.map(({ code }) => code)
  const welded = safeWeld(safetyFloor(), parsed.value)
  if (!welded.ok) return welded.issues.map(({ code }) => code)
  const examples = checkExamples(parsed.value).filter(
    ({ path }) => parsed.value.rules[Number(path[1])]?.name === 'holistic-several-needs',
  )
  const at =
    typeof service === 'object' && service !== null
      ? { id: 'this-service', title: 'This service', nation: 'england' as const, ...service }
      : null
  const findings = withConsequences(analyse(parsed.value, at === null ? {} : { service: at }).findings)
  return [...(aboutExamples ? examples : []), ...findings].map(({ code }) => code)
}

describe('the page of rule checks', () => {
  test('lists every kind of finding, and no other', () => {
    expect(ofKind('finding').map(({ code }) => code)).toEqual(Object.keys(FINDING_CODES))
  })

  test('lists every kind of issue that only rule sets have, and no other', () => {
    expect([...ofKind('issue').map(({ code }) => code)].sort()).toEqual([...issueCodes()].sort())
  })

  test('says of each what the code says, with its severity', () => {
    const findings = Object.values(FINDING_CODES).map(
      ({ means, severity }) => `**${severity}**: ${asSentence(means)}`,
    )
    expect(ofKind('finding').map(({ means }) => means)).toEqual(findings)
    const meanings: { readonly [code: string]: string } = ISSUE_CODES
    for (const { code, means } of ofKind('issue')) expect(means).toBe(asSentence(meanings[code] ?? ''))
  })

  test('has a bad and a good example of each, or says why there is none', () => {
    for (const { bad, code, good, text } of sections) {
      expect([code, bad === null, good === null]).toEqual([code, bad === null, bad === null])
      if (bad === null) expect(text).toMatch(/there is no (short )?example/i)
    }
  })

  const withExamples = sections.flatMap(({ bad, code, good, kind }) =>
    bad === null || good === null ? [] : [[`${kind} ${code}`, code, bad, good] as const],
  )

  test.each(withExamples)('shows how to get, and how to mend: %s', (_, code, bad, good) => {
    const aboutExamples = code.endsWith('-example')
    expect(codesOf(bad, aboutExamples)).toContain(code)
    const mended = codesOf(good, aboutExamples)
    expect(mended).not.toContain(code)
    // What is good is good in every way, but for what the small rule set passes over.
    const codes: { readonly [code: string]: { readonly severity: string } } = FINDING_CODES
    expect(mended.filter((one) => codes[one]?.severity !== 'note')).toEqual([])
  })
})
