/** What stands below an element and is no collection: parts of it that can be read, and actions that are asked of it. */

import type { Operation } from '../../../spec/contract.ts'
import type { Answer } from '../../speak/actor.ts'
import { responseKeyOf } from '../../specification/response-key.ts'
import type { Specification } from '../../specification/specification.ts'
import { NotExercised } from '../not-exercised.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { actionsOf } from './acting/actions.ts'
import { deedsOf } from './acting/deeds.ts'
import { idOf } from './aspects.ts'
import type { Collection } from './collections.ts'
import { appeared } from './expecting/expect-sent.ts'
import { changingBody, inputFor, makeThing, type Thing } from './making/thing.ts'
import type { Workshop } from './making/workshop.ts'
import { endUnlessRefused, isDeclaredRefusal, isTaken, summaryOf } from './making/writes.ts'

const partsMax = 8

/** Operations below the path of an element that need nothing more than it, and belong to no collection of their own. */
export function belowOf(specification: Specification, collection: Collection): Operation[] {
  const own = (collection.read ?? collection.remove ?? collection.replace ?? collection.update)?.path
  if (own === undefined) return []
  const place = plain(own)
  const deeds = new Set(deedsOf(specification, collection).map(({ operation }) => operation))
  return Object.values(specification.contract.operations).filter((operation) => {
    const path = plain(operation.path)
    const isBare = path === place && ['PUT', 'PATCH'].includes(operation.method) && operation.body === null
    const isBelow = [`${place}/`, `${place}:`].some((begin) => path.startsWith(begin))
    const rest = isBare ? '' : isBelow ? path.slice(place.length) : '/{}'
    const isAction = ['POST', 'GET'].includes(operation.method) || deeds.has(operation) || isBare
    const resource = specification.resource(operation)
    return isAction && !rest.includes('{}') && (resource === undefined || resource.collection === collection.name)
  })
}

export function below(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create } = collection
  const acting = [...actionsOf(specification, collection), ...deedsOf(specification, collection)]
  const asked = new Set(acting.map(({ operation }) => operation.id))
  const parts = belowOf(specification, collection)
    .filter(({ id }) => !asked.has(id))
    .slice(0, partsMax)
  if (parts.length === 0) return undefined
  return scenario(`what stands below an element of ${name} answers`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step } = context
    const thing = await step('makes one with everything', [create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    for (const operation of parts.toSorted((a, b) => a.method.localeCompare(b.method)))
      await step.apart(`${operation.method} ${operation.path}`, [idOf(collection, 'below')], () =>
        askOnce(workshop, thing, operation),
      )
  })
}

/**
 * A part may not be there yet, and an action may not be for this one: what the document declares is taken. It is called once, whatever it
 * answers; that a success is not the declared one is said of every answer.
 */
export async function askOnce(workshop: Workshop, thing: Thing, operation: Operation): Promise<Answer> {
  const made = operation.body === null ? { body: undefined } : changingBody(workshop, thing, operation, 'whole')
  if ('problem' in made) throw new NotExercised(`no body of ${operation.id} could be made up: ${made.problem}`)
  const input = await inputFor(workshop, thing, operation, made.body)
  const answer = await workshop.context.owner.reach(operation.id, input)
  const isDeclared =
    answer.status < 500 && responseKeyOf(workshop.specification, operation, answer.status) !== undefined
  if (answer.status < 300 || isTaken(operation, answer.status)) return answer
  // Asked once, it may have had no turn.
  if (answer.status === 429 || answer.status === 503)
    throw new NotExercised(`the target had no time for ${operation.id}: ${summaryOf(answer)}`)
  if (isDeclared || isDeclaredRefusal(workshop.specification, operation, answer.status))
    throw new NotExercised(`the target refuses ${operation.id}: ${summaryOf(answer)}`)
  endUnlessRefused(workshop.specification, operation, answer)
  return answer
}

function plain(path: string): string {
  return path.replaceAll(/\{[^{}]+\}/g, '{}').replace(/\/$/, '')
}
