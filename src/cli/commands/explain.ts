import { type Command, Option } from 'commander'
import { didYouMean } from '../../closest.js'
import type { Examination } from '../../decision/examination.js'
import { explainToClient } from '../../explain/client/explain-to-client.js'
import { explainToAuditor } from '../../explain/explain-to-auditor.js'
import { explainToLinkWorker } from '../../explain/explain-to-link-worker.js'
import { explainToReferrer } from '../../explain/explain-to-referrer.js'
import { type Explanation, READERS, type Reader } from '../../explain/explanation.js'
import { type WhyNot, whyNot } from '../../explain/why-not.js'
import { unwrap } from '../../issue.js'
import { quote } from '../../quote.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import type { Act, Context } from '../context.js'
import type { ExitCode } from '../exit-code.js'
import { type OpenedTriage, openTriage } from '../open-triage.js'
import { type DecidingOptions, withDecidingOptions } from '../options.js'
import { explanationText } from '../print-explanation.js'
import { processReferrals } from '../process-referrals.js'
import { readReferrals } from '../read-referrals.js'
import { UsageError } from '../usage-error.js'
import { whyNotInWords } from '../why-not-in-words.js'

interface ExplainOptions extends DecidingOptions {
  readonly reader: Reader
  readonly whyNot?: string
}

/** What is shown of an examination: the words, and the data they are made of. */
interface Told {
  readonly disposition: Examination['decision']['disposition']
  readonly words: Explanation
  readonly data: { readonly explanation: Explanation } | { readonly whyNot: WhyNot }
}

const EXPLAINERS: { readonly [reader in Reader]: (examination: Examination) => Explanation } = {
  client: ({ decision }) => explainToClient(decision),
  'link-worker': ({ decision }) => explainToLinkWorker(decision),
  referrer: ({ decision }) => explainToReferrer(decision),
  auditor: explainToAuditor,
}

const tell = (examination: Examination, { reader, whyNot: target }: ExplainOptions): Told => {
  const { disposition, referral } = examination.decision
  if (target === undefined) {
    const explanation = EXPLAINERS[reader](examination)
    return { disposition, words: explanation, data: { explanation } }
  }
  const answer = unwrap(whyNot(examination, target))
  return { disposition, words: whyNotInWords(referral, answer), data: { whyNot: answer } }
}

const checkTarget = (target: string | undefined, opened: OpenedTriage): void => {
  if (target === undefined || !opened.ok) return
  const known = [...opened.triage.ruleSet.pathways.map(({ id }) => id), ...DISPOSITIONS]
  if (known.includes(target)) return
  throw new UsageError(`there is no pathway or disposition ${quote(target)}`, didYouMean(target, known))
}

const explain = async (
  files: readonly string[],
  options: ExplainOptions,
  context: Context,
): Promise<ExitCode> => {
  const opened = openTriage(options, context.io.files)
  checkTarget(options.whyNot, opened)
  const referrals = await readReferrals(files, context.io)
  const how = options.asOf === undefined ? {} : { asOf: options.asOf }
  return processReferrals<Told>(
    referrals,
    opened,
    (triage, referral) => {
      const examined = triage.examine(referral, how)
      return examined.ok ? { ok: true, value: tell(examined.value, options) } : examined
    },
    {
      format: options.format,
      json: ({ data }) => data,
      text: ({ words }) => explanationText(words, context),
      disposition: ({ disposition }) => disposition,
    },
    context,
  )
}

/** `explain [files...]`: the same decisions, told to one reader; or why they did not come out otherwise. */
export const addExplain = (program: Command, act: Act): void => {
  withDecidingOptions(program.command('explain'))
    .description('tell a decision to one reader, or say why it did not come out otherwise')
    .argument('[files...]', 'as for decide')
    .addOption(new Option('--reader <reader>', 'whom to tell').choices(READERS).default('link-worker'))
    .addOption(
      new Option('--why-not <target>', 'a pathway or a disposition that it did not come to').conflicts(
        'reader',
      ),
    )
    .action((files: readonly string[], options: ExplainOptions) =>
      act((context) => explain(files, options, context)),
    )
}
