/** Which facts a space lays out. */
import { countedSet } from '../../facts/catalogue.js'
import type { FactDefinition } from '../../facts/fact.js'
import type { Service } from '../../service/service.js'
import { isJudgedFor, JUDGED } from './derived-encodings.js'
import type { JointConstraint } from './joint-constraint.js'
import type { RecordFact } from './record-encodings.js'

/** All facts to lay out: those asked about, those they are worked out from, and those that constraints bring. */
export const wantedFacts = (
  asked: Iterable<string>,
  constraints: readonly JointConstraint[],
  service: Service | null,
  definitions: ReadonlyMap<string, FactDefinition>,
  onRecord: ReadonlyMap<string, RecordFact>,
): ReadonlySet<string> => {
  const wanted = new Set(asked)
  for (const fact of [...wanted]) {
    const set = countedSet(definitions, fact)
    if (set !== null) wanted.add(set)
  }
  for (const fact of [...wanted]) {
    for (const other of Object.keys(onRecord.get(fact)?.tests ?? {})) wanted.add(other)
  }
  for (const fact of [...wanted]) if (isJudgedFor(fact, service)) wanted.add(JUDGED[fact].on)
  for (const { brings, when } of constraints) {
    if (when.every((fact) => wanted.has(fact))) for (const fact of brings) wanted.add(fact)
  }
  return wanted
}
