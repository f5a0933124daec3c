/** Writes `rules/bundled` and `rules/schemas` anew (`npm run generate:rules`), from the rules, the words, and the code that reads them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCUMENTS, schemaOf } from '../../src/cli/commands/schema.js'
import { bundleRuleSet } from '../../src/rule-set/bundle-rule-set.js'
import { digestOf } from '../../src/rule-set/digest.js'
import { NationId, textsOfNation } from '../../src/service/nation.js'
import { nationOnDisk, root, ruleSetOnDisk } from './policy-on-disk.js'
import { splitWords } from './split-words.js'

const write = (path: string, document: unknown): void =>
  writeFileSync(join(root, 'rules', path), `${JSON.stringify(document, null, 2)}\n`)

for (const name of ['safety-floor', 'social-prescribing'] as const) {
  write(`bundled/${name}.json`, bundleRuleSet(ruleSetOnDisk(name)))
}
write(
  'bundled/nations.json',
  Object.fromEntries(
    NationId.options.map((id) => [id, textsOfNation(nationOnDisk(id), digestOf(nationOnDisk(id)))]),
  ),
)
for (const [part, words] of Object.entries(splitWords())) write(`bundled/words/${part}.json`, words)
for (const name of DOCUMENTS) write(`schemas/${name}.schema.json`, schemaOf(name))
