/** What the document's life cycles say of a state that was seen: what may follow it, and how long that may take. */
import type { LifeCycle } from '../../spec/contract.ts'

/** States are spelled as answers spell them. */
export interface LifeCourse {
  readonly initial: readonly string[]
  readonly final: readonly string[]
  /** Whether one may be seen after the other: by any number of steps, for nobody sees every state. Of a state that the document does not know nothing is known. */
  mayFollow(from: string, to: string): boolean
  /** Whether seeing one state shows that the other was reached: it is that one, or there is no way to it that leads past. */
  shows(seen: string, goal: string): boolean
  /** How long a target may take from its beginning to a state, as far as the document says. */
  windowMs(to: string): number
}

/** For a step of which the document does not say how long it may take. */
const windowDefaultMs = 60_000

export function lifeCourseOf({ initial, final, transitions, spelling }: LifeCycle): LifeCourse {
  const spell = (state: string): string => spelling[state] ?? state
  const edges = transitions.flatMap(({ from, to, withinMs }) =>
    from.map((each) => ({ from: spell(each), to: spell(to), withinMs })),
  )
  const reachedFrom = (states: readonly string[], past?: string): ReadonlySet<string> => {
    const reached = new Set(states)
    for (const state of reached)
      for (const edge of edges) if (edge.from === state && edge.to !== past) reached.add(edge.to)
    return reached
  }
  const isKnown = (state: string): boolean => edges.some(({ from, to }) => from === state || to === state)
  return {
    initial: initial.map(spell),
    final: final.map(spell),
    mayFollow: (from, to) => from === to || !isKnown(from) || !isKnown(to) || reachedFrom([from]).has(to),
    shows(seen, goal) {
      if (seen === goal) return true
      return isKnown(seen) && !reachedFrom(initial.map(spell), goal).has(seen)
    },
    windowMs(to) {
      const known = edges.flatMap((edge) => (edge.to === to && edge.withinMs !== null ? [edge.withinMs] : []))
      return known.length === 0 ? windowDefaultMs : Math.max(...known)
    },
  }
}
