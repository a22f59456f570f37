/** States move along the declared transitions, in the declared time, and never back. */

import { brief } from '../../../judge/clause.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { madeBy } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { makeThing, readThing } from '../making/thing.ts'
import { actionsOf } from './actions.ts'
import { type Edge, edgesOf, reachable, texts } from './edges.ts'

const readsAtRest = 3

export function lifeCycle(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, states, read } = collection
  if (states === undefined || read === undefined) return undefined
  // What an action brings about does not happen while nobody asks for it.
  const commanded = actionsOf(specification, collection)
  const edges = edgesOf(states).filter(({ to, on }) => on === undefined || !commanded.some((each) => each.to === to))
  return scenario(`the state of an element of ${name} moves as declared`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, isRehearsal } = context
    const ids = [idOf(collection, 'states')]
    const thing = await step('makes one', [collection.create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    const stateIn = (body: unknown): string | undefined => {
      const state = itemIn(body, [states.property])?.[states.property]
      return typeof state === 'string' ? state : undefined
    }
    const initial = texts(states.lifeCycle.initial)
    const seen: string[] = []
    const see = async (): Promise<string | undefined> => {
      const state = stateIn((await readThing(workshop, thing, read)).body)
      if (state !== undefined && state !== seen.at(-1)) seen.push(state)
      return state
    }
    await step.apart('it begins in an initial state, or one that follows', ids, async ({ expect }) => {
      const state = stateIn(thing.answer.body) ?? (await see())
      if (state === undefined && !isRehearsal) throw new NotExercised('no answer tells its state')
      if (state === undefined || initial.length === 0) return
      seen.push(state)
      const begun = [...new Set(initial.flatMap((each) => [each, ...reachable(edges, each)]))]
      const told = `${collection.create.id} made one whose \`${states.property}\` is ${brief(state)}, and it begins as ${initial.join(' or ')}`
      expect(state).toHold(told, begun.join(' or '), () => begun.includes(state))
    })
    // Nobody's answer tells it in a rehearsal.
    const [first] = isRehearsal ? initial : seen
    if (first !== undefined && next(edges, first) !== undefined) {
      await step.apart('it comes to rest in its time', ids, async ({ until }) => {
        await until(`a state that follows ${first} by itself`, {
          windowMs: longest(edges, first),
          read: see,
          isDone: (state) => state !== undefined && next(edges, state) === undefined,
        })
      })
    }
    await step.apart('at rest it stays', ids, async ({ expect }) => {
      for (let reads = 0; reads < readsAtRest; reads++) await see()
      // Seen once, a step back is one, whatever is read later.
      const moves = seen.slice(1).map((to, index) => [seen[index] ?? '', to])
      const wrong = moves.filter(([from = '', to = '']) => !reachable(edges, from).includes(to))
      const [from = '', to = ''] = wrong[0] ?? []
      const told = `\`${states.property}\` of ${madeBy(thing)} went from ${from} to ${to}, which no transition does`
      expect(wrong).toHold(told, 'it stays, or moves as declared', () => wrong.length === 0)
    })
  })
}

/** The transition that happens by itself. */
function next(edges: readonly Edge[], state: string): Edge | undefined {
  return edges.find((edge) => edge.on === undefined && edge.from.includes(state))
}

function longest(edges: readonly Edge[], from: string): number {
  let totalMs = 0
  const seen = new Set<string>()
  for (let edge = next(edges, from); edge !== undefined && !seen.has(edge.to); edge = next(edges, edge.to)) {
    seen.add(edge.to)
    totalMs += edge.withinMs
  }
  return totalMs
}
