/** What all builders of records share: identifiers become pseudonyms, and mistakes become issues. And the record of an erasure. */
import { builtInIssues } from '../../input/properties.js'
import type { Result } from '../../issue/issue.js'
import type { SealedRecord } from '../chain/log-entry.js'
import type { IdentifierKind, Privacy } from '../privacy/privacy.js'
import { seal } from '../privacy/seal.js'
import type { AuditRecord } from '../records/audit-record.js'
import type { Actor } from '../records/record-fields.js'

/** What every record needs of its caller. */
export interface RecordOptions {
  /** The id of the record, unique in the log. Use it again when you try again: the log keeps one. */
  readonly recordId: string
  /** The time, in UTC, as `new Date().toISOString()` gives it. No clock is read here. */
  readonly at: string
  /** How personal data is kept out of the record; from `createPrivacy`. */
  readonly privacy: Privacy
}

/** One record in the making: it notes which places hold pseudonyms. */
export interface Draft {
  /** The pseudonym of an identifier that will stand at `path`. */
  readonly mask: (path: string, kind: IdentifierKind, id: string) => string
  /** Who did it, with a pseudonym of the person, for the place `/by`. */
  readonly actor: (by: Actor) => Actor
  /** The fields that every record has. To be called last. */
  readonly common: () => Pick<
    AuditRecord,
    'schemaVersion' | 'recordId' | 'at' | 'pseudonymKey' | 'masked' | 'erased' | 'erasable'
  >
}

const draftOf = ({ at, privacy, recordId }: RecordOptions, erased: readonly string[]): Draft => {
  const masked: string[] = []
  const mask: Draft['mask'] = (path, kind, id) => {
    // Identifiers that are no text, or blank, stay as they are for the schema to refuse.
    if (typeof id !== 'string' || id.trim() === '') return id
    if (privacy.keyFingerprint !== null) masked.push(path)
    return privacy.pseudonym(kind, id)
  }
  return {
    mask,
    actor: (by) => ({ ...by, person: mask('/by/person', 'person', by.person) }),
    common: () => ({
      schemaVersion: 1,
      recordId,
      at,
      pseudonymKey: masked.length === 0 ? null : privacy.keyFingerprint,
      masked: [...masked],
      erased,
      erasable: [],
    }),
  }
}

/**
 * Builds a record and seals it. `erased` are the places of what the caller gave and the record leaves out.
 * Gives every issue of what the caller gave. Never throws.
 */
export const buildRecord = (
  options: RecordOptions,
  draft: (draft: Draft) => AuditRecord,
  erased: readonly string[] = [],
): Result<SealedRecord> => {
  const [changed] = builtInIssues()
  if (changed !== undefined) return { ok: false, issues: [changed] }
  try {
    return seal(draft(draftOf(options, erased)), options.privacy)
  } catch {
    return {
      ok: false,
      issues: [
        {
          code: 'wrong-type',
          path: [],
          message: 'what the record is to be made of is not what its types say',
          hint: 'pass what `examine` or an earlier record gave, with `privacy` from `createPrivacy`',
        },
      ],
    }
  }
}

/** Whose decision it is to erase, and why. */
export interface ErasureRecordOptions extends RecordOptions {
  /** Who decides that they are erased, in what role. */
  readonly by: Actor
  /** A code, such as `request-of-the-person` or `retention-period-over`. */
  readonly reason: string
  /** The places to erase (JSON Pointers); all that can be erased if left out. */
  readonly paths?: readonly string[] | undefined
}

/**
 * Puts on record that values of an earlier record are erased. `AuditLog.erase` appends it and then destroys them.
 * Gives the record, or every issue.
 */
export const erasureRecord = (
  target: Pick<AuditRecord, 'recordId' | 'erasable'>,
  options: ErasureRecordOptions,
): Result<SealedRecord> =>
  buildRecord(options, ({ actor, common }) => ({
    type: 'erasure',
    target: target.recordId,
    paths: options.paths ?? target.erasable,
    reason: options.reason,
    by: actor(options.by),
    ...common(),
  }))
