/** Writes `rules/bundled` and `rules/schemas` anew (`npm run generate:rules`), from the rules and from the code that reads them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DOCUMENTS, schemaOf } from '../../src/cli/commands/schema.js'
import { scoredInstrument } from '../../src/referral/instrument.js'
import { SHIPPED_INSTRUMENTS } from '../../src/referral/shipped-instruments.js'
import { bundleRuleSet } from '../../src/rule-set/bundle-rule-set.js'
import { digestOf } from '../../src/rule-set/digest.js'
import { NationId, textsOfNation } from '../../src/service/nation.js'
import { instrumentOnDisk, nationOnDisk, root, ruleSetOnDisk } from './policy-on-disk.js'

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
write(
  'bundled/instruments.json',
  SHIPPED_INSTRUMENTS.map((id) => scoredInstrument(instrumentOnDisk(id))),
)
for (const name of DOCUMENTS) write(`schemas/${name}.schema.json`, schemaOf(name))
