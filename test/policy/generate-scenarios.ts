/**
 * Writes `scenarios/<rule set>/generated.scenario.json` anew (`npm run generate:scenarios`): referrals that try everything
 * in the rules and notice every mistake. Each expects what the rules decide now, so the difference is to be reviewed.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compactJson } from '../../src/cli/formats/compact-json.js'
import { generateExamples } from '../../src/testing/generation/generate-examples.js'
import { root, ruleSetOnDisk } from './policy-on-disk.js'

for (const name of ['safety-floor', 'social-prescribing'] as const) {
  const { examples } = generateExamples(ruleSetOnDisk(name), { mutants: true })
  const file = join(root, 'test', 'policy', 'scenarios', name, 'generated.scenario.json')
  writeFileSync(file, compactJson(examples))
}
