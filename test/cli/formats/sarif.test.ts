import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { pageOf } from '../../../src/cli/formats/sarif.js'
import { ISSUE_CODES } from '../../../src/issue/issue.js'
import { FINDING_CODES } from '../../../src/proof/finding-codes.js'
import { runCli } from '../support/run-cli.js'

const LEVELS = ['none', 'note', 'warning', 'error'] as const
const text = z.object({ text: z.string().min(1) })
const fromOne = z.int().min(1)

/** What SARIF 2.1.0 requires of what is used here, and what code hosts need to annotate a change. */
const Sarif = z.object({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.object({
        tool: z.object({
          driver: z.object({
            name: z.string().min(1),
            version: z.string().min(1),
            rules: z.array(
              z.object({
                id: z.string().min(1),
                shortDescription: text,
                help: z.strictObject({ text: z.string(), markdown: z.string() }),
                defaultConfiguration: z.object({ level: z.enum(LEVELS) }),
              }),
            ),
          }),
        }),
        properties: z.object({ forSignature: z.string() }).optional(),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(
          z.object({
            ruleId: z.string().min(1),
            ruleIndex: z.int().min(0),
            kind: z.literal('review').optional(),
            level: z.enum(LEVELS),
            message: text,
            locations: z
              .array(
                z.object({
                  physicalLocation: z
                    .object({
                      artifactLocation: z.object({ uri: z.string().regex(/^[A-Za-z0-9%._~:/-]+$/) }),
                      region: z
                        .object({
                          startLine: fromOne,
                          startColumn: fromOne,
                          endLine: fromOne,
                          endColumn: fromOne,
                        })
                        .optional(),
                    })
                    .optional(),
                  logicalLocations: z.array(z.object({ fullyQualifiedName: z.string().min(1) })),
                }),
              )
              .length(1),
            partialFingerprints: z.record(z.string(), z.string().min(1)),
          }),
        ),
      }),
    )
    .length(1),
})

const sarif = async (argv: readonly string[], files = {}) => {
  const { code, stdout } = await runCli(['check', ...argv, '--format', 'sarif'], { files })
  const [run] = Sarif.parse(JSON.parse(stdout)).runs
  if (run === undefined) throw new Error('no run')
  return { code, run }
}

describe('SARIF', () => {
  test('of the rules that ship holds notes only, in files that are named from here', async () => {
    const { code, run } = await sarif(['./rules/social-prescribing'])
    expect(code).toBe(0)
    for (const { kind, level, locations } of run.results) {
      expect(level).toBe(kind === 'review' ? 'none' : 'note')
      expect(locations[0]?.physicalLocation?.artifactLocation.uri).toMatch(
        /^rules\/social-prescribing\/.+\.json$/,
      )
    }
  })

  test('points to the rule of every result, by id and index', async () => {
    const { run } = await sarif([])
    for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
  })

  test('of a faulty rule set points to the place in the text', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'my rules-'))
    cpSync('rules/social-prescribing', folder, { recursive: true })
    rmSync(join(folder, 'escalate/harm-to-others.json'))
    const path = join(folder, 'pathway/holistic-carer.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"verdict": "met"', '"verdict": "not-met"'))
    const { code, run } = await sarif([folder])
    expect(code).toBe(1)
    const example = run.results.find(({ ruleId }) => ruleId === 'failed-example')
    const { artifactLocation, region } = example?.locations[0]?.physicalLocation ?? {}
    expect(new URL(artifactLocation?.uri ?? '').protocol).toBe('file:')
    expect(artifactLocation?.uri).toContain('/my%20rules-')
    const [line] = readFileSync(path, 'utf8')
      .split('\n')
      .slice((region?.startLine ?? 0) - 1)
    expect(line?.slice((region?.startColumn ?? 0) - 1, (region?.endColumn ?? 0) - 1)).toBe('"not-met"')
    expect(run.results.map(({ level, ruleId }) => [ruleId, level])).toContainEqual([
      'broken-invariant',
      'error',
    ])
  })

  test('tells of what cannot be read, too', async () => {
    const { code, run } = await sarif(['broken.json'], { 'broken.json': '{ "id": ' })
    expect(code).toBe(3)
    expect(run.results).toEqual([expect.objectContaining({ ruleId: 'not-json', level: 'error' })])
  })

  test('brings its help along, as the pages have no address', async () => {
    const { run } = await sarif([])
    for (const { help, id } of run.tool.driver.rules) {
      expect(help.text).toMatch(
        /^[A-Z].* More in docs\/(?:reference\/)?[a-z-]+\.md(#[a-z-]+)? of the package referral-triage\.$/,
      )
      if (id === 'for-signature') continue
      expect(help.markdown).toContain(pageOf(id as Parameters<typeof pageOf>[0])) // its ids are codes
      expect(help.text).not.toContain('://')
    }
  })

  test('asks for a review of every text for signature, at its place', async () => {
    const { run } = await sarif(['rules/social-prescribing'])
    const reviews = run.results.filter(({ kind }) => kind === 'review')
    expect(run.properties?.forSignature).toMatch(/^sha256:/)
    expect(reviews.length).toBeGreaterThan(10)
    for (const { locations, message, ruleId } of reviews) {
      expect(ruleId).toBe('for-signature')
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? {}
      const place = readFileSync(artifactLocation?.uri ?? '', 'utf8')
        .split('\n')
        .slice((region?.startLine ?? 0) - 1, region?.endLine)
        .join('\n')
      const [, , key = '', said = ''] = /^(.*?), ([A-Za-z]+): (.*)$/.exec(message.text) ?? []
      // The words of a list stand together in a review, and each by itself at its place.
      const words = place.includes(`"${key}": [`)
        ? said.replace(/, and it rests on .*/, '').split(', ')
        : [said]
      for (const word of words) expect(place).toContain(JSON.stringify(word).slice(1, -1))
    }
  })

  test('gives two places two fingerprints', async () => {
    const { run } = await sarif([])
    const prints = run.results.map(({ partialFingerprints }) => partialFingerprints['place/v1'])
    expect(new Set(prints).size).toBe(prints.length)
  })
})

test('every rule of SARIF has its place in a page that ships', () => {
  const page = readFileSync('docs/reference/rule-checks.md', 'utf8')
  const explained = new Set([...page.matchAll(/^### `([a-z-]+)`$/gm)].map(([, code]) => code))
  for (const code of Object.keys(FINDING_CODES)) expect(explained).toContain(code)
  for (const code of Object.keys({ ...FINDING_CODES, ...ISSUE_CODES })) {
    // As keys of these two they are codes.
    const uri = pageOf(code as Parameters<typeof pageOf>[0])
    if (explained.has(code)) expect(uri).toMatch(new RegExp(`^docs/reference/rule-checks\\.md#${code}$`))
  }
  expect(pageOf('not-json')).toMatch(/^docs\/reference\/issue-codes\.md$/)
})
