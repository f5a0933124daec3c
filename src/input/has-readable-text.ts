/** Whether a text says anything to the eye: marks that nobody sees, dashes and dots do not. */

// U+3164 and its like are letters by their class, and show nothing.
const READABLE = /(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}]/u
const LETTER = /(?!\p{Default_Ignorable_Code_Point})\p{L}/u

/** Whether there is a letter or a digit in it. */
export const hasReadableText = (text: string): boolean => READABLE.test(text)

/** Whether there is a letter in it, as in every name. */
export const hasLetter = (text: string): boolean => LETTER.test(text)
