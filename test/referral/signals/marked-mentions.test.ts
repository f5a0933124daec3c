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
    'Suicidal thoughts? No',
    'says she would never kill herself',
    'No immediate plans for suicide',
    'SI: N',
    'Denies SI when asked',
    'No thoughts, plans or intent to end his life.',
    'Denies suicidal ideation, plans or intent.',
    'Denying suicidal thoughts and plans.',
    "He doesn't want to kill himself.",
    'Does not report suicidal thoughts.',
    'no evidence that she is suicidal',
    'denies that he has ever self-harmed',
    'No plans to end her life',
    'Thoughts of ending life - denies',
    'Self-harm was asked about and denied.',
    '?SI - no',
    'suicidalThoughts: false',
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
    'Any plans to end life? No, thoughts only',
    'Suicidal? Never this bad',
    'Suicidal? None of us know',
    'Plans? No SI? Yes',
    'Is he safe? No. Suicidal',
    'Any support? No, SI',
    'Does she want to live? No.',
    'unable to deny suicidal thoughts',
    "won't promise not to kill herself",
    "can't promise she won't kill herself",
    'has not yet attempted suicide',
    'denies overdose was accidental',
    'Plans: no SI: yes',
    'overdose negative outcome',
    "her daughter is the reason she hasn't killed herself",
    'No SI apart from at night',
    'Denies SI when sober',
    "wouldn't kill himself because of his kids",
    'not without suicidal thoughts',
    'never free from suicidal thoughts',
    'not low risk of suicide',
    'SI without intent',
    'no plans to end his life yet',
    'no fixed abode, SI, DSH',
    'no hope, suicidal',
    'without support he will kill himself',
    'not told family about overdose',
    "won't stop self-harming",
    'not her first overdose',
    'denied PIP and is suicidal',
    'suicidal thoughts not disclosed to family',
    'suicidal, none of his family know',
    'SI Y/N',
    'no she is suicidal',
    'no wants to die',
    'no he wants to die',
    'Coping at home no wants to die',
    'low mood no plans feels suicidal',
    'no plans today feels suicidal',
    'no plans currently suicidal',
    'no plan or intent, suicidal thoughts',
    'no plans, SI',
    'Denies plans, suicidal.',
    'Denies plans, suicidal thoughts daily.',
    'denies feeling low feels suicidal',
    'not at home suicidal',
    'no current plan but thoughts of suicide',
    'No plans to end his life at present but thoughts daily.',
    'It is not true that he has no suicidal thoughts.',
    'no longer denies suicidal thoughts',
    'never not suicidal',
    'SI - no support at home',
    'Suicidal. No.',
    'Suicidal thoughts? No idea',
    'no help, self-harm daily',
    'no family, self-harm, low mood',
    'suicidal, denied',
    'not eating or sleeping and suicidal',
    'no medication or support, wants to end her life',
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
    'He lost two friends from his regiment to suicide.',
    'I lost my mum to suicide',
    'My brother took his own life',
    "Her neighbour's daughter took an overdose",
    'Grandson talks of killing himself',
    'Three of his army friends have died by suicide.',
    'a patient of hers killed himself on the ward',
    'Carer for his wife since her overdose.',
    'Mum of a 14-year-old girl who self-harms.',
    'my brother hanged himself',
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
    'lost her husband and is close to suicide',
    'lost motivation and is close to suicide',
    'My son took an overdose',
    'lost her job to drink, suicidal',
    'partner suicidal so is she',
    'brother says suicidal',
    'Sister called: took an overdose',
    'her dad has dementia wants to die',
    'Husband left took an overdose',
    'My brother wants to die',
    'my son is suicidal',
    "I'm really scared that my husband is going to kill himself",
    'Our daughter keeps trying to kill herself',
    'Carer for his wife since his overdose',
    'her friend says she is suicidal',
    'lives with husband who reports he is suicidal',
    'took an overdose of her mum tablets',
    'phoned by wife. suicidal',
    'wife reports suicidal thoughts',
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
    'In her twenties she was suicidal',
    'in the past she was suicidal',
    'Overdose in 1996, none since',
    'PMH: OD 2006, nil since',
    'Overdose in 2004, now well',
    'previous suicide attempt',
    'I tried to kill myself in 1987, life is good now',
    "Self-harm as a teenager, I'm 50 now",
    'DSH (historic, 1990s)',
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
    'overdose in 2009 and suicidal now',
    'self-harm as a teenager and now',
    'SI in 2009 worse now',
    'PMH: overdose x3 last one Tuesday',
    'suicidal as a child was removed',
    'overdose in the past week',
    'suicidal since brother died in 2009',
    'previous home lost, suicidal',
    'history of abuse self-harm',
    'suicidal (divorced in 2009)',
    'self-harms moved here in 2009',
    '72 year old wants to die',
    '45 yr old self-harm',
    'Hx: suicidal',
    'History: wants to die',
    '3/52 history of SI',
    'two week history of suicidal thoughts',
    'long history of self-harm',
    'divorced years ago wants to die',
    'moved here in 2008, feels suicidal',
    'moved here in 2008 feels suicidal',
    'DSH since 2009',
    'self-harm in the past and now',
    'took an overdose in 2009 and has self-harmed ever since',
    'presenting history of suicidal thoughts',
    'lived with mum previously wants to die',
  ])

  test('nor what a text says of today beside what is past', () => {
    expect(saidIn('Overdose in 2009. Wants to die')).toEqual(['Overdose: past', 'Wants to die: plain'])
  })
})

describe('what an attack made of marks stays plain in doubt', () => {
  test.each([
    'SI-daily',
    'DSH-daily',
    'OD-last night',
    'overdose at 1930',
    'Took OD at 2010',
    'Self harm 2019-present',
    'Self harm 2015 onwards',
    'suicidal thoughts in the past 2 weeks',
    'Self harm in the past hour',
    'tried to hang himself in the past five days',
    'No plans or intent to act on suicidal thoughts',
    'Would not act on suicidal thoughts',
    'No plan for suicidal thoughts',
    'not disclosed suicidal thoughts to family',
    'never had suicidal thoughts this bad',
    'no sign of self harm stopping',
    'denies suicidal thoughts have improved',
    'No self-harm for 2 days',
    'no self-harm since last night',
    'no overdose since Friday',
    'not self-harming as much',
    'not suicidal at the moment but was last night',
    'low mood no suicidal thoughts today now having them',
    'She is a mother who has suicidal thoughts',
    'lost her son to suicide and plans the same',
    'previous self harm worse',
    'self harm many years ago, restarted',
  ])('%s', (text) => {
    expect(find(text).some(({ said }) => said === undefined)).toBe(true)
  })

  test.each([
    'Lives with family; history of self harm',
    'close to family\nhx of suicidal thoughts',
    'Lives with family (history of self harm)',
  ])('no mark reaches over a comma, a line or a bracket: %s', (text) => {
    expect(find(text).map(({ said }) => said)).not.toContain('of-another')
  })

  test.each([
    ['(coping|managing|sleeping) [with] suicidal thoughts', 'not coping with suicidal thoughts'],
    ['says she is suicidal', 'husband says she is suicidal'],
    ['suicidal thoughts (worse|back)', 'suicidal thoughts worse in 2019'],
  ])('a phrase of a rule set’s own, `%s`, takes no unmarked mention of the floor’s away', (words, text) => {
    const both = phraseFinder([{ id: 'own-words', risk: 'suicidalThoughts', words }])
    const plain = (find_: typeof find) =>
      find_(text)
        .filter(({ said }) => said === undefined)
        .map(({ risk }) => risk)
    expect(plain(both)).toEqual(expect.arrayContaining([...plain(find)]))
    expect(plain(find)).toContain('suicidalThoughts')
  })
})
