/** Thrown when the analysis contradicts the evaluator: a mistake of this library, and never a finding. */
export class AnalysisFault extends Error {
  override readonly name = 'AnalysisFault'
}
