import { describe, expect, test } from 'vitest'
import { phraseFinder } from '../../../src/referral/signals/find-phrases.js'

const find = phraseFinder([])

/** Each mention with how it is said, as the text writes it. */
const saidIn = (text: string): readonly string[] =>
  find(text).map(({ from, said = 'plain', to }) => `${text.slice(from, to)}: ${said}`)

const everyMentionIs = (said: string, texts: readonly string[]): void => {
  test.each(texts)('%s', (text) => {
    expect(find(text).length).toBeGreaterThan(0)
    expect(find(text).map((mention) => mention.said ?? 'plain')).toEqual(find(text).map(() => said))
  })
}

describe('what a text plainly denies is marked as denied', () => {
  everyMentionIs('denied', [
    'denies SI',
    'Denies any current suicidal ideation',
    'no thoughts of self-harm or suicide',
    'No SI/DSH/plans',
    'Denies SI, DSH, plans.',
    'nil SI',
    'no current SI',
    'SI: nil',
    'SI - nil at present',
    'SI -ve',
    'SI-',
    'SI-, DSH-',
    'not suicidal',
    "isn't suicidal",
    'he isn?t suicidal',
    'does not want to die',
    'has never tried to kill herself',
    'no history of self harm',
    'Suicidal thoughts: none reported',
    'says she would never kill herself',
  ])
})

describe('what could be meant otherwise is not marked as denied', () => {
  everyMentionIs('plain', [
    'no support, wants to die',
    'not sleeping, suicidal',
    'not coping suicidal',
    'no plans, suicidal',
    'denies plan, suicidal thoughts daily',
    'denies plans, wants to die',
    'denies plans and wants to die',
    'SI no plans',
    'SI, no plans',
    'suicidal, denied housing',
    'suicidal - no support',
    'denies low mood but is suicidal',
    'not only suicidal but angry',
    'no longer wants to live',
    "doesn't want to be here",
    'cannot stop thinking about suicide',
    'no one knows he is suicidal',
    'no doubt suicidal',
    'never felt so suicidal',
    'not safe: suicidal',
    'no, wants to die',
    'no: wants to die',
    'no - suicidal',
    'no\nsuicidal',
    'no; suicidal',
    'no... suicidal',
    'No.Suicidal',
    'no SI?',
    '?no SI',
    'no ?SI',
    "doesn't deny SI",
    'not denying suicidal thoughts',
    'initially denied suicidal thoughts',
    'not suicidal until last night',
    'not suicidal unless he drinks',
    'suicidal- please call',
    'wants to die-',
    'is suicidal',
    '?SI',
    'SI+',
    'SI+ve',
  ])

  test('although the same text denies something else', () => {
    expect(saidIn('denied suicidal thoughts last week, today says she wants to die')).toEqual([
      'suicidal thoughts: denied',
      'wants to die: plain',
    ])
    expect(saidIn('No SI. Wants to die')).toEqual(['SI: denied', 'Wants to die: plain'])
    expect(saidIn('no DSH; feels suicidal')).toEqual(['DSH: denied', 'suicidal: plain'])
    expect(saidIn('No DSH, suicidal today')).toEqual(['DSH: denied', 'suicidal: plain'])
  })
})

describe('what a text plainly says of somebody else is marked as of another', () => {
  everyMentionIs('of-another', [
    'brother hanged himself',
    'Her brother hanged himself last year',
    "mum's suicide",
    'mums suicide',
    'lost her husband to suicide',
    'bereaved by suicide',
    'son is suicidal',
    "worried about friend's overdose",
    'family history of suicide',
    'his best friend recently took an overdose',
    'suicide of her brother',
  ])
})

describe('what could be said of the person is not marked as of another', () => {
  everyMentionIs('plain', [
    'his wife says he is suicidal',
    'mother reports she took an overdose',
    'told his mum he wants to die',
    'told his mum wants to die',
    'told her partner is suicidal',
    'lives with mum, suicidal',
    'lives with brother suicidal',
    'argument with husband, took an overdose',
    'Mum is suicidal',
    'like her brother, wants to die',
    'texted a friend that she wants to die',
  ])

  test('although the same text says something of another', () => {
    expect(saidIn("since her brother's suicide she wants to die too")).toEqual([
      'suicide: of-another',
      'wants to die: plain',
    ])
  })
})

describe('what a text plainly says of long ago is marked as past', () => {
  everyMentionIs('past', [
    'OD in 2009',
    'previous overdose as a teenager',
    'overdose as a teenager',
    'hx DSH',
    'hx of DSH',
    'history of self-harm',
    'PMH: overdose 1998',
    'self-harm ten years ago',
    'Took an overdose of paracetamol in 2004',
  ])
})

describe('what may be recent is not marked as past', () => {
  everyMentionIs('plain', [
    'OD 2/7 ago',
    'overdose last month',
    'recent overdose',
    'recent history of self-harm',
    'history of DSH, ongoing',
    'overdose 2000 mg',
    'OD in 2026',
    'OD 2 weeks ago',
    'the previous night took an overdose',
    'SI since 2009',
    'previous OD?',
  ])

  test('nor what a text says of today beside what is past', () => {
    expect(saidIn('Overdose in 2009. Wants to die')).toEqual(['Overdose: past', 'Wants to die: plain'])
  })
})
