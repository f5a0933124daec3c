import { leafInShort } from '../mutation/condition-mistakes.js'
import type { WantedGoal } from './wanted-goals.js'

/** A goal in a few words: `extension-interpreter is met`. */
export const formatGoal = ({ goal, of }: WantedGoal): string => {
  const { name } = of.rule
  if (goal.kind === 'verdict') return `${name} is ${goal.verdict}`
  const leaf = of.tree.leaves[goal.leaf]?.leaf
  const asked = leaf === undefined ? '' : leafInShort(leaf)
  switch (goal.kind) {
    case 'truth':
      return `${name}: \`${asked}\` is ${goal.truth}`
    case 'effect':
      return `${name}: \`${asked}\` is ${goal.truth} and decides`
    case 'threshold':
      return `${name}: \`${asked}\` at ${goal.value} decides`
  }
}
