/** The suite as a page: puts what it comes to into the document, and says whether text could have become code. */
import * as library from '../../src/index.js'
import { runSuite } from './suite.js'

declare const EXAMPLES: readonly unknown[]
declare const document: { readonly body: { textContent: string } }

const codeFromText = (): boolean => {
  try {
    return new Function('return true')() === true
  } catch {
    return false
  }
}

const outcome = await runSuite(library, EXAMPLES).catch((error: unknown) => ({
  checks: [{ name: 'the suite runs', problem: String(error) }],
  fingerprint: '',
}))
document.body.textContent = JSON.stringify({ ...outcome, codeFromText: codeFromText() })
