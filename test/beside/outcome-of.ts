import { existsSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Waits until work that goes on beside the tests is done. Takes its outcome; gives what went wrong, empty if nothing. */
export const outcomeOf = async (outcome: string): Promise<string> => {
  while (!existsSync(outcome)) await setTimeout(100)
  return readFileSync(outcome, 'utf8')
}
