/** What a rule set extends, as `check` prints it. */
import { type Line, line } from '../../explain/explanation.js'
import { capitalised, counted } from '../../explain/sentences.js'
import type { CheckReport } from '../commands/check/check-files.js'

/** What it extends: how many rules come from there, what is added, what is replaced, and what the base has by itself. */
export const baseLines = ({ extends: base, findings }: CheckReport): readonly (Line | string | null)[] => {
  if (base === null) return []
  const inherited = findings.filter((finding) => finding.inherited).length
  const { added, digest, id, kept, replaced, version } = base
  return [
    `${id} ${version}, digest ${digest}.`,
    kept === null
      ? 'It is not at hand, so what comes from it cannot be told from what was added: give it with `--base`.'
      : `${capitalised(counted(kept, 'rule'))} from it.`,
    added &&
      (added.length === 0
        ? 'No rules added.'
        : line(`${capitalised(counted(added.length, 'rule'))} added:`, ...added)),
    replaced.length === 0
      ? 'No rules replaced.'
      : line(
          `${capitalised(counted(replaced.length, 'rule'))} replaced by name:`,
          ...replaced.map(
            ({ before, name, title }) =>
              `${name}: “${title}”${before === null ? '' : `, in the place of “${before}”`}`,
          ),
        ),
    inherited === 0
      ? null
      : `${capitalised(counted(inherited, 'finding'))} that it has by itself are not told again: check it to read them (\`--format json\` has them).`,
  ]
}
