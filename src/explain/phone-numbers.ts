/** Short numbers that are whole ones: the emergency services, NHS 111 and Samaritans. */
const SHORT: readonly string[] = ['999', '111', '112', '116123']

/** The telephone numbers in a text, as people write them: a short one that is known, or at least eight digits. */
export const phoneNumbers = (text: string): readonly string[] =>
  (text.match(/\+?\d[\d ]*\d/g) ?? []).filter((number) => {
    const digits = number.replace(/\D/g, '')
    return SHORT.includes(digits) || digits.length >= 8
  })
