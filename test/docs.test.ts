import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkExamples } from '../src/analysis/check-examples.js'
import { unwrap } from '../src/issue/issue.js'
import { parseRuleSet } from '../src/rule-set/parse-rule-set.js'
import { defaultRuleSet } from '../src/rule-set/shipped.js'
import { blocksOf, documents, root, stepsOf } from './documents.js'

const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** Whether a file at that path from the top is in the package. */
const ships = (path: string): boolean => {
  const isIn = (place: string) => path === place || path.startsWith(`${place}/`)
  // npm packs these whatever `files` says.
  const listed: readonly string[] = ['README.md', 'LICENSE', 'package.json', ...files]
  return listed.some(isIn) && !listed.some((place) => place.startsWith('!') && isIn(place.slice(1)))
}

const pages = [...documents.keys()]
const shipped = pages.filter(ships)

const LINK = /\]\(([^)\s]+)\)/g

/** Where a document leads to, as paths from the top; what is not of ours left out. */
const linksOf = (path: string, text = documents.get(path) ?? ''): readonly string[] =>
  [...text.matchAll(LINK)]
    .map(([, target = '']) => target)
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => normalize(join(dirname(path), target.replace(/#.*$/, ''))).replaceAll('\\', '/'))

/** What code hosts make of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const anchorsOf = (path: string): readonly string[] =>
  [...(documents.get(path) ?? '').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))

describe('every document', () => {
  test.each(pages)('%s leads to places that exist', (path) => {
    expect(linksOf(path).filter((target) => !existsSync(join(root, target)))).toEqual([])
  })

  test.each(pages)('%s leads to headings that exist', (path) => {
    const broken = [...(documents.get(path) ?? '').matchAll(LINK)]
      .map(([, target = '']) => target)
      .filter((target) => /^[^:]*#/.test(target))
      .filter((target) => {
        const [page = '', anchor = ''] = target.split('#')
        const of = page === '' ? path : normalize(join(dirname(path), page)).replaceAll('\\', '/')
        return !anchorsOf(of).includes(anchor)
      })
    expect(broken).toEqual([])
  })

  test('of docs/ is in its index, and never twice for one reader', () => {
    const parts = (documents.get('docs/README.md') ?? '')
      .split('\n## ')
      .map((part) => linksOf('docs/README.md', part))
    const records = 'docs/decisions/'
    const wrong = pages
      .filter((path) => path.startsWith('docs/') && path !== 'docs/README.md')
      .filter((path) => !path.startsWith(records) || path === `${records}README.md`)
      .filter((path) => {
        const counts = parts.map((links) => links.filter((target) => target === path).length)
        return Math.max(...counts) !== 1
      })
    expect(wrong).toEqual([])
  })
})

describe('a document that ships', () => {
  // Whoever changes the package has the repository: this part of the index, which says so, is for them.
  const [forReaders = ''] = (documents.get('docs/README.md') ?? '').split('\n## Maintainer')

  test.each(shipped)('%s leads to what ships', (path) => {
    const links = path === 'docs/README.md' ? linksOf(path, forReaders) : linksOf(path)
    const leadsTo = (target: string) =>
      ships(target) || files.some((one: string) => one.startsWith(`${target}/`))
    expect(links.filter((target) => !leadsTo(target))).toEqual([])
  })

  test.each(shipped)('%s shows no command that is not run', (path) => {
    const shells = blocksOf(documents.get(path) ?? '').filter(({ info }) => /^(sh|bash|shell)\b/.test(info))
    // These fetch packages, or need the repository.
    const elsewhere = /^(npm (ci|cit|install|run|pack)|git) /m
    const idle = shells.filter(({ info, text }) => !info.startsWith('sh run') && !elsewhere.test(text))
    expect(idle.map(({ from }) => from)).toEqual([])
  })
})

describe('the recipe for a rule', () => {
  const ruleIn = (path: string) => {
    const files = stepsOf(documents.get(path) ?? '').filter(({ kind }) => kind === 'file')
    const [text = ''] = files.flatMap((step) =>
      'text' in step && step.text.includes('"conditions"') ? [step.text] : [],
    )
    return JSON.parse(text)
  }
  const recipe = ruleIn('CONTRIBUTING.md')

  test('gives a rule that the default rule set takes, with examples that hold', () => {
    const { $schema, ...rule } = recipe
    const shipped = defaultRuleSet()
    const others = shipped.rules.filter(({ name }) => name !== rule.name) // where somebody has followed the recipe
    const ruleSet = unwrap(parseRuleSet({ ...shipped, rules: [...others, rule] }))
    const index = ruleSet.rules.findIndex(({ name }) => name === rule.name)
    expect(index).not.toBe(-1)
    expect(checkExamples(ruleSet).filter(({ path }) => path[1] === index)).toEqual([])
    expect($schema).toBe('../../schemas/rule.schema.json')
  })

  test('is the same for whoever has installed the package', () => {
    expect(ruleIn('docs/writing-rules.md')).toEqual(recipe)
  })
})

describe('the README', () => {
  const readme = documents.get('README.md') ?? ''
  const [first] = stepsOf(readme)
  const sample = first?.kind === 'program' ? first.samples[0] : undefined

  test('shows the library by line 20, and what it answers by line 40', () => {
    expect(sample?.code.text).toContain(`from 'referral-triage'`)
    expect(sample?.code.from).toBeLessThanOrEqual(20)
    expect(sample?.output?.to).toBeLessThanOrEqual(40)
  })

  test('shows both commands on its first screen', () => {
    const screen = readme.split('\n').slice(0, 40).join('\n')
    expect(screen).toContain('npm ci && npm run demo')
    expect(screen).toContain('npm cit')
  })

  test('is not the whole manual', () => {
    expect(readme.split('\n').length).toBeLessThanOrEqual(215)
  })
})

describe('a decision record', () => {
  const FOLDER = 'docs/decisions/'
  const records = pages.filter((path) => path.startsWith(FOLDER) && /\/\d{4}-/.test(path))
  const HEAD =
    /^# ((?:\d{4}(?:, | and )?)+): (.+)\n\n\*\*Status:\*\* ([\s\S]+?)\. \*\*Date:\*\* (\d{4}-\d\d-\d\d)\.\n/

  test.each(records)('%s has its number, a status and a date, and is short', (path) => {
    const text = documents.get(path) ?? ''
    expect(text).toMatch(HEAD)
    expect(HEAD.exec(text)?.[1]).toContain(/\d{4}/.exec(path)?.[0])
    expect(text.split('\n').length).toBeLessThanOrEqual(42)
  })

  test('is in the list of them (`vitest -u` writes it anew)', async () => {
    const rows = records.map((path) => {
      const [, numbers, title, status = '', date] = HEAD.exec(documents.get(path) ?? '') ?? []
      return `| ${numbers} | [${title}](${path.slice(FOLDER.length)}) | ${status.replaceAll('\n', ' ')} | ${date} |`
    })
    const page = `# Decisions

Why what may surprise you is as it is. A number is never given twice; records about one thing are one record. A test
writes this list from their heads (\`npx vitest run --project unit test/docs.test.ts -u\`).

| number | what was decided | status | date |
|---|---|---|---|
${rows.join('\n')}
`
    await expect(page).toMatchFileSnapshot(`../${FOLDER}README.md`)
  })
})
