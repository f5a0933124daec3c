import type { Explanation } from '../../../src/explain/explanation.js'

/** Every sentence of an explanation, each on a line of its own. */
export const textOf = ({ sections, title }: Explanation): string =>
  [
    title,
    ...sections.flatMap(({ heading, intro, lines }) => [
      heading,
      ...(intro === null ? [] : [intro]),
      ...lines.flatMap(({ details, text }) => [text, ...details]),
    ]),
  ].join('\n')

/** What no explanation says of anybody: a level, score or grade of risk. */
export const RISK_LEVELS =
  /\b(no|low|lower|medium|moderate|high|higher|severe|red|amber|green)[- ](risk(?! tool)|suicid)|risk[- ](level|score|grade|rating|band|categor)|suicid\w*[- ](level|score|grade|rating|risk)|\brated\b/i

/** What the client’s own part of a page never says. */
export const RISK_WORDS =
  /suicid|self-?harm|harm|kill|abus|violen|danger|safeguard|\brisk|crisis|overdose|attempt|hurt|neglect|addict|alcohol|drug|heroin|mental|depress|panic|end(ing)? your life|child at|children.s social/i
