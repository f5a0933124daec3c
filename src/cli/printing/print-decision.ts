/** A decision as a card, with the small print of by what it was made. */
import type { Decision, Provenance } from '../../decision/decision.js'
import type { Context } from '../context.js'
import { decisionCard } from './decision-card.js'
import { explanationText, faintText } from './print-explanation.js'

/** `sha256:3f2a91c0…` is `3f2a91c0`: enough to tell two versions apart by eye; `--format json` has it whole. */
export const shortDigest = (digest: string): string => digest.replace(/^[a-z0-9-]+:/, '').slice(0, 8)

const named = ({ digest, id, version }: Provenance['ruleSet']): string =>
  `${id} ${version} [${shortDigest(digest)}]`

const madeWith = ({ asOf, library, ruleSet, safetyFloor, service }: Provenance): string =>
  [
    `as of ${asOf}`,
    `service ${service.id} [${shortDigest(service.digest)}]`,
    named(ruleSet),
    named(safetyFloor),
    `${library.name} ${library.version}`,
  ].join(' · ')

const PROPOSAL = 'A proposal until a named person confirms it, or overrides it with a reason.'

/** The card of one decision as text; `place` is where the referral stands. */
export const printDecision = (decision: Decision, place: string, context: Context): string =>
  [
    `${explanationText(decisionCard(decision), context)}\n`,
    faintText(`${PROPOSAL} From ${place}.`, context),
    faintText(madeWith(decision.provenance), context),
  ].join('\n')
