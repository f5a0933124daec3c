/** The policy as it stands in `rules/` and the examples in `docs/examples/`, read from their files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unwrap } from '../../src/issue/issue.js'
import { parseInstrument } from '../../src/referral/check-instrument.js'
import type { Instrument } from '../../src/referral/instrument.js'
import { loadRuleSet } from '../../src/rule-set/load-rule-set.js'
import type { RuleSet } from '../../src/rule-set/rule-set.js'
import type { Nation, NationId } from '../../src/service/nation.js'
import { parseNation } from '../../src/service/parse-nation.js'

export const root = join(import.meta.dirname, '..', '..')

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** The rule set in `rules/<name>/`. */
export const ruleSetOnDisk = (name: 'safety-floor' | 'social-prescribing'): RuleSet => {
  const directory = join(root, 'rules', name)
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.json'),
  )
  return unwrap(loadRuleSet(paths.map((path) => ({ path, json: readJson(join(directory, path)) }))))
}

/** The document of the nation in `rules/nations/`. */
export const nationOnDisk = (id: NationId): Nation =>
  unwrap(parseNation(readJson(join(root, 'rules', 'nations', `${id}.json`))))

/** The questionnaire in `rules/instruments/<id>.json`. */
export const instrumentOnDisk = (id: string): Instrument =>
  unwrap(parseInstrument(readJson(join(root, 'rules', 'instruments', `${id}.json`))))

/** The services of one's own in `docs/examples/`, each a folder with its rules, its service and its referrals. */
export const EXAMPLE_SERVICES = ['young-people-scotland', 'northern-ireland'] as const

/** The example referrals, by name, in the order of their names. */
export const exampleReferrals = (): readonly (readonly [string, unknown])[] => {
  const directory = join(root, 'docs', 'examples')
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => [file.replace(/\.json$/, ''), readJson(join(directory, file))])
}
