/** What of a directory is not read is told by name: somebody may take it for a part of what was. */
import { counted } from '../../explain/sentences.js'
import { quote } from '../../issue/quote.js'
import type { Files } from '../context.js'

type Entry = ReturnType<Files['list']>[number]

const MAX_NAMED = 20

/** Whether editors and systems hide it, as a name that begins with a dot says. */
export const isHidden = ({ name }: Pick<Entry, 'name'>): boolean => name.startsWith('.')

/** `skipped 1 file and 1 folder in `inbox`: `.draft.json` and `old/`: …`; `null` where nothing was. */
export const formatSkipped = (directory: string, entries: readonly Entry[], why: string): string | null => {
  if (entries.length === 0) return null
  const directories = entries.filter(({ isDirectory }) => isDirectory).length
  const others = entries.length - directories
  const counts = [
    ...(others === 0 ? [] : [counted(others, 'file')]),
    ...(directories === 0 ? [] : [counted(directories, 'folder')]),
  ]
  const names = entries.map(({ isDirectory, name }) => quote(isDirectory ? `${name}/` : name)).sort()
  const more = names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : ''
  const named = `${names.slice(0, MAX_NAMED).join(', ')}${more}`
  return `skipped ${counts.join(' and ')} in ${quote(directory)} (${why}): ${named}`
}
