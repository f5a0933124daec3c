/** What the entries of a container tell of all that stands in it: the questionnaire it is of, and how it is said. */
import { textsIn } from './about.js'
import type { Said } from './mark-mentions.js'
import { isNineScores } from './marked-items.js'
import type { Names } from './names.js'
import type { Questionnaire, Questionnaires } from './questionnaires.js'
import type { Entry } from './untrusted.js'

/** The questionnaire that a container names. */
export const questionnaireIn = (
  entries: readonly Entry[],
  names: Names,
  { ofText }: Questionnaires,
): Questionnaire | null => {
  for (const [key, value] of entries) {
    const isName = typeof value === 'string' || (typeof key === 'string' && names.ofKey(key).isLabel)
    for (const text of isName ? textsIn(value) : []) {
      const found = ofText(text)
      if (found !== null) return found
    }
  }
  return null
}

/** The questionnaire that scores without a name may be of. */
export const bareQuestionnaire = (
  entries: readonly Entry[],
  { phq9 }: Questionnaires,
): Questionnaire | null => (phq9 !== null && isNineScores(entries, phq9) ? phq9 : null)

/** `clinicalStatus: resolved`, `verificationStatus: refuted`, `resourceType: FamilyMemberHistory`. */
export const statusIn = (entries: readonly Entry[], names: Names): Said | undefined => {
  for (const [key, value] of entries) {
    const isStatus = typeof key === 'string' && /status$|^resourceType$/i.test(key)
    const said = isStatus ? names.statusOf(textsIn(value)) : undefined
    if (said !== undefined) return said
  }
  return undefined
}
