/** The lists in `rules/safety-floor/signals/` as deciding needs them: without what only people read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', '..', 'rules', 'safety-floor', 'signals')

/** Keys of what only people and tests read: where something comes from, what it is called, texts that try it. */
const FOR_PEOPLE: readonly string[] = [
  '$schema',
  'also',
  'basis',
  'doesNotMatch',
  'matches',
  'source',
  'sources',
  'title',
]

/** One of the lists as it is written. */
export const signalListOnDisk = (name: 'codes' | 'keys' | 'phrases') =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))

const forDeciding = (json: unknown): unknown => {
  if (Array.isArray(json)) return json.map(forDeciding)
  if (typeof json !== 'object' || json === null) return json
  const entries = Object.entries(json).filter(([key]) => !FOR_PEOPLE.includes(key))
  return Object.fromEntries(entries.map(([key, value]) => [key, forDeciding(value)]))
}

/** What `rules/bundled/signals.json` holds beside the digest of it. */
export const signalLists = () => ({
  keys: forDeciding(signalListOnDisk('keys')),
  codes: forDeciding(signalListOnDisk('codes')),
  phrases: forDeciding(signalListOnDisk('phrases')),
})
