/** Which facts a space lays out. */
import { countedSet } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import type { Service } from '../../service/service.js'
import { isJudgedFor, JUDGED } from './derived-encodings.js'
import type { JointConstraint } from './joint-constraint.js'
import { ABUSE_FACTS, ABUSE_INDICATED } from './joint-constraints.js'

/** All facts to lay out: those asked about, those they are worked out from, and those that constraints bring. */
export const wantedFacts = (
  asked: Iterable<string>,
  constraints: readonly JointConstraint[],
  service: Service | null,
  definitions: ReadonlyMap<string, FactDefinition>,
): ReadonlySet<string> => {
  const wanted = new Set(asked)
  for (const fact of [...wanted]) {
    const set = countedSet(definitions, fact)
    if (set !== null) wanted.add(set)
  }
  if (wanted.has(ABUSE_INDICATED)) for (const fact of ABUSE_FACTS) wanted.add(fact)
  for (const fact of [...wanted]) if (isJudgedFor(fact, service)) wanted.add(JUDGED[fact].on)
  for (const { brings, when } of constraints) {
    if (when.every((fact) => wanted.has(fact))) for (const fact of brings) wanted.add(fact)
  }
  return wanted
}
