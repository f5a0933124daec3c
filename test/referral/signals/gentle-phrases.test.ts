import { describe, expect, test } from 'vitest'
import { findSafetySignals } from '../../../src/referral/signals/find-safety-signals.js'

const seen = (input: unknown): readonly string[] => [
  ...new Set(findSafetySignals(input).map(({ answer, risk }) => `${risk}: ${answer}`)),
]

/** What is said, and beside it what sounds like it and is about something else. */
const SAID: readonly (readonly [about: string, signals: readonly string[], others: readonly string[]])[] = [
  [
    'not waking up',
    [
      'would rather not wake up',
      'would rather not wake up in the morning',
      'wishes he would not wake up',
      "wished she wouldn't wake up",
      "wishes she didn't wake up",
      'hopes she does not wake up',
      'hoping not to wake up tomorrow',
      "goes to bed hoping that he won't wake up",
      'prays not to wake up',
      'wants to go to sleep and never wake up',
      'would like to fall asleep and not wake up',
      'does not want to wake up',
      "wouldn't care if she didn't wake up",
      'would not mind not waking up',
      'if only I did not wake up',
      'wants to sleep for ever',
    ],
    [
      'wakes up at 5 and does not get back to sleep',
      'does not wake up rested',
      'needs help to wake up in time',
      'wants to wake up without pain',
      'hopes the alarm does not wake the neighbours',
      'would like a bell that will not wake the baby',
    ],
  ],
  [
    'not being here',
    [
      'would rather not be here',
      'would prefer not to be here',
      'wishes she was not here',
      "wishes he wasn't here",
      'wishes he was no longer here',
      'wished they were no longer around',
      'wants not to be here',
      'does not want to be here any more',
      'would be better if she were not here',
      'it would be easier not to be here',
      'thinks about no longer being here',
      'wants to disappear',
      'wishes she could disappear',
    ],
    [
      'her brother is no longer here',
      'the day centre is no longer here',
      'no longer here for the walking group',
      'is not here on Fridays',
      'would rather not be seen at home',
      'would like to be here more often',
      'wishes his daughter was here',
      'wants to be no longer alone',
      'wants the damp to disappear',
    ],
  ],
  [
    'not being alive',
    [
      'would rather not be alive',
      "wish I wasn't alive",
      'wants not to be alive',
      'thoughts of not being alive',
      'does not want to exist',
      'wishes he did not exist',
      'would rather die',
      'would like to be dead',
      'hopes to die in his sleep',
      'wishes for death',
      'passive death wish',
      'thinking a lot about death',
      'wishes she had never been born',
      'is wanting to die',
      'keeps wanting to be dead',
      'wishing to die',
      'wishing he was dead',
      'no longer wants to live',
      'not wanting to live',
      'not wanting to be here',
      'longing to die',
      'wishes he had died',
      "wishes she'd died in the accident",
      'has lost the will to live',
      'no will to go on',
    ],
    [
      'his wife is no longer alive',
      'hopes to be alive to see her grandchild',
      'wants to stay alive for his children',
      'thinking about the death of her husband',
      'was born in May',
    ],
  ],
  [
    'life not being worth it',
    [
      'life is not worth living',
      "says life isn't worth living",
      "life doesn't feel worth living",
      'life has not been worth living since',
      'life is no longer worth living',
      'her life is hardly worth living',
      'does not feel life is worth living',
      'nothing left to live for',
      'sees no point in going on',
      'no reason to go on living',
      "can't see the point of living",
      'does not see the point in being alive',
      'cannot go on like this',
      "says he can't go on any longer",
      'life is pointless',
      'feels that life has no meaning',
      'tired of being alive',
      'has had enough of life',
      'has given up on life',
      'wants it all to end',
    ],
    [
      'the old car is not worth mending',
      'it is worth living nearer to her daughter',
      'life insurance is worth checking',
      'the life story group is worth a try',
      'tired of the long journey',
      "can't go on holiday",
      'cannot go on the bus alone',
      "can't see the point of the form",
      'wants more meaning in his life',
      "wishes the bus hadn't been late",
      'has had enough of the damp',
      'there is nothing going on at the weekend',
      'no longer wants to live alone',
      'no longer wants to be here on Fridays',
      'lost the will she wrote in May',
      'walks better without her frame',
    ],
  ],
]

describe.each(SAID)('a text that speaks gently of %s', (_, signals, others) => {
  test.each(signals)('%s', (notes) => {
    expect(seen({ notes })).toEqual(['suicidalThoughts: yes'])
  })

  test.each(others)('does not include: %s', (notes) => {
    expect(seen({ notes })).toEqual([])
  })
})

describe('a question that asks gently', () => {
  test.each([
    'Would you rather not wake up?',
    'Do you wish you were no longer here?',
    'Do you feel that life is not worth living?',
    'Do you have thoughts of not being alive?',
  ])('%s', (question) => {
    expect(seen({ question, answer: 'yes' })).toEqual(['suicidalThoughts: yes'])
    expect(seen({ question, answer: 'sometimes' })).toEqual(['suicidalThoughts: unsure'])
    expect(seen({ question, answer: 'declined' })).toEqual(['suicidalThoughts: declined'])
    expect(seen({ question, answer: 'no' })).toEqual([])
  })

  test.each([
    'Do you feel that life is worth living?',
    'Does life feel worth living?',
    'Is life still worth living?',
    'lifeWorthLiving',
  ])('%s: "no" is the signal, and a "yes" is for a person to read', (question) => {
    for (const answer of ['no', false, 'not always', 'yes']) {
      expect(seen({ risks: { [question]: answer } })).toEqual(['suicidalThoughts: yes'])
      if (question.endsWith('?')) expect(seen({ question, answer })).toEqual(['suicidalThoughts: yes'])
    }
    expect(seen({ [question]: 'unsure' })).toEqual(['suicidalThoughts: unsure'])
    expect(seen({ [question]: null })).toEqual([])
  })

  test.each([
    'Would you rather be seen at home?',
    'Are you no longer at this address?',
    'Is the trip worth it?',
  ])('%s asks about something else', (question) => {
    for (const answer of ['yes', 'no']) expect(seen({ question, answer })).toEqual([])
  })
})
