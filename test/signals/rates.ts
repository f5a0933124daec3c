/** Prints how many signals of the corpus are missed, and how many harmless ones give an alarm: `npm run signals:rates`. */
import { formatRates } from './format-rates.js'

process.stdout.write(`${formatRates()}\n`)
