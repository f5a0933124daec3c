/** The catalogue of words: what is written by hand is what code carries, can be read, and is used. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readMessage } from '../../src/words/message.js'
import { root } from '../policy/policy-on-disk.js'
import { splitWords } from '../policy/split-words.js'

const parts = splitWords()
const texts = Object.entries(parts.explanation.texts)

test.each(Object.keys(parts))(
  'the part “%s” is what `npm run generate:rules` makes of `rules/words/en.json`',
  (part) => {
    const bundled: unknown = JSON.parse(readFileSync(join(root, `rules/bundled/words/${part}.json`), 'utf8'))
    expect(bundled).toEqual(Object.entries(parts).find(([name]) => name === part)?.[1])
  },
)

test.each(texts)('%s can be read', (_, text) => {
  expect(readMessage(text)).toMatchObject({ ok: true })
})

test('no text stands there that nobody says', () => {
  const src = join(root, 'src')
  const code = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(src, path), 'utf8'))
    .join('\n')
  /** Keys with a part that is filled in: `limits.${unit}.exactly`. */
  const patterns = [...code.matchAll(/`([a-zA-Z]+\.[\w.]*\$\{[^`]*)`/g)].map(
    ([, pattern = '']) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`),
  )
  const isSaid = (key: string) => code.includes(`'${key}'`) || patterns.some((pattern) => pattern.test(key))
  expect(texts.map(([key]) => key).filter((key) => !isSaid(key))).toEqual([])
})
