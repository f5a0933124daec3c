import type { Command } from 'commander'
import { verifyLog } from '../../../audit/chain/verify-log.js'
import type { Act, Context } from '../../context.js'
import { EXIT, type ExitCode } from '../../exit-codes.js'
import { writeDocument } from '../../formats/write-document.js'
import { formatVerify } from '../../printing/format-audit-verify.js'
import { explanationText, styleFor, widthOf } from '../../printing/terminal.js'
import { openLog } from '../../reading/open-log.js'
import { addAuditMadeWith } from './made-with.js'
import { addAuditReplay } from './replay.js'
import { addAuditReport } from './report.js'
import { addAuditVerify } from './verify.js'

const head = async (path: string, out: string | undefined, context: Context): Promise<ExitCode> => {
  const { io } = context
  const report = await verifyLog(openLog(path, io).lines())
  if (report.head !== null) return writeDocument(report.head, out, context)
  const look = { style: styleFor(io.stderr, io.env, true), width: widthOf(io.stderr) }
  io.stderr.write(`${explanationText(formatVerify(report, { heads: 0, signatures: false }), look)}\n`)
  return EXIT.found
}

/** `audit head <log>`: the head of a log, to keep where whoever can change the log cannot. */
const addAuditHead = (audit: Command, act: Act): void => {
  audit
    .command('head')
    .description('the head of a whole log, to keep where whoever can change the log cannot')
    .argument('<log>', 'the directory of a log, or one file of JSON Lines')
    .option('--out <file>', 'write it there (default: standard output)')
    .action((path: string, { out }: { readonly out?: string }) => act((context) => head(path, out, context)))
}

/** `audit …`: what can be asked of an audit log. */
export const addAudit = (program: Command, act: Act): void => {
  const audit = program.command('audit').description('verify, replay, report on and search an audit log')
  for (const add of [addAuditVerify, addAuditHead, addAuditReplay, addAuditReport, addAuditMadeWith])
    add(audit, act)
}
