/** json-rules-engine as others use it, to show what it does where ours does not. */
import { Engine, type RuleProperties } from 'json-rules-engine'

/** Whether a bare engine fires a rule of these conditions. */
export const rawEngineFires = async (
  conditions: unknown,
  facts: { readonly [fact: string]: unknown },
  options: ConstructorParameters<typeof Engine>[1] = {},
): Promise<boolean> => {
  const engine = new Engine([], options)
  engine.addRule({
    conditions: structuredClone(conditions) as RuleProperties['conditions'], // traps are not of the type
    event: { type: 'fired' },
  })
  const { results } = await engine.run({ ...facts })
  return results.length > 0
}
