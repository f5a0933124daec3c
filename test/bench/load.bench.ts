/** What `createTriage` costs with rule sets that were written to cost much, for the figures in docs/analysis.md: `npm run bench`. */
import process from 'node:process'
import { services } from '../../src/service/shipped.js'
import { safeCreateTriage } from '../../src/triage.js'
import { HARD, LARGE } from '../support/hard-rule-sets.js'

const service = services.sp7

const processorSeconds = (work: () => unknown): string => {
  const before = process.cpuUsage()
  work()
  const { system, user } = process.cpuUsage(before)
  return ((system + user) / 1_000_000).toFixed(1)
}

// The first triage of a process pays for what all have in common.
safeCreateTriage({ service })
for (const [what, make] of Object.entries({ ...HARD, ...LARGE })) {
  const document = make()
  let outcome = ''
  const load = () => {
    const result = safeCreateTriage({ service, ruleSet: document })
    const [first] = result.ok ? [] : result.issues
    outcome = first === undefined ? 'taken' : `refused: ${first.message.slice(0, 60)}`
  }
  const [first, again] = [processorSeconds(load), processorSeconds(load)]
  console.log(`createTriage: ${what}`.padEnd(62), `${first} s, read again ${again} s, ${outcome}`)
}
