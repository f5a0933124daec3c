import type { Command } from 'commander'
import { type Head, parseHead } from '../../audit/chain/head.js'
import { verifyLog } from '../../audit/chain/verify-log.js'
import { TriageError } from '../../issue/issue.js'
import type { Act, Context, Format } from '../context.js'
import { EXIT, type ExitCode } from '../exit-code.js'
import type { Files } from '../io.js'
import { formatOption } from '../options.js'
import { formatVerify } from '../printing/format-audit-verify.js'
import { explanationText } from '../printing/print-explanation.js'
import { inFile } from '../reading/in-file.js'
import { openLog } from '../reading/open-log.js'
import { signaturesBy } from '../reading/public-key.js'
import { readJsonFile } from '../reading/read-file.js'

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
      'a head that was kept elsewhere; may be given again',
      (file: string, before: readonly string[]) => [...before, file],
      [],
    )
    .option('--public-key <file>', 'check signatures by this Ed25519 key (PEM)')
    .addOption(formatOption())
    .action((path: string, options: VerifyCommandOptions) => act((context) => verify(path, options, context)))
}
