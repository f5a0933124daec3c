/** Why a decision did not come out otherwise, laid out like any other explanation. */
import { type Explanation, line, section } from '../../explain/explanation.js'
import { sentence } from '../../explain/sentences.js'
import type { WhyNot } from '../../explain/why-not.js'

/** The answer first, then each rule that stood in the way. */
export const formatWhyNot = (
  referral: string,
  { obstacles, sentence: answer, target }: WhyNot,
): Explanation => {
  const linesOf = (part: 'against' | 'not-for') =>
    obstacles
      .filter((obstacle) => obstacle.part === part)
      .map(({ rule, title, why }) => line(`${sentence(title)} (\`${rule}\`)`, sentence(why)))
  return {
    reader: 'auditor',
    title: `Why not ${target}? (referral ${referral})`,
    sections: [
      ...section('In short', 'text', [answer]),
      ...section('What stood in the way', 'list', linesOf('against')),
      ...section('What would have called for it', 'list', linesOf('not-for')),
    ],
  }
}
