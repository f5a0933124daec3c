import { type Command, Option } from 'commander'
import { counterfactuals } from '../../analysis/counterfactuals.js'
import { questions } from '../../analysis/questions.js'
import type { Examination } from '../../decision/examination.js'
import type { DecideOptions } from '../../decision/triage-options.js'
import { explainToClient } from '../../explain/client/explain-to-client.js'
import { explainToAuditor } from '../../explain/explain-to-auditor.js'
import { type Explanation, READERS, type Reader } from '../../explain/explanation.js'
import { explainToLinkWorker } from '../../explain/link-worker/explain-to-link-worker.js'
import { explainToReferrer } from '../../explain/referrer/explain-to-referrer.js'
import { type WhyNot, whyNot } from '../../explain/why-not.js'
import { didYouMean } from '../../issue/did-you-mean.js'
import { quote } from '../../issue/quote.js'
import { DISPOSITIONS } from '../../rule-set/rule-set.js'
import type { Service } from '../../service/service.js'
import type { Triage } from '../../triage.js'
import type { WordsOptions } from '../../words/words.js'
import type { Act, Context } from '../context.js'
import { type ExitCode, UsageError } from '../exit-codes.js'
import { type DecidingOptions, withDecidingOptions } from '../options.js'
import { explanationText } from '../printing/terminal.js'
import { formatWhatIf, formatWhyNot, type WhatIf } from '../printing/why-not-and-what-if.js'
import { type OpenedTriage, openTriage } from '../reading/open-triage.js'
import { readReferrals } from '../reading/read-referrals.js'
import { processReferrals } from './process-referrals.js'

interface ExplainOptions extends DecidingOptions {
  readonly reader: Reader
  readonly whyNot?: string
  readonly whatIf?: string
  readonly language?: string
}

/** What is shown of an examination: the words, and the data they are made of. */
interface Told {
  readonly disposition: Examination['decision']['disposition']
  readonly words: Explanation
  readonly data:
    | { readonly explanation: Explanation }
    | { readonly whyNot: WhyNot }
    | { readonly whatIf: WhatIf }
}

type Explain = (examination: Examination, service: Service, words: WordsOptions) => Explanation

const EXPLAINERS: { readonly [reader in Reader]: Explain } = {
  client: ({ decision }, { contact }, words) => explainToClient(decision, { ...words, contact }),
  'link-worker': ({ decision }, _, words) => explainToLinkWorker(decision, words),
  // Somebody who referred themselves is the client, and is not to read of "the person".
  referrer: ({ decision, facts }, { contact }, words) => {
    if (facts['referralSource'] === 'self') return explainToClient(decision, { ...words, contact })
    // Whoever else referred, or nobody knows who, gets the careful page.
    const knows = facts['referrerIsProfessional'] === true
    return explainToReferrer(decision, { ...words, audience: knows ? 'professional-referrer' : 'referrer' })
  },
  auditor: (examination, _, words) => explainToAuditor(examination, words),
}

/** Asked of the triage again, as the answer is about other referrals than this one. */
const askWhatIf = (triage: Triage, referral: unknown, target: string, how: DecideOptions): WhatIf => ({
  counterfactuals: counterfactuals(triage, referral, target, how),
  questions: questions(triage, referral, how),
})

const tell = (
  examination: Examination,
  service: Service,
  { language, reader, whyNot: target }: ExplainOptions,
  askIf: (() => WhatIf) | null,
): Told => {
  const { disposition, referral } = examination.decision
  const words = { language, words: service.words }
  if (askIf !== null) {
    const whatIf = askIf()
    return { disposition, words: formatWhatIf(referral, whatIf), data: { whatIf } }
  }
  if (target === undefined) {
    const explanation = EXPLAINERS[reader](examination, service, words)
    return { disposition, words: explanation, data: { explanation } }
  }
  const answer = whyNot(examination, target, words)
  return { disposition, words: formatWhyNot(referral, answer), data: { whyNot: answer } }
}

/** A page in English for whoever asked for another language would be taken for what they asked for. */
const checkLanguage = (language: string | undefined, opened: OpenedTriage): void => {
  if (language === undefined || language === 'en' || !opened.ok) return
  const known = ['en', ...Object.keys(opened.triage.service.words ?? {})]
  if (known.includes(language)) return
  throw new UsageError(`the service has no words in ${quote(language)}`, didYouMean(language, known))
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
  checkTarget(options.whyNot ?? options.whatIf, opened)
  checkLanguage(options.language, opened)
  const referrals = await readReferrals(files, context.io)
  const how = { asOf: options.asOf }
  return processReferrals<Told>(
    referrals,
    opened,
    (triage, referral) => {
      const examined = triage.safeExamine(referral, how)
      if (!examined.ok) return examined
      const { whatIf: target } = options
      const askIf = target === undefined ? null : () => askWhatIf(triage, referral, target, how)
      return { ok: true, value: tell(examined.value, triage.service, options, askIf) }
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

/** `explain [files...]`: the same decisions, told to one reader; or why not otherwise; or what would change them. */
export const addExplain = (program: Command, act: Act): void => {
  withDecidingOptions(program.command('explain'))
    .description(
      'tell a decision to one reader, or say why it did not come out otherwise, or what would change it',
    )
    .argument('[files...]', 'as for decide')
    .addOption(new Option('--reader <reader>', 'whom to tell').choices(READERS).default('link-worker'))
    .option('--language <language>', 'a language that the service has words in (default: `en`)')
    .addOption(
      new Option(
        '--why-not <target>',
        'a pathway or a disposition that it did not come to; not with --reader',
      ).conflicts('reader'),
    )
    .addOption(
      new Option(
        '--what-if <target>',
        'the nearest changes that would lead to a pathway or a disposition, and what is worth asking; not with --reader or --why-not',
      ).conflicts(['reader', 'whyNot']),
    )
    .action((files: readonly string[], options: ExplainOptions) =>
      act((context) => explain(files, options, context)),
    )
}
