import type { Answer, Prover } from '../../proof/prover.js'

/** The same prover, and whether it has had to leave a question open. */
export const noticing = (prover: Prover): { readonly prover: Prover; readonly hasGivenUp: () => boolean } => {
  let givenUp = false
  const noticed = (answer: Answer): Answer => {
    givenUp ||= answer.kind === 'unfinished'
    return answer
  }
  return {
    hasGivenUp: () => givenUp,
    prover: {
      ...prover,
      ask: (formula) => noticed(prover.ask(formula)),
      askTogether: (parts) => noticed(prover.askTogether(parts)),
      searcher: () => {
        const isPossible = prover.searcher()
        return (formula) => {
          const answer = isPossible(formula)
          givenUp ||= answer === null
          return answer
        }
      },
    },
  }
}
