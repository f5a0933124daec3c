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
  parentalConsent: 'Has somebody with parental responsibility agreed to this referral?',
  pastSuicidalThoughts: 'Have you ever had thoughts of ending your life in the past?',
  pastSuicideAttempt: 'Have you ever tried to end your life?',
  pastSelfHarm: 'Have you ever hurt yourself on purpose?',
  harmToOthers: 'Are you worried that you might injure another person?',
  childAtRisk: 'Is any child you know being hurt, neglected or left in danger?',
  adultSafeguarding:
    'Is anyone you rely on for care hurting you, stealing from you or leaving you in danger?',
  domesticAbuse:
    'Is a partner, an ex-partner or somebody in the family frightening you, hurting you or controlling what you do?',
  substanceDependence:
    'Do you need alcohol, or drugs that are not prescribed to you, to get through the day?',
  underSecondaryMentalHealthCare: 'Is a mental health team or care coordinator already supporting you?',
  selfNeglect: 'Is it so hard to look after yourself or your home that it puts you in danger?',
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

/** What ordinary people would say to a question, and whether that is a "yes" to its words: nobody is reported for being worried, or cross. */
const ORDINARY: {
  readonly [fact: string]: { readonly yes: readonly string[]; readonly no: readonly string[] }
} = {
  harmToOthers: {
    yes: ['Some days I am afraid that I will hit somebody.'],
    no: ['I worry that I hurt people’s feelings.', 'My neighbour has threatened me.'],
  },
  harmToPartner: {
    yes: ['I have pushed her when we argued.'],
    no: ['We argue about money.', 'My illness frightens my wife.', 'He hits me.'],
  },
  harmFromOthers: {
    yes: ['Some lads use my flat, and I cannot say no.'],
    no: ['The council took months to answer.', 'My electricity is far too dear.'],
  },
  selfNeglect: {
    yes: ['I have hardly eaten for weeks, and I cannot reach my bed any more.'],
    no: ['The garden has got away from me.', 'The washing up waits for days.'],
  },
  childAtRisk: {
    yes: ['My sister leaves the little ones alone all night.'],
    no: ['I worry about my son’s exams.', 'My daughter has no friends at school.'],
  },
  adultSafeguarding: {
    yes: ['My carer takes money out of my purse.'],
    no: ['The carers come late.', 'I wait far too long for the surgery to ring back.'],
  },
  substanceDependence: {
    yes: ['I have to drink in the morning to stop the shaking.'],
    no: [
      'I take the codeine that the surgery prescribes for my back.',
      'I like a glass of wine with dinner.',
    ],
  },
}

test('every question that can start an enquiry has ordinary answers beside it, and asks one thing in one short sentence', () => {
  const questions = new Map(factCatalogue.map(({ name, question }) => [name, question]))
  for (const [fact, { no, yes }] of Object.entries(ORDINARY)) {
    const question = questions.get(fact) ?? ''
    expect([fact, Math.min(yes.length, no.length)]).not.toEqual([fact, 0])
    expect([fact, question.split('?').length, question.split(' ').length <= 18]).toEqual([fact, 2, true])
  }
})

test('no question that can start an enquiry asks for a worry, for care that is wanting or for a medicine', () => {
  const asked = factCatalogue.filter(({ name }) => Object.hasOwn(ORDINARY, name))
  expect(asked).toHaveLength(Object.keys(ORDINARY).length)
  for (const { name, question } of asked) {
    expect([
      name,
      /worried about|treating you badly|the care you need|somebody close/.test(question),
    ]).toEqual([name, false])
    expect([name, /drugs/.test(question), /not prescribed/.test(question)]).toEqual([
      name,
      name === 'substanceDependence',
      name === 'substanceDependence',
    ])
  }
})
