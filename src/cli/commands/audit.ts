import type { Command } from 'commander'
import type { Act } from '../context.js'
import { addAuditHead } from './audit-head.js'
import { addAuditReplay } from './audit-replay.js'
import { addAuditReport } from './audit-report.js'
import { addAuditVerify } from './audit-verify.js'

/** `audit …`: what can be asked of an audit log. */
export const addAudit = (program: Command, act: Act): void => {
  const audit = program.command('audit').description('verify, replay and report on an audit log')
  for (const add of [addAuditVerify, addAuditHead, addAuditReplay, addAuditReport]) add(audit, act)
}
