// Adds up vitest's JSON results and prints the line that CI reads: 'N passed, N failed'.
import { readFileSync } from 'node:fs'

let passed = 0
let failed = 0
for (const path of process.argv.slice(2)) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(path, 'utf8'))
  passed += numPassedTests
  failed += numFailedTests
  // A file that could not even be loaded has failed, although none of its tests was counted.
  failed += testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
