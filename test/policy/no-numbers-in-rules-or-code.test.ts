/** No telephone number, law or body of one nation stands in code, in words or in a rule: they come from `rules/nations/`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root } from './policy-on-disk.js'

const NATIONAL = [
  /\b(?:999|111|112)\b/, // short numbers
  /\b0\d{2,4}[ -]?\d{3}/, // long ones
  /\b116 ?123\b|\b85258\b/,
  /\bActs? (?:of )?\d{4}\b|\bCare Act\b|\bOrder (?:of )?\d{4}\b/,
  /\b(?:NHS 111|NHS talking|Samaritans|Childline|Lifeline|Breathing Space|Citizens Advice|Jobcentre|HSC|Housing Executive|Local Authority|[Cc]ouncil)\b/,
]

const filesIn = (folder: string, ending: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending))
    .map((path) => join(folder, path))

/** The texts in a file of code: what stands in quotes. Comments and names are no words for people. */
const textsInCode = (path: string): readonly string[] => {
  const texts: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.ES2022))
  return texts
}

/** Sources may name Acts, and where in one something stands; notes are for whoever translates. */
const SOURCES: ReadonlySet<string> = new Set(['sources', 'source', 'examples', 'note'])

const textsIn = (json: unknown): readonly string[] => {
  if (typeof json === 'string') return [json]
  if (typeof json !== 'object' || json === null) return []
  return Object.entries(json).flatMap(([key, value]) => (SOURCES.has(key) ? [] : textsIn(value)))
}

/** Where they belong, and what is made of the others. */
const NOT_WRITTEN = ['nations', 'bundled', 'schemas']

const readJson = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))

const national = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => NATIONAL.some((pattern) => pattern.test(text)))

test('no code has one in its texts', () => {
  const found = filesIn('src', '.ts').flatMap((path) =>
    national(textsInCode(path)).map((text) => [path, text]),
  )
  expect(found).toEqual([])
})

test('no rule set, service, questionnaire or catalogue of words has one, but in its sources', () => {
  const folders = readdirSync(join(root, 'rules')).filter((name) => !NOT_WRITTEN.includes(name))
  const found = folders
    .flatMap((folder) => filesIn(join('rules', folder), '.json'))
    // What is looked for in the words of others, and told to nobody.
    .filter((path) => !path.includes('signals'))
    .flatMap((path) => national(textsIn(readJson(path))).map((text) => [path, text]))
  expect(found).toEqual([])
})

test('what is looked for is found where it belongs', () => {
  for (const path of filesIn('rules/nations', '.json')) {
    expect(national(textsIn(readJson(path))).length).toBeGreaterThan(10)
  }
})
