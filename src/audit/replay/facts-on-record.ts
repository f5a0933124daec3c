import { isCommitment } from '../records/commitment.js'
import type { DecisionRecord } from '../records/decision-record.js'
import type { OnRecord } from './derive-again.js'

/** What a record gives to derive its decision from; `null` where the facts have been erased. */
export const factsOnRecord = ({ facts, origins, provenance, subject }: DecisionRecord): OnRecord | null => {
  if (isCommitment(facts) || isCommitment(origins)) return null
  return { facts, origins, provenance, referral: subject.referral }
}
