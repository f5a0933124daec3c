/** The files that `init` starts a rule set with: templates in `rules/starter` of the package, filled in, and the JSON Schemas. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defaultRuleSet, digestOfRuleSet } from '../../rule-set/shipped.js'
import { schemaOf } from '../commands/schema.js'
import type { Files } from '../context.js'
import { compactJson } from '../formats/compact-json.js'
import { decodeText, joined } from './read-file.js'

/** What a starter is made for. */
export interface StarterSettings {
  /** The id of the service and of its rule set. */
  readonly id: string
  /** What both are called. */
  readonly title: string
  /** The id of a nation. */
  readonly nation: string
}

/** The documents in a starter that editors check. */
const SCHEMAS = ['referral', 'rule', 'rule-set', 'scenario', 'service'] as const

/** The templates stand in the package, some folders above this file: in `dist` as well as in the sources. */
const templateFolder = (files: Files): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!files.isDirectory(join(folder, 'rules', 'starter'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error('the package has no rules/starter')
    folder = above
  }
  return join(folder, 'rules', 'starter')
}

const filesBelow = (folder: string, files: Files, below = ''): readonly string[] =>
  files
    .list(below === '' ? folder : joined(folder, below))
    .map(({ isDirectory, name }) => ({ isDirectory, path: below === '' ? name : `${below}/${name}` }))
    .flatMap(({ isDirectory, path }) => (isDirectory ? filesBelow(folder, files, path) : [path]))

/** A JSON document as it stands inside another one: without `$schema`, and further in. */
const within = (text: string): string => {
  const { $schema: _, ...document } = JSON.parse(text)
  return compactJson(document).trimEnd().replaceAll('\n', '\n  ')
}

/** Every file of a starter, by its path, in order. */
export const starterFiles = (
  { id, nation, title }: StarterSettings,
  files: Files,
): ReadonlyMap<string, string> => {
  const folder = templateFolder(files)
  const base = defaultRuleSet()
  const values = new Map([
    ['id', id],
    ['title', title],
    ['nation', nation],
    ['base', base.id],
    ['digest', digestOfRuleSet(base)],
  ])
  const filled = (path: string): string =>
    decodeText(files.read(join(folder, path)))
      .text.replaceAll(/"\{\{(service|referral)\}\}"/g, (_, name: string) => within(filled(`${name}.json`)))
      .replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => values.get(name) ?? place)
  return new Map(
    [
      ...filesBelow(folder, files).map((path) => [path, filled(path)] as const),
      ...SCHEMAS.map(
        (name) => [`schemas/${name}.schema.json`, `${JSON.stringify(schemaOf(name), null, 2)}\n`] as const,
      ),
    ].sort(([one], [other]) => (one < other ? -1 : 1)),
  )
}
