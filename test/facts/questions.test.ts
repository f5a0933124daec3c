import { expect, test } from 'vitest'
import { factCatalogue } from '../../src/facts/catalogue.js'
import { fillPlaces } from '../../src/rule-set/places.js'
import { defaultRuleSet } from '../../src/rule-set/shipped.js'
import { nations } from '../../src/service/shipped-nations.js'

/**
 * Every question that is answered with yes or no, read by people: a "yes" to the words is a `yes` of the fact.
 * Whoever changes a question reads it again, against what its fact says, and changes it here too.
 */
const REVIEWED: { readonly [fact: string]: string } = {
  suicidalThoughts: 'Are you having thoughts of ending your life?',
  recentSuicideAttempt: 'Have you recently tried to end your life?',
  selfHarm: 'Have you recently hurt yourself on purpose?',
  suicidePlanOrIntent:
    'Are you making plans to end your life, or do you feel that you might act on your thoughts?',
  immediateDanger: 'Is anyone hurt or in danger right now?',
  pastSuicidalThoughts: 'Have you ever had thoughts of ending your life in the past?',
  pastSuicideAttempt: 'Have you ever tried to end your life?',
  pastSelfHarm: 'Have you ever hurt yourself on purpose?',
  harmToOthers: 'Are you worried that you, or somebody close to you, might hurt someone?',
  childAtRisk: 'Is there any child you are worried about?',
  adultSafeguarding: 'Is somebody treating you badly or not giving you the care you need?',
  domesticAbuse:
    'Is a partner, an ex-partner or somebody in the family frightening you, hurting you or controlling what you do?',
  substanceDependence:
    'Do you feel unwell, or find it hard to get through the day, without alcohol or drugs?',
  underSecondaryMentalHealthCare: 'Is a mental health team or care coordinator already supporting you?',
  selfNeglect: 'Are you finding it so hard to look after yourself or your home that it puts you in danger?',
  harmFromOthers: 'Is anyone outside your family hurting you, threatening you or exploiting you?',
  harmToPartner: 'Do you sometimes hurt or threaten a partner, an ex-partner or somebody in the family?',
  'local.inCatchment': 'Is where you stay, or your GP practice, in the area of this service?',
  consent: 'Do you agree to be referred to a link worker?',
  housebound: 'Are you unable to go out without help?',
  supportToLeaveHome: 'Is there somebody who can go out with you?',
  carer: 'Do you look after somebody, without being paid for it?',
  interpreterNeeded: 'Would an interpreter help?',
  communicationNeeds:
    'Is there another way of talking or writing that works better for you, such as Easy Read, large print or sign language?',
  perinatal: 'Are you pregnant, or have you had a baby in the last year?',
  mayCall: 'Is it all right for us to ring you?',
  mayLeaveMessage: 'Is it all right for us to leave you a message?',
  mayWrite: 'Is it all right for us to send letters to where you live?',
  riskToVisitors: 'Could somebody who visits this person at home come to harm there?',
  'agreement.gp-practice':
    'Does the GP practice agree to social prescribing beside what it does for the person?',
  'agreement.mdt': 'Does the MDT agree to social prescribing beside what it does for the person?',
  'agreement.mental-health-team':
    'Does the mental health team agree to social prescribing beside what it does for the person?',
  'agreement.drug-and-alcohol-service':
    'Does the drug and alcohol service agree to social prescribing beside what it does for the person?',
  'agreement.adult-social-care':
    'Does adult social care agree to social prescribing beside what it does for the person?',
  'agreement.talking-therapies':
    'Does the talking therapies service agree to social prescribing beside what it does for the person?',
  'agreement.childrens-service':
    "Does the children's service agree to social prescribing beside what it does for the person?",
  'local.complexPhysicalHealth':
    'Do several health conditions, a disability or frailty make your daily life hard?',
  'local.supportAlreadyInPlace':
    'Does somebody, such as another service, already give you all the help you need with this?',
  'local.willingToMakeChange': 'Is this a good time for you to change something?',
  'local.homelessWithin56Days': 'Could you be without a place to live in the next eight weeks?',
}

test('a yes to a question means yes, as the reviewed list has it word for word', () => {
  const asked = [...factCatalogue, ...fillPlaces(defaultRuleSet(), nations.england).localFacts].filter(
    ({ kind, name }) => kind === 'answer' || (kind === 'boolean' && name.startsWith('local.')),
  )
  expect(Object.fromEntries(asked.map(({ name, question }) => [name, question]))).toEqual(REVIEWED)
})
