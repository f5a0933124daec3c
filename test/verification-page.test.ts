import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { NINE_SERVICES } from '../src/testing/arbitraries/services.js'
import { plantedFaults } from './analysis/support/planted-faults.js'
import { documents, root } from './documents.js'
import { COMBINATIONS } from './exhaustive/safety-cases.js'
import { corpus } from './signals/corpus.js'
import { formatRates } from './signals/format-rates.js'
import { HOSTILE } from './support/arbitraries/hostile.js'

const page = documents.get('docs/verification.md') ?? ''
const inThousands = (count: number): string => String(count).replace(/(?=(?:\d{3})+$)\B/g, ',')

describe('docs/verification.md says no number that the tests do not have', () => {
  const AGES = 3
  const EVERY = 211
  const cases = COMBINATIONS * NINE_SERVICES.length * AGES
  const decided = Math.ceil(COMBINATIONS / EVERY) * NINE_SERVICES.length * AGES

  test.each([
    ['combinations of answers', `**${inThousands(cases)} cases**`],
    ['answers to six questions', `${inThousands(COMBINATIONS)} combinations`],
    ['cases that `decide` itself is run on', `every ${EVERY}th case, ${inThousands(decided)} in all`],
    ['planted mistakes', `${plantedFaults.length} mistakes are planted`],
    [
      'planted mistakes that nobody is told of',
      `Of these ${plantedFaults.filter(({ notSeen }) => notSeen !== undefined).length} are told`,
    ],
    ['hostile inputs', `${Object.keys(HOSTILE).length} hostile inputs`],
  ])('%s', (_, words) => {
    expect(page.replaceAll('\n', ' ')).toContain(words)
  })

  /** How a number of runs stands in the page, and where it stands in a test. */
  test.each([
    ['5,000 random (rule set, facts) pairs', 'differential/evaluators-agree.test.ts', ['5_000']],
    ['500 random fact sets', 'differential/evaluators-agree.test.ts', ['numRuns: 500']],
    ['1,000,000 pairs in the soak', 'differential/evaluators-agree.soak.test.ts', ['runs(20_000)']],
    ['| 2,000 and 500 |', 'rule-set/compile.test.ts', ['numRuns: 2_000']],
    ['| 2,000 and 500 |', 'rule-set/reference.test.ts', ['numRuns: 500']],
    ['| 1,000: what is open', 'rule-set/compile.test.ts', ['numRuns: 1_000']],
    ['every 211th case', 'exhaustive/safety-answers.test.ts', ['% 211 === 0']],
  ])('%s', (words, file, numbers) => {
    expect(page).toContain(words)
    const text = readFileSync(join(root, 'test', file), 'utf8')
    for (const number of numbers) expect(text).toContain(number)
  })
})

describe('docs/verification.md says of signals what the corpus and `npm run signals:rates` say', () => {
  const count = (group: string): string => inThousands(corpus.filter((one) => one.group === group).length)

  test('how many cases there are', () => {
    const words = page.replaceAll('\n', ' ')
    expect(words).toContain(
      `${inThousands(corpus.length)} texts and structures, of which ${count('signal')} are signals`,
    )
    expect(words).toContain(`${count('marked')} deny danger`)
    expect(words).toContain(`and ${count('harmless')} are harmless`)
  })

  test('the rates (`vitest -u` writes them anew)', async () => {
    const from = page.indexOf('| signals |')
    const to = page.indexOf('\n\n## How others fail')
    expect(from).toBeGreaterThan(0)
    const now = `${page.slice(0, from)}${formatRates()}${page.slice(to)}`
    await expect(now).toMatchFileSnapshot(join(root, 'docs/verification.md'))
  })
})
