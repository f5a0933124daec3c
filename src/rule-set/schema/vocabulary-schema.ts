/** The shape of what a rule set states of its vocabulary. What its words have to do with each other is checked elsewhere. */
import * as z from 'zod/mini'
import { describe, refusal } from '../../input/describe.js'
import { lazy } from '../../input/memoize.js'
import { ReadableLine, ReadableText } from '../../input/readable-text.js'
import { mayTellSchema } from '../../referral/audience.js'
import { Instrument } from '../../referral/instrument.js'
import { askOfSchema } from './local-fact-schema.js'
import { GroupId, LOCAL_FACT_NAME, Name } from './names.js'

const MAX_WORDS = 200

const word = (what: string) => ({
  id: Name(`Id of the ${what}, in kebab case.`),
  title: ReadableLine('As people read it in a sentence: with a small letter, unless it is a name.'),
})

const list = <Shape extends z.core.$ZodLooseShape>(least: 0 | 1, description: string, shape: Shape) =>
  z
    .exactOptional(z.array(z.strictObject(shape)).check(z.minLength(least), z.maxLength(MAX_WORDS)))
    .apply(describe, description)

const texts = (description: string) =>
  z
    .array(ReadableText('A text, as somebody could write it.').check(z.maxLength(500)))
    .check(z.minLength(1), z.maxLength(50))
    .apply(describe, description)

/** The id of a risk of one's own: two words or more, so that no slip in a risk of every referral is one. */
export const RISK_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/

/** What a rule set calls its own. A list that is not stated is the one that ships. */
export const vocabularySchema = lazy(() =>
  z
    .strictObject({
      needs: list(1, 'The kinds of need, in the order they are listed.', {
        ...word('need'),
        indicates: z
          .exactOptional(z.literal('domesticAbuse'))
          .apply(
            describe,
            'Naming the need puts domestic abuse on record, until there is an answer about it.',
          ),
        cannotWait: z
          .exactOptional(z.literal(true))
          .apply(describe, 'Help with it waits for nobody to be ready: naming the need says so on record.'),
        indicatedBy: z
          .exactOptional(z.string().check(z.regex(LOCAL_FACT_NAME)))
          .apply(
            describe,
            'A local fact of kind `answer` that speaks for a need that cannot wait: any answer but a “no” says so on record.',
          ),
        mayTell: z.exactOptional(mayTellSchema()),
        asksAboutDanger: z
          .exactOptional(z.literal(false))
          .apply(
            describe,
            'False where its words speak of suicide, self-harm or danger and it is about none of them. What is about them is a risk.',
          ),
      }),
      sources: list(1, 'Who sends referrals.', {
        ...word('source'),
        professional: z
          .exactOptional(z.boolean())
          .apply(describe, 'Whether it is a health professional, who may read of risks.'),
        mdt: z.exactOptional(z.boolean()).apply(describe, 'Whether it is the MDT meeting, or speaks for it.'),
        kindOf: z.exactOptional(
          Name('Id of a source that it is a kind of: a service that takes that one takes this one, too.'),
        ),
        team: z.exactOptional(
          Name(
            'Id of the team that it refers for, or `none`. Left out: not known, unless the referral says.',
          ),
        ),
      }),
      teams: list(
        0,
        'Other teams: who refers for them, whom people are sent to, and who agrees to support.',
        {
          ...word('team'),
          mayTell: z.exactOptional(mayTellSchema()),
        },
      ),
      risks: list(0, 'Risks beside those of every referral.', {
        id: z
          .string()
          .check(z.regex(RISK_ID), z.maxLength(60))
          .apply(
            describe,
            'As a referral gives it in its `risks`: two words or more in kebab case, such as `fire-setting`.',
          ),
        title: ReadableLine('What it is called.'),
        description: ReadableText('What it means.'),
        question: ReadableLine('What a link worker would ask to find it out.'),
        askOf: z.exactOptional(askOfSchema()),
        mayTell: z.exactOptional(mayTellSchema()),
        asksAboutDanger: z
          .boolean()
          .apply(
            describe,
            'Whether it asks about suicide, self-harm or danger. If it does, its answers reach the routes of the safety floor.',
          ),
      }),
      routeKinds: list(0, 'Kinds of route beside those of the safety floor.', word('kind of route')),
      settings: list(1, 'Where services see people.', word('setting')),
      employers: list(1, 'Who employs link workers.', word('employer')),
      focuses: list(0, 'The groups of people that services are for, beside `general`.', word('focus')),
      workerSupports: list(1, 'What support link workers have.', word('kind of support')),
      closureReasons: list(1, 'Why episodes end.', {
        ...word('reason'),
        kindOf: z
          .exactOptional(z.enum(['completed', 'escalated']))
          .apply(
            describe,
            'A kind of `completed` is not given while an escalation is open, and a kind of `escalated` where none is recorded.',
          ),
      }),
      reportGroups: list(0, 'By what reports compare people. Nothing is decided by it.', {
        ...word('group'),
        id: GroupId('Id of the group, in kebab or camel case.'),
        range: z
          .exactOptional(
            z
              .strictObject({
                min: z.int().apply(describe, 'The least.'),
                max: z.int().apply(describe, 'The most.'),
              })
              .check(
                z.refine(
                  ({ max, min }) => min <= max,
                  refusal('the lower end of the range is above its upper end', { code: 'range-inverted' }),
                ),
              ),
          )
          .apply(
            describe,
            'The whole numbers that its values are, both ends included. Without it they are codes in kebab case.',
          ),
      }),
      phrases: list(
        0,
        'Words that speak of danger, looked for in text beside those of the safety floor, and never in their place.',
        {
          id: Name('Id of the phrase, in kebab case; none of those of the safety floor.'),
          risk: ReadableLine(
            'What it speaks about: a risk that the safety floor looks for, or a fact of one’s own that asks about danger: `risks.fire-setting`, `local.stalked`.',
          ),
          words: ReadableLine('Its words with their gaps and alternatives.').check(z.maxLength(500)),
          source: z.exactOptional(ReadableLine('Where it was read or who says so.')),
          basis: z
            .enum(['F', 'D', 'M'])
            .apply(describe, 'F found in the source, D derived for sign-off, M common knowledge.'),
          matches: texts('Texts in which it is found.'),
          doesNotMatch: texts('Texts in which it is not found, though they come near.'),
        },
      ),
      instruments: z
        .exactOptional(
          z
            .array(z.union([Name('The id of a questionnaire that ships.'), Instrument]))
            .check(z.maxLength(MAX_WORDS)),
        )
        .apply(
          describe,
          'The questionnaires that referrals can bring: each the id of one that ships, or a whole document.',
        ),
    })
    .apply(describe, 'What the rule set calls its own. A list that it does not state is the one that ships.'),
)
