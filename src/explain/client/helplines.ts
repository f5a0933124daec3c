/** Help at any moment. On every page for a client, in the same words: so it says nothing about the reader. */

/**
 * Where anybody can turn at once. They come in addition to the people a decision sends for, never instead.
 * Source: the published numbers of 999, NHS 111 (mental health option), Samaritans and Childline, for England.
 * They differ by nation.
 */
export const UK_HELPLINES = Object.freeze([
  'If someone is hurt or in danger right now, call 999.',
  'If it all feels too much, call 111 and choose option 2. You can call at any time, day or night.',
  'If you want someone to listen, call Samaritans on 116 123.',
  'If you are under 19, you can call Childline on 0800 1111.',
] as const)
