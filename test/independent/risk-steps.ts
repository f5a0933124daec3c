/** Steps towards more risk, as decision 0039 lists them, answers that wear out (0059), and what must not become less on either. */
import type { FactDefinition, FactValue } from '../../src/index.js'
import { type Decided, type Policy, secondsOf } from './decisions.js'
import { columnOf, SCREEN, THREE_NOES, type World } from './worlds.js'

/** One fact goes one step on: from one of its values to another. */
export interface Step {
  readonly from: number
  readonly to: number
  /** From `declined`: the conversation with a clinician about its being declined may end. */
  readonly fromDeclined: boolean
}

const isOneMore = (fewer: FactValue, more: FactValue): boolean =>
  Array.isArray(fewer) &&
  Array.isArray(more) &&
  more.length === fewer.length + 1 &&
  fewer.every((member) => more.includes(member))

const isStep = (definition: FactDefinition, from: FactValue, to: FactValue): boolean => {
  if (definition.riskier === undefined || to === null) return false
  if (definition.kind === 'answer') {
    const calm = definition.riskier === 'yes' ? 'no' : 'yes'
    if (to === 'unsure') return from === calm || from === 'declined' || from === null
    return to === definition.riskier && from === 'unsure'
  }
  if (from === null) return false
  switch (definition.kind) {
    case 'boolean':
      return from !== to && to === definition.riskier
    case 'integer':
      return Number(to) - Number(from) === (definition.riskier === 'higher' ? 1 : -1)
    case 'choice':
      return definition.riskier.indexOf(String(to)) - definition.riskier.indexOf(String(from)) === 1
    case 'set':
      return definition.riskier === 'more' ? isOneMore(from, to) : isOneMore(to, from)
  }
}

/** Every step of a fact, between places in the list of its values. */
export const stepsOf = (definition: FactDefinition, values: readonly FactValue[]): readonly Step[] =>
  values.flatMap((from, fromAt) =>
    values.flatMap((to, toAt) =>
      isStep(definition, from, to) ? [{ from: fromAt, to: toAt, fromDeclined: from === 'declined' }] : [],
    ),
  )

/** The answer that calms: of it alone there is too old a one. */
const calmOf = ({ asksAboutDanger, kind, riskier }: FactDefinition): string | null => {
  if (kind !== 'answer') return null
  if (riskier === 'yes') return 'no'
  if (asksAboutDanger !== true) return null
  return riskier === 'no' ? 'yes' : 'no'
}

/** The step of an answer that wears out; none where no answer to it does. */
export const wornOutStepOf = (definition: FactDefinition, values: readonly FactValue[]): readonly Step[] => {
  const [from, to] = [values.indexOf(calmOf(definition) ?? 'nothing'), values.indexOf(null)]
  return from < 0 ? [] : [{ from, to, fromDeclined: false }]
}

/** A step that takes an inferred "no" with it. */
interface InferenceStep {
  readonly axis: number
  readonly step: Step
  /** What the follow-ups that go back to unknown add to the number of the combination. */
  readonly further: number
  readonly isTaken: (at: number) => boolean
}

/**
 * Steps that end an inference of the screen. After three noes, follow-ups that nobody asked are a "no"; once one of the three
 * is unsure, or has worn out, they are unknown, and danger now is as soon as abuse, neglect or harm to others is reported.
 */
export const inferenceSteps = (world: World, goesTo: 'unsure' | null): readonly InferenceStep[] => {
  const noes = columnOf(THREE_NOES, world, {})
  const places = (fact: string) => {
    const axis = world.axes.findIndex(({ definition }) => definition.name === fact)
    const values = world.axes[axis]?.values ?? []
    const stride = world.strides[axis] ?? 1
    const [no, to] = [values.indexOf('no'), values.indexOf(goesTo)]
    const isNo = (at: number) => Math.floor(at / stride) % values.length === no
    return { axis, step: { from: no, to, fromDeclined: false }, toUnknown: -no * stride, isNo }
  }
  const plan = places('suicidePlanOrIntent')
  const danger = places('immediateDanger')
  const screen = SCREEN.map(places).flatMap(({ axis, step }) =>
    [[plan], [danger], [plan, danger]].map((inferred) => ({
      axis,
      step,
      further: inferred.reduce((sum, { toUnknown }) => sum + toUnknown, 0),
      isTaken: (at: number) => noes[at] === 2 && inferred.every(({ isNo }) => isNo(at)),
    })),
  )
  const reported = { ...danger.step, to: 0 }
  return [...screen, { axis: danger.axis, step: reported, further: 0, isTaken: (at) => noes[at] === 2 }]
}

/** By kind of route, by when the soonest that is reached must be, in seconds; endless where none is. */
type Soonest = ReadonlyMap<string, number>

/** Tells whether a step loses a kind of route, or time. */
export const routeWatcher = ({
  routes,
}: Policy): ((before: Decided, after: Decided, step: Step) => boolean) => {
  const seconds = routes.map(({ within }) => secondsOf(within))
  const known = new Map<number, Soonest>()
  const soonestOf = (mask: number): Soonest => {
    const found = known.get(mask)
    if (found !== undefined) return found
    const soonest = new Map<string, number>()
    routes.forEach(({ kind }, at) => {
      if ((mask & (1 << at)) === 0) return
      soonest.set(kind, Math.min(soonest.get(kind) ?? Number.POSITIVE_INFINITY, seconds[at] ?? 0))
    })
    known.set(mask, soonest)
    return soonest
  }
  return (before, after, { fromDeclined }) => {
    if ((before.routes & ~after.routes) === 0) return false
    const now = soonestOf(after.routes)
    for (const [kind, by] of soonestOf(before.routes)) {
      if ((now.get(kind) ?? Number.POSITIVE_INFINITY) <= by) continue
      const isLetGo = fromDeclined && kind === 'clinician' && [...now.values()].some((other) => other <= by)
      if (!isLetGo) return true
    }
    return false
  }
}

/** Whether a step lowers the disposition. */
export const isLowered = (before: Decided, after: Decided): boolean => after.rung < before.rung

/** Whether a step makes the pathway less intensive, where there is one before and after. */
export const isLightened = (before: Decided, after: Decided): boolean =>
  before.pathway >= 0 && after.pathway >= 0 && after.pathway < before.pathway
