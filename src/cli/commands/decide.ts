import type { Command } from 'commander'
import type { Decision } from '../../decision/decision.js'
import type { Act, Context } from '../context.js'
import type { ExitCode } from '../exit-codes.js'
import { type DecidingOptions, withDecidingOptions } from '../options.js'
import { printDecision } from '../printing/decision-card.js'
import { openTriage } from '../reading/open-triage.js'
import { readReferrals } from '../reading/read-referrals.js'
import { processReferrals } from './process-referrals.js'

const decide = async (
  files: readonly string[],
  { asOf, format, ...settings }: DecidingOptions,
  context: Context,
): Promise<ExitCode> => {
  const opened = openTriage(settings, context.io.files)
  const referrals = await readReferrals(files, context.io)
  const words = opened.ok ? opened.triage.service.words : undefined
  const how = { asOf }
  return processReferrals<Decision>(
    referrals,
    opened,
    (triage, referral) => triage.safeDecide(referral, how),
    {
      format,
      json: (decision) => ({ decision }),
      text: (decision, place) => printDecision(decision, place, context, words),
      disposition: ({ disposition }) => disposition,
    },
    context,
  )
}

/** `decide [files...]`: a decision for every referral. */
export const addDecide = (program: Command, act: Act): void => {
  withDecidingOptions(program.command('decide'))
    .description('decide what happens to referrals')
    .argument(
      '[files...]',
      'JSON, a JSON array, JSON Lines, or a directory of them; - or nothing: standard input',
    )
    .action((files: readonly string[], options: DecidingOptions) =>
      act((context) => decide(files, options, context)),
    )
}
