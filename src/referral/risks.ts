/** The answers about risk of a referral: the schema that they are read by. */
import * as z from 'zod/mini'
import { describe } from '../input/describe.js'
import { datedAnswerSchema, datedEventSchema, type GivenAnswer, type GivenEvent } from './answered.js'
import { CalendarDate } from './calendar-date.js'
import { Answer, type Vocabulary } from './vocabulary.js'

/** A yes, no, unsure or declined, with its date beside it if there is one. */
export const answer = (description: string) =>
  z.nullish(z.union([Answer, datedAnswerSchema])).apply(describe, description)
/** The same of something that happens on a day. */
const event = (description: string) =>
  z.nullish(z.union([Answer, datedEventSchema])).apply(describe, description)

/** Answers about risk. Each is yes, no, unsure or declined, with dates beside it if you have them; absent or null means that nobody asked. */
export const Risks = z.strictObject({
  suicidalThoughts: answer('Whether the client has thoughts of suicide now.'),
  suicidePlanOrIntent: answer('Whether the client has a plan, the means or the intent to end their life.'),
  immediateDanger: answer('Whether a life is in danger now, or an attempt or injury is happening now.'),
  recentSuicideAttempt: event('Whether the client has recently attempted suicide.'),
  pastSuicidalThoughts: answer('Whether the client has had thoughts of suicide in the past.'),
  pastSuicideAttempt: event('Whether the client has ever attempted suicide.'),
  selfHarm: event('Whether the client has recently harmed themselves.'),
  pastSelfHarm: event('Whether the client has ever harmed themselves.'),
  domesticAbuse: answer('Whether the client experiences domestic abuse.'),
  adultSafeguarding: answer(
    'Whether an adult with care and support needs may be at risk of abuse or neglect.',
  ),
  childAtRisk: answer('Whether any child may be at risk of harm.'),
  harmToOthers: answer('Whether the client may harm somebody else.'),
  harmToPartner: answer('Whether the client may harm a partner, an ex-partner or somebody in the family.'),
  harmFromOthers: answer(
    'Whether somebody other than a partner or the family may be harming, threatening or exploiting the client.',
  ),
  selfNeglect: answer(
    'Whether the client may be neglecting themselves or their home so much that it puts them in danger.',
  ),
  substanceDependence: answer('Whether the client is dependent on alcohol or drugs and needs treatment.'),
  underSecondaryMentalHealthCare: answer(
    'Whether a secondary mental health team already cares for the client.',
  ),
  riskToVisitors: answer('Whether somebody who visits the client at home may come to harm there.'),
})
/** What happens on a day, and can have that day beside it. */
type EventName = 'recentSuicideAttempt' | 'pastSuicideAttempt' | 'selfHarm' | 'pastSelfHarm'

/** Every answer about risk by its name; the compiler then says the names of what may stand there. */
type RiskAnswers = {
  readonly [Name in RiskName]?: (Name extends EventName ? GivenEvent : GivenAnswer) | null | undefined
}
export interface Risks extends RiskAnswers {
  /** Whether the client has thoughts of suicide now. */
  readonly suicidalThoughts?: GivenAnswer | null | undefined
  /** The day the answers were given, `YYYY-MM-DD`, unless one says another. Left out: the day the referral was received. */
  readonly askedOn?: CalendarDate | null | undefined
  /** A risk that the rule set declares in its vocabulary, by its id, such as `fire-setting`. */
  readonly [own: `${string}-${string}`]: GivenAnswer | null | undefined
}

/** The name of a risk that every referral can answer. */
export type RiskName = keyof z.infer<typeof Risks>

/** The answers about risk, those of the rule set's own among them. */
export const risksSchema = ({ risks }: Vocabulary) =>
  z.strictObject({
    ...Risks.shape,
    askedOn: z
      .nullish(CalendarDate)
      .apply(
        describe,
        'The day the answers were given, unless one says another. Left out: the day the referral was received.',
      ),
    ...Object.fromEntries(risks.map(({ description, id }) => [id, answer(description)])),
  }) as z.ZodMiniType<Risks> // what it is extended by are answers, too
