/** Actions lead from the states that the life cycle names to the one that it names, and from no other. */

import { codeOf } from '../../../../document/error-statuses.ts'
import type { Json, JsonObject } from '../../../../spec/pointer.ts'
import { brief } from '../../../judge/clause.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { expectAsBefore } from '../expecting/told.ts'
import { itemIn } from '../making/item-in.ts'
import { lasting } from '../making/snapshot.ts'
import { changingBody, inputFor, makeThing, readThing, type Thing } from '../making/thing.ts'
import type { Workshop } from '../making/workshop.ts'
import { write } from '../making/writes.ts'
import { type Action, actionsOf } from './actions.ts'
import { texts } from './edges.ts'

const refusedCodes = [409, 400, 422, 403, 404].map(codeOf)

export function commands(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, states, read } = collection
  const actions = actionsOf(specification, collection)
  if (actions.length === 0 || states === undefined || read === undefined) return undefined
  const ways = waysTo(texts(states.lifeCycle.initial), actions)
  return scenario(`actions on an element of ${name} move its state as declared`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const ids = [idOf(collection, 'states')]
    const stateOf = async (thing: Thing): Promise<Json | undefined> =>
      itemIn((await readThing(workshop, thing, read)).body, [states.property])?.[states.property]
    const makeIn = async (state: string): Promise<Thing> => {
      const thing = await makeThing(workshop, collection, 'whole')
      for (const { operation } of ways.get(state) ?? []) await act(workshop, thing, operation)
      return thing
    }
    for (const [state] of ways) {
      const asked = new Set<string>()
      for (const { operation } of actions) {
        if (asked.has(operation.id)) continue
        asked.add(operation.id)
        const edge = actions.find((each) => each.operation === operation && each.from.includes(state))
        const thing = await step.apart(`makes one that is ${state}`, [create.id], () => makeIn(state))
        if (thing === undefined) continue
        if (edge !== undefined) {
          await step.apart(`${operation.id} leads from ${state} to ${edge.to}`, ids, async ({ expect, reading }) => {
            await act(workshop, thing, operation)
            await reading(async () => {
              const now = await stateOf(thing)
              const told = `${operation.id} made \`${states.property}\` ${brief(now)} of one that was ${state}, and it should be ${brief(edge.to)}`
              expect(now).toHold(told, edge.to, () => now === edge.to)
            })
          })
          continue
        }
        await step.apart(`${operation.id} does not lead from ${state}`, ids, async ({ expect }) => {
          const before = (await readThing(workshop, thing, read)).body
          const made = operation.body === null ? { body: undefined } : changingBody(workshop, thing, operation, 'whole')
          if ('problem' in made) throw new NotExercised(`no body could be made up: ${made.problem}`)
          await owner.refused(operation.id, await inputFor(workshop, thing, operation, made.body), ...refusedCodes)
          const refusing = `${operation.id} was refused for one that is ${state} and`
          const shown = async (): Promise<JsonObject> => ({ [states.property]: (await stateOf(thing)) ?? null })
          const was = itemIn(before, [states.property])?.[states.property] ?? null
          if (!expectAsBefore(expect, await shown(), { [states.property]: was }, refusing)) return
          const after = (await readThing(workshop, thing, read)).body
          const [one, two] = [before, after].map((body) => lasting(itemIn(body, Object.keys(thing.sent))))
          expectAsBefore(expect, two, one, refusing)
        })
      }
    }
  })
}

async function act(workshop: Workshop, thing: Thing, operation: Action['operation']): Promise<void> {
  await write(workshop, operation, async () => {
    const made = operation.body === null ? { body: undefined } : changingBody(workshop, thing, operation, 'whole')
    if ('problem' in made) throw new NotExercised(`no body of ${operation.id} could be made up: ${made.problem}`)
    return { input: await inputFor(workshop, thing, operation, made.body) }
  })
}

/** State -> the actions that lead to it from an initial one. */
function waysTo(initial: readonly string[], actions: readonly Action[]): ReadonlyMap<string, readonly Action[]> {
  const [first] = initial
  const ways = new Map<string, readonly Action[]>(first === undefined ? [] : [[first, []]])
  for (const [state, way] of ways) {
    for (const action of actions)
      if (action.from.includes(state) && !ways.has(action.to)) ways.set(action.to, [...way, action])
  }
  return ways
}
