/** The default rule set at each of the nine services, made once for each test file. */
import fc from 'fast-check'
import { NINE_SERVICES } from '../../src/testing/arbitraries/services.js'
import { createTriage, type Triage } from '../../src/triage.js'

export const DEFAULT_TRIAGES: readonly Triage[] = NINE_SERVICES.map((service) => createTriage({ service }))

/** Any of the nine. */
export const defaultTriages: fc.Arbitrary<Triage> = fc.constantFrom(...DEFAULT_TRIAGES)
