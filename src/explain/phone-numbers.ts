/**
 * Where anybody can turn at once. It stands on every page for a client in the same words, so that it says nothing about
 * the reader. They come in addition to the people a decision sends for, never instead.
 * Source: the published numbers of 999, NHS 111 (mental health option), Samaritans and Childline, for England.
 * They differ by nation.
 */
export const UK_HELPLINES = Object.freeze([
  'If someone is hurt or in danger right now, call 999.',
  'If it all feels too much, call 111 and choose option 2. You can call at any time, day or night.',
  'If you want someone to listen, call Samaritans on 116 123.',
  'If you are under 19, you can call Childline on 0800 1111.',
] as const)

/** Short numbers that are whole ones: the emergency services, NHS 111 and Samaritans. */
const SHORT: readonly string[] = ['999', '111', '112', '116123']

/** The telephone numbers in a text, as people write them: a short one that is known, or at least eight digits. */
export const phoneNumbers = (text: string): readonly string[] =>
  (text.match(/\+?\d[\d ]*\d/g) ?? []).filter((number) => {
    const digits = number.replace(/\D/g, '')
    return SHORT.includes(digits) || digits.length >= 8
  })
