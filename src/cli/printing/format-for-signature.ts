/** What no proof can vouch for, as the last section of what `check` prints. */
import type { TextForSignature } from '../../analysis/texts-for-signature.js'
import { line, type Section, section } from '../../explain/explanation.js'
import { groupBy } from '../../input/group-by.js'
import type { CheckReport, PlacedText } from '../commands/check/check-files.js'
import { signedPart } from '../commands/check/check-finding.js'
import { fingerprint } from './decision-card.js'

const hasPlace = (text: string): boolean => /\{[a-z]\w*\}/i.test(text)

/** What stands beside the floor's own words, or in its way: told each time, where the rest is told when it is asked for. */
const isBesideFloor = ([first, ...others]: readonly TextForSignature[]): boolean =>
  first !== undefined &&
  (first.of === 'own-route'
    ? [first, ...others].some(({ path }) => path.at(-1) === 'before')
    : !['rule', 'action', 'destination', 'service-words', 'words'].includes(first.of))

/** The section for a clinical safety officer, with the fingerprint to sign: all words, or only those beside the floor. */
export const signatureSection = (
  { extends: base, forSignature }: CheckReport,
  allWords: boolean,
): readonly Section[] => {
  const all = [...groupBy(forSignature?.texts ?? [], (one) => `${signedPart(one)}:`)]
  const isInherited = ([{ inherited }]: readonly [PlacedText, ...PlacedText[]]) => inherited
  const own = all.filter(([, texts]) => allWords || !isInherited(texts))
  const shown = own.filter(([, texts]) => allWords || isBesideFloor(texts))
  const rest = own.length - shown.length
  const inherited = all.length - own.length
  return section(
    'To be read and signed by a clinical safety officer: no proof can vouch for words',
    'list',
    [
      ...shown.map(([heading, texts]) =>
        line(heading, ...texts.map(({ path, text }) => `${path.at(-1)}: ${text}`)),
      ),
      ...(shown.some(([, texts]) => texts.some(({ text }) => hasPlace(text)))
        ? [
            line(
              'What stands in braces differs by nation: with one `--service` it is shown as it is read there.',
            ),
          ]
        : []),
      ...(rest === 0
        ? []
        : [
            line(
              `And the words of ${rest} routes, rules, actions and places that an escalation can show: \`--words\` prints them all.`,
            ),
          ]),
      ...(inherited === 0
        ? []
        : [
            line(
              `And the words of ${inherited} parts of the base ${base?.id}, as they stand there: \`--words\` prints them all.`,
            ),
          ]),
    ],
    `Fingerprint ${fingerprint(forSignature?.digest ?? '')}: it changes when any of these words does.`,
  )
}
