import { createPublicKey, verify as verifySignature } from 'node:crypto'
import type { Command } from 'commander'
import { type Head, parseHead, type VerifySignature } from '../../../audit/chain/log-entry.js'
import { verifyLog } from '../../../audit/chain/verify-log.js'
import { TriageError } from '../../../issue/issue.js'
import type { Act, Context, Files, Format } from '../../context.js'
import { EXIT, type ExitCode, UsageError } from '../../exit-codes.js'
import { formatOption, gathered } from '../../options.js'
import { formatVerify } from '../../printing/format-audit-verify.js'
import { explanationText } from '../../printing/terminal.js'
import { openLog } from '../../reading/open-log.js'
import { fileIssue, inFile, readJsonFile } from '../../reading/read-file.js'

/** Checks signatures by the Ed25519 public key in a PEM file. Throws for a file that holds none. */
const signaturesBy = (path: string, files: Pick<Files, 'read'>): VerifySignature => {
  let pem: Uint8Array
  try {
    pem = files.read(path)
  } catch (error) {
    throw new TriageError([fileIssue(path, error)])
  }
  try {
    const key = createPublicKey(new TextDecoder().decode(pem))
    if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('another kind of key')
    return (bytes, signature) => verifySignature(null, bytes, key, signature)
  } catch {
    throw new UsageError(
      'the public key is not an Ed25519 key in PEM',
      'logs that are signed in other ways are verified with `verifyLog` of `referral-triage/audit`',
    )
  }
}

interface VerifyCommandOptions {
  readonly head: readonly string[]
  readonly publicKey?: string
  readonly format: Format
}

const headIn = (file: string, files: Files): Head => {
  const json = readJsonFile(file, files)
  const head = json.ok ? parseHead(json.value) : json
  if (head.ok) return head.value
  throw new TriageError(inFile(head.issues, file))
}

const verify = async (
  path: string,
  { format, head, publicKey }: VerifyCommandOptions,
  context: Context,
): Promise<ExitCode> => {
  const { io } = context
  const heads = head.map((file) => headIn(file, io.files))
  const signatures = publicKey === undefined ? {} : { verify: signaturesBy(publicKey, io.files) }
  const report = await verifyLog(openLog(path, io).lines(), { heads, ...signatures })
  const against = { heads: heads.length, signatures: publicKey !== undefined }
  io.stdout.write(
    format === 'json'
      ? `${JSON.stringify({ ...report, heldAgainst: against }, null, 2)}\n`
      : `${explanationText(formatVerify(report, against), context)}\n`,
  )
  return report.ok ? EXIT.done : EXIT.found
}

/** `audit verify <log>`: whether a log is as it was written. */
export const addAuditVerify = (audit: Command, act: Act): void => {
  audit
    .command('verify')
    .description('whether a log is as it was written, and what happened to it if not')
    .argument('<log>', 'the directory of a log, or one file of JSON Lines')
    .option(
      '--head <file>',
      'a head that was kept elsewhere, without which nobody sees that a log was shortened; may be given again',
      gathered,
      [],
    )
    .option(
      '--public-key <file>',
      'check signatures by this Ed25519 key (PEM); other kinds with `verifyLog` of the library',
    )
    .addOption(formatOption())
    .action((path: string, options: VerifyCommandOptions) => act((context) => verify(path, options, context)))
}
