/** The form of a question as a decision on record has it: earlier versions of the form do not say where its answer goes. */
import * as z from 'zod/mini'
import { ANSWER_KINDS } from '../../facts/answer-form.js'
import { ASK_OF, STEPS } from '../../facts/fact.js'
import { describe, readonlyObject } from '../../input/describe.js'
import { AUDIENCES } from '../../referral/audience.js'

const text = (description: string) => z.string().apply(describe, description)
const number = (description: string) => z.int().apply(describe, description)

const option = readonlyObject({
  value: z.union([z.string(), z.boolean()]).apply(describe, 'The value, as a referral has it.'),
  title: text('What it is called.'),
})

const answer = readonlyObject({
  path: z
    .readonly(z.tuple([z.string()], z.string()))
    .apply(
      describe,
      'The keys from the referral down to the answer; they begin with `service` where the service says it.',
    ),
  kind: z.enum(ANSWER_KINDS).apply(describe, 'What sort of value it is.'),
  dates: z
    .exactOptional(z.readonly(z.array(z.enum(['askedOn', 'happenedOn']))))
    .apply(describe, 'The dates that can stand beside an answer.'),
  options: z.exactOptional(z.readonly(z.array(option))).apply(describe, 'The values to choose from.'),
  min: z.exactOptional(number('The least it can be.')),
  max: z.exactOptional(number('The most it can be.')),
  instrument: z.exactOptional(text('The id of the questionnaire.')),
  items: z
    .exactOptional(
      readonlyObject({
        count: number('How many items the questionnaire has.'),
        min: number('The least that an item can score.'),
        max: number('The most that an item can score.'),
      }),
    )
    .apply(describe, 'The items of the questionnaire.'),
}).apply(describe, { id: 'ReferralTriageAnswerForm', description: 'How the answer is given.' })

export const question = readonlyObject({
  fact: text('The fact.'),
  title: text('What it is called.'),
  question: text('The words to ask it in.'),
  howToAsk: z.exactOptional(z.string()).apply(describe, 'What whoever asks should know first.'),
  answer: z
    .exactOptional(answer)
    .apply(describe, 'How the answer is given; not there in versions 1 and 2 of the form.'),
  askOf: z.exactOptional(z.enum(ASK_OF)).apply(describe, 'Whom to ask.'),
  step: z.exactOptional(z.enum(STEPS)).apply(describe, 'When in the first conversation.'),
  safety: z.boolean().apply(describe, 'Whether it is about safety.'),
  askNow: z.boolean().apply(describe, 'Whether to ask it before anything else.'),
  holdsUp: z.boolean().apply(describe, 'Whether the decision waits for the answer.'),
  rules: z.readonly(z.tuple([z.string()], z.string())).apply(describe, 'The rules behind it.'),
  // Decisions made before it was stated do not say it.
  mayTell: z.exactOptional(z.readonly(z.array(z.enum(AUDIENCES))).apply(describe, 'Who may be told.')),
}).apply(describe, { id: 'ReferralTriageQuestion', description: 'Something to find out.' })
