/** Text that people fill in: never blank, never endless. */
import * as z from 'zod'
import { hasLetter, isLegible } from '../legible.js'

/** Some words, at most 2,000 characters of them. */
export const words = (description: string) =>
  z
    .string()
    .max(2_000)
    .refine(isLegible, { error: 'the text is blank', params: { code: 'missing', hint: 'write a few words' } })
    .meta({ description })

/** Somebody who answers for something: a name, or a reference that leads to one, with a letter in it. */
export const person = (description: string) =>
  z
    .string()
    .max(200)
    .refine(hasLetter, {
      error: 'no person is named',
      params: { code: 'missing', hint: 'give a name, or your reference for the person' },
    })
    .meta({ description })
