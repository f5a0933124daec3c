/**
 * Writes `rules/bundled` and `rules/schemas` anew (`npm run generate:rules`), from the rules, the words, and the code that reads them;
 * and the digest of the default rule set into the examples that extend it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from '../../src/rule-set/digest.js'
import { signalLists } from './signal-lists.js'
import { splitWords } from './split-words.js'

const rules = join(import.meta.dirname, '..', '..', 'rules')
const read = (path: string) => JSON.parse(readFileSync(join(rules, path), 'utf8'))
const write = (path: string, document: unknown): void =>
  writeFileSync(join(rules, path), `${JSON.stringify(document, null, 2)}\n`)

// The code reads the words that ship from the bundle: they stand there before the code is loaded.
const { vocabulary } = read('social-prescribing/rule-set.json')
write('bundled/social-prescribing.json', { ...read('bundled/social-prescribing.json'), vocabulary })

// So do the bounds of the safety floor, apart from its rules: an episode needs them and none of those.
const { holds } = read('safety-floor/rule-set.json')
write(
  'bundled/holds.json',
  Object.fromEntries(Object.keys(holds).map((name) => [name, { days: holds[name].days }])),
)

for (const [part, words] of Object.entries(splitWords())) write(`bundled/words/${part}.json`, words)

const lists = signalLists()
write('bundled/signals.json', { digest: digestOf(lists), ...lists })

const { DOCUMENTS, schemaOf } = await import('../../src/cli/commands/schema.js')
const { scoredInstrument } = await import('../../src/referral/instrument.js')
const { SHIPPED_INSTRUMENTS } = await import('../../src/referral/shipped-instruments.js')
const { bundleRuleSet } = await import('../../src/rule-set/bundle-rule-set.js')
const { NationId, textsOfNation } = await import('../../src/service/nation.js')
const { EXAMPLE_SERVICES, instrumentOnDisk, nationOnDisk, ruleSetOnDisk } = await import(
  './policy-on-disk.js'
)

for (const name of ['safety-floor', 'social-prescribing'] as const) {
  write(`bundled/${name}.json`, bundleRuleSet(ruleSetOnDisk(name)))
}
write(
  'bundled/nations.json',
  Object.fromEntries(
    NationId.options.map((id) => [id, textsOfNation(nationOnDisk(id), digestOf(nationOnDisk(id)))]),
  ),
)
write(
  'bundled/instruments.json',
  SHIPPED_INSTRUMENTS.map((id) => scoredInstrument(instrumentOnDisk(id))),
)
for (const name of DOCUMENTS) write(`schemas/${name}.schema.json`, schemaOf(name))

const digest = digestOf(ruleSetOnDisk('social-prescribing'))
for (const name of EXAMPLE_SERVICES) {
  const path = join(rules, '..', 'docs', 'examples', name, 'rules', 'rule-set.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace(/(?<="digest": ")[^"]+/, digest))
}
