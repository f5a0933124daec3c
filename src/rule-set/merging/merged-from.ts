/** What a rule set extends, as its document says it, and what it was merged from, as the merged one says it. */
import * as z from 'zod/mini'
import { describe } from '../../input/describe.js'
import { lazy } from '../../input/memoize.js'
import { Name } from '../schema/names.js'

/** What a merged rule set was made of: the base that it extends, and the rules of the base that it replaces. */
export interface MergedFrom {
  /** The id of the base. */
  readonly id: string
  /** The version of the base. */
  readonly version: string
  /** The digest of the base: `sha256:<hex>`. */
  readonly digest: string
  /** The names of the base's rules that stand replaced by rules of the same name, by alphabet. */
  readonly replaced: readonly string[]
  /** What the base was merged from itself, if it was. */
  readonly mergedFrom?: MergedFrom
}

/** The digest of a document: `sha256:` and 64 hexadecimal digits. */
export const DigestText = z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))

const version = z.string().check(z.regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/))

/** A version: three numbers with dots. */
export const Version = (description: string) => version.apply(describe, description)

/** What `extends` names: a base, by its id and digest. */
export const extendsSchema = lazy(() =>
  z.strictObject({
    id: Name('Id of the rule set that this one extends.'),
    digest: DigestText.apply(
      describe,
      'The digest of that rule set, so that nothing in it changes unnoticed; `check` tells the one it found.',
    ),
  }),
)

/** What a merged document says of its base. Merging writes it. */
export const mergedFromSchema = lazy(() =>
  z
    .strictObject({
      id: Name('Id of the base.'),
      version: Version('Version of the base.'),
      digest: DigestText.apply(describe, 'Digest of the base.'),
      replaced: z.array(Name('Name of a rule.')).apply(describe, {
        description: 'The rules of the base that were replaced by name.',
        uniqueItems: true,
      }),
      get mergedFrom(): z.ZodMiniExactOptional<z.ZodMiniType<MergedFrom>> {
        return z.exactOptional(mergedFromSchema()).apply(describe, 'What the base was merged from itself.')
      },
    })
    .apply(describe, { id: 'ReferralTriageMergedFrom', description: 'What a rule set was merged from.' }),
)
