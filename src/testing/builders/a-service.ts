import { unwrap } from '../../issue/issue.js'
import { parseService } from '../../service/parse-service.js'
import type { Service } from '../../service/service.js'
import { type Overrides, overridden } from './overrides.js'

const MINIMAL: Service = { id: 'our-service', title: 'Our service' }

/**
 * The smallest valid service: it has a name, and takes everybody. Takes what is to be otherwise, as deep as you
 * like. Gives it frozen; throws `TriageError` if the overrides make it one that cannot be read.
 */
export const aService = (overrides: Overrides<Service> = {}): Service =>
  unwrap(parseService(overridden(MINIMAL, overrides)))
