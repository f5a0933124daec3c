/** How many small mistakes in a rule set its cases would notice, and which they would not. */
import type { Facts } from '../../facts/fact.js'
import { groupBy } from '../../input/group-by.js'
import type { RuleSet } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import { readTrial } from '../cases/read-cases.js'
import type { ReferralCase, TestCase } from '../cases/test-case.js'
import type { Tried } from '../coverage/coverage-report.js'
import { differencesFrom } from '../scenarios/expectation.js'
import { baselineOf } from './baseline.js'
import { type Found, killerFinder } from './killer-finder.js'
import type { Mutant, MutantKind } from './mutant.js'
import { mutantsOf } from './mutants-of.js'

/** How to try mutants. */
export interface MutationOptions {
  /** The service of referrals that come without one; what can be decided is then judged for it alone. */
  readonly service?: Service | undefined
  /** Called after each mutant: how many of how many are done. */
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

/** A mutant that no case noticed. */
export interface Survivor extends Mutant {
  /** A referral that would notice it, with the decision that it has; `null` where none was found within the limits. */
  readonly killer:
    | (ReferralCase & {
        /** The facts of the referral that it takes. */
        readonly facts: Facts
      })
    | null
  /** The parts of the decision that would be another. */
  readonly changes: readonly string[]
}

/** How many mutants were noticed, and which were not. */
export interface MutationReport extends Tried {
  /** How many mutants there are, without those that change no decision. */
  readonly mutants: number
  /** How many of them a case noticed. */
  readonly killed: number
  /** Those that no case noticed. */
  readonly survivors: readonly Survivor[]
  /** Mutants that change no decision anywhere, as the analysis proves, but for questions whose answers could change nothing. They are not counted. */
  readonly equivalent: readonly Mutant[]
  /** For each kind of mistake that there is: how many mutants, and how many of them a case noticed. */
  readonly byKind: { readonly [kind in MutantKind]?: Pick<MutationReport, 'killed' | 'mutants'> }
  /** Cases that are not as they must be even without a mistake: they notice nothing. */
  readonly failing: readonly string[]
}

const countByKind = (killed: readonly Mutant[], survivors: readonly Mutant[]): MutationReport['byKind'] => {
  const noticed = new Set(killed)
  const kinds = groupBy([...killed, ...survivors], ({ kind }) => kind)
  return Object.fromEntries(
    [...kinds].map(([kind, all]) => [
      kind,
      { killed: all.filter((one) => noticed.has(one)).length, mutants: all.length },
    ]),
  )
}

const survivorOf = (mutant: Mutant, found: Found): Survivor => {
  if (found.kind !== 'killer') return { ...mutant, killer: null, changes: [] }
  const { after, before, witness } = found
  const { asOf, facts, referral, service } = witness
  const name = `${mutant.rule ?? mutant.path.join('.')}: ${mutant.change}`
  return {
    ...mutant,
    killer: { name, referral, service, asOf, expect: before, facts },
    changes: differencesFrom(before, after).map(({ part }) => part),
  }
}

/**
 * Tries cases on every mutant of a rule set; its own examples (and the safety floor's) if none are given. The floor
 * is welded under it, and has mutants of its own. An example notices a mutant if its rule comes to another verdict;
 * a referral if its decision is not as expected, or, where nothing is expected, is another one than it was.
 *
 * Gives the number noticed, each survivor with a referral that would notice it, and the mutants that are proved to
 * change no decision of any referral. Throws `TriageError` where the rule set, the service or a case cannot be used.
 */
export const mutationTest = (
  ruleSet: RuleSet,
  cases?: readonly TestCase[],
  options: MutationOptions = {},
): MutationReport => {
  const { cases: read, head, service, whole } = readTrial(ruleSet, cases, options.service)
  const baseline = baselineOf(whole, read)
  const mutants = mutantsOf(whole, service)
  const killed: Mutant[] = []
  const survivors: Survivor[] = []
  const equivalent: Mutant[] = []
  let finder: ReturnType<typeof killerFinder> | null = null
  for (const [index, one] of mutants.entries()) {
    const killer = baseline.killerOf(one)
    // An example may have facts that no referral gives: what only examples notice may yet change no decision.
    const isSure = killer !== null && killer.referral !== null
    finder ??= isSure ? null : killerFinder(whole, service)
    const found = isSure ? null : (finder?.(one) ?? null)
    if (found?.kind === 'equivalent') equivalent.push(one.mutant)
    else if (found === null || killer !== null) killed.push(one.mutant)
    else survivors.push(survivorOf(one.mutant, found))
    options.onProgress?.(index + 1, mutants.length)
  }
  return {
    ...head,
    mutants: killed.length + survivors.length,
    killed: killed.length,
    survivors,
    equivalent,
    byKind: countByKind(killed, survivors),
    failing: baseline.failing,
  }
}
