/** The library's name and version, as named in every decision; a test holds them to package.json. */
export const LIBRARY = Object.freeze({ name: 'referral-triage', version: '0.7.0' } as const)
