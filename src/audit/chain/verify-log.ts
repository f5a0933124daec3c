import { refuseChanged } from '../../input/properties.js'
import { type Issues, TriageError } from '../../issue/issue.js'
import { bytesOfDigest, CompactRange, digestOfBytes, emptyRoot } from '../merkle/merkle-tree.js'
import { ChainWalk } from './chain-walk.js'
import { type Damage, DamageList } from './damage.js'
import { EMPTY_LOG, type Head, type Tip, type VerifySignature } from './log-entry.js'
import { readFrame } from './read-frame.js'
import { ErasureCheck, SignatureCheck } from './verify-checks.js'

/** What to hold a log against. */
export interface VerifyOptions {
  /** Heads that were kept elsewhere. Without one, a log that was shortened or written anew looks whole. */
  readonly heads?: readonly (Pick<Head, 'size' | 'hash'> & Partial<Head>)[] | undefined
  /** Checks signatures. If it is given, an entry without one is damage. */
  readonly verify?: VerifySignature | undefined
  /** Where the lines begin, if it is not at the start of the log: the end of what came before. */
  readonly from?: Tip | undefined
}

/** What was found. */
export interface LogReport {
  /** Whether there is no damage at all. */
  readonly ok: boolean
  /** How many entries there are. */
  readonly size: number
  /** The first 1,000 damages. */
  readonly damages: readonly Damage[]
  /** How many damages there are in all. */
  readonly total: number
  /** The head of the log, to keep elsewhere; null if it is damaged, or was not read from its start. */
  readonly head: Head | null
}

interface Ends {
  readonly hash: string
  readonly root: string | null
}

const checkHeads = (
  heads: NonNullable<VerifyOptions['heads']>,
  ends: ReadonlyMap<number, Ends>,
  walk: ChainWalk,
  damages: DamageList,
): void => {
  for (const { hash, root, size } of heads) {
    const end = ends.get(size)
    if (size > walk.expected) {
      const count = size - walk.expected
      const message = `the log has ${walk.expected} entries, and had ${size} when the head was taken`
      damages.add('truncated', walk.expected, walk.expected, message, { count })
    } else if (end !== undefined && (end.hash !== hash || (root && end.root && end.root !== root))) {
      const message = `the first ${size} entries are not those that the head was taken of`
      damages.add('rewritten', Math.max(0, size - 1), size, message, { count: size })
    }
  }
}

const readingFailed = (issues: Issues, sequence: number, line: number, damages: DamageList): void => {
  const unfinished = issues[0].code === 'unfinished-line'
  const message = issues.map((issue) => issue.message).join('; ')
  damages.add(unfinished ? 'unfinished' : 'unreadable', sequence, line, message)
}

/**
 * Checks every line of a log, from first to last, in bounded memory. Takes the lines (of a store's `read`, or of
 * `readLog`) and what to hold them against. Says what kind of damage there is and where. Rejects only if `verify` does,
 * or the source of the lines throws anything but a `TriageError`.
 */
export const verifyLog = async (
  lines: AsyncIterable<string> | Iterable<string>,
  { from = EMPTY_LOG, heads = [], verify }: VerifyOptions = {},
): Promise<LogReport> => {
  const damages = new DamageList()
  const walk = new ChainWalk(from, damages)
  const erasures = new ErasureCheck(damages)
  const signatures = verify === undefined ? null : new SignatureCheck(verify, damages)
  const tree = from.size === 0 ? new CompactRange() : null
  const rootNow = (): string | null => (tree === null ? null : digestOfBytes(tree.root() ?? emptyRoot()))
  const sizes = new Set(heads.map(({ size }) => size))
  const ends = new Map<number, Ends>([[from.size, { hash: from.hash, root: rootNow() }]])
  let line = 0
  try {
    refuseChanged()
    for await (const text of lines) {
      line += 1
      const read = readFrame(text)
      if (!read.intact) {
        walk.damaged(read, line)
        continue
      }
      walk.intact(read, line)
      erasures.take(read, line)
      const size = read.frame.sequence + 1
      const inPlace = walk.expected === size && walk.hash === read.frame.hash
      // The walk reports an entry out of place. In the tree it would make the log look rewritten as well.
      if (inPlace) tree?.append(bytesOfDigest(read.frame.hash))
      if (sizes.has(size) && inPlace) {
        ends.set(size, { hash: read.frame.hash, root: tree?.size === size ? rootNow() : null })
      }
      await signatures?.check(read, line)
    }
  } catch (thrown) {
    if (!(thrown instanceof TriageError)) throw thrown
    readingFailed(thrown.issues, walk.expected, line + 1, damages)
  }
  walk.end()
  erasures.end()
  signatures?.end()
  checkHeads(heads, ends, walk, damages)
  const root = rootNow()
  const ok = damages.total === 0
  const head: Head | null =
    ok && root !== null && walk.hash !== null
      ? { schemaVersion: 1, size: walk.expected, hash: walk.hash, root }
      : null
  return { ok, size: walk.expected, damages: damages.first, total: damages.total, head }
}
