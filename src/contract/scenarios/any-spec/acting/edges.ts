/** The transitions of a declared life cycle. */
import { parseIsoDuration } from '../../../../spec/duration.ts'
import { isObject, type Json } from '../../../../spec/pointer.ts'
import type { States } from '../collections.ts'

export interface Edge {
  readonly from: readonly string[]
  readonly to: string
  /** What brings it about; undefined when it happens by itself. */
  readonly on: string | undefined
  readonly withinMs: number
}

/** For a transition that happens by itself and of which nobody says when. */
const windowDefaultMs = 60_000

export function edgesOf({ lifeCycle }: States): Edge[] {
  const { transitions } = lifeCycle
  return (Array.isArray(transitions) ? transitions : []).filter(isObject).map((edge) => ({
    from: texts(edge.from),
    to: String(edge.to),
    on: edge.on === undefined ? undefined : String(edge.on),
    withinMs: (typeof edge.within === 'string' ? parseIsoDuration(edge.within) : undefined) ?? windowDefaultMs,
  }))
}

/** States that may follow, after any number of transitions: a reader may miss some. */
export function reachable(edges: readonly Edge[], from: string): string[] {
  const found = new Set<string>()
  const visit = (state: string): void => {
    for (const edge of edges) {
      if (!edge.from.includes(state) || found.has(edge.to)) continue
      found.add(edge.to)
      visit(edge.to)
    }
  }
  visit(from)
  return [...found]
}

export function texts(value: Json | undefined): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String)
}
