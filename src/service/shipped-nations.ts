/** The four nations as shipped in `rules/nations/`: what decisions need of them, without where it comes from. */
import bundled from '../../rules/bundled/nations.json' with { type: 'json' }
import { deepFreeze } from '../input/json.js'
import type { NationId, NationTexts } from './nation.js'

// A test holds the bundle to the files. Frozen: nobody who writes to one changes it for everybody.
const shipped = (json: unknown): NationTexts => deepFreeze(json) as NationTexts

/**
 * The contacts, helplines, names and ages of the nations that ship, by the id that a service gives as its `nation`. Dated
 * data: ring each number before use. The whole documents, with sources, are in `rules/nations/` of the package.
 */
export const nations = Object.freeze({
  england: shipped(bundled.england),
  scotland: shipped(bundled.scotland),
  wales: shipped(bundled.wales),
  'northern-ireland': shipped(bundled['northern-ireland']),
} as const satisfies Record<NationId, NationTexts>)
