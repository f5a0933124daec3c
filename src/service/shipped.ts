/** The nine services of Table 1 of Rhodes & Bell (2021), as shipped in `rules/services/`. */
import sp1 from '../../rules/services/sp1.json' with { type: 'json' }
import sp2 from '../../rules/services/sp2.json' with { type: 'json' }
import sp3 from '../../rules/services/sp3.json' with { type: 'json' }
import sp4 from '../../rules/services/sp4.json' with { type: 'json' }
import sp5 from '../../rules/services/sp5.json' with { type: 'json' }
import sp6 from '../../rules/services/sp6.json' with { type: 'json' }
import sp7 from '../../rules/services/sp7.json' with { type: 'json' }
import sp8 from '../../rules/services/sp8.json' with { type: 'json' }
import sp9 from '../../rules/services/sp9.json' with { type: 'json' }
import { deepFreeze } from '../input/json.js'
import type { Service } from './service.js'

// A test holds every one of these files to the schema. Frozen: nobody who writes to one changes it for everybody.
const shipped = (json: unknown): Service => deepFreeze(json) as Service

/** The services that link workers SP1 to SP9 described. What Table 1 does not state is absent. */
export const services = Object.freeze({
  sp1: shipped(sp1),
  sp2: shipped(sp2),
  sp3: shipped(sp3),
  sp4: shipped(sp4),
  sp5: shipped(sp5),
  sp6: shipped(sp6),
  sp7: shipped(sp7),
  sp8: shipped(sp8),
  sp9: shipped(sp9),
} as const satisfies Record<string, Service>)
