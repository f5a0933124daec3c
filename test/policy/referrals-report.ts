/** Prints how many referrals, as they arrive, come to what is wanted, and defends the others in a line each: `npm run referrals`. */
import { formatOutcomes } from './format-outcomes.js'

process.stdout.write(`${formatOutcomes()}\n`)
