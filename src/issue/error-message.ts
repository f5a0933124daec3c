/** What was thrown, in words. Anything can be thrown, also what cannot be turned into text: it must not throw again. */
export const errorMessage = (thrown: unknown): string => {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown)
  } catch {
    return 'something that cannot be put in words was thrown'
  }
}
