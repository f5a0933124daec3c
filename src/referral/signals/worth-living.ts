/** Names that ask whether life is worth living: there "no" is a signal, and what a "yes" means is left to a person. */

const ASKED = /(?:^| )life (?:[a-z]+ ){0,2}worth living(?: |$)/
const NEGATED = /(?:^| )(?:not|never|no longer|hardly|isnt|wasnt|doesnt)(?: |$)/

/** Whether words, brought to one form, ask after it the hopeful way round. */
export const asksForWorthLiving = (words: string): boolean => ASKED.test(words) && !NEGATED.test(words)
