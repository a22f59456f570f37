/** Operations on a collection are refused without what the document asks for, and with a credential of nobody's. */

import { unauthenticatedStatus } from '../../../document/adapting/unauthenticated.ts'
import { codeOf } from '../../../document/error-statuses.ts'
import type { Operation } from '../../../spec/contract.ts'
import type { Input } from '../../exchange/exchange.ts'
import { placeToken } from '../../specification/credential.ts'
import { isNamed } from '../../specification/response-key.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Context, type Scenario, scenario } from '../scenario.ts'
import { applies, idOf, operationsOf } from './aspects.ts'
import type { Collection } from './collections.ts'
import { appeared } from './expecting/expect-sent.ts'
import { listInput } from './making/listed.ts'
import { changingBody, creatingInput, inputFor, makeThing, type Thing } from './making/thing.ts'
import type { Workshop } from './making/workshop.ts'

/** With what who shows no good credential is refused. */
export function refusedCodes(specification: Specification, operation: Operation): string[] {
  const said = unauthenticatedStatus(specification.document, specification.located(operation).operation)
  return [...new Set([401, 403, said])].map(codeOf)
}

export function credentials(specification: Specification, collection: Collection): Scenario | undefined {
  if (!applies(collection, 'credentials')) return undefined
  const { name, system, read, list, update, replace, remove } = collection
  return scenario(`${name} asks for a credential`, { system }, async (context: Context) => {
    const workshop = { specification, context }
    const { step, anonymous } = context
    const ids = [idOf(collection, 'credentials')]
    const thing = await step('makes one', [collection.create.id], () => makeThing(workshop, collection, 'whole'))
    await appeared(workshop, thing)
    for (const operation of operationsOf(collection).filter(({ secured }) => secured)) {
      const input = await inputOf(workshop, thing, operation)
      if (input === undefined) continue
      await step.apart(`${operation.id} without a credential`, ids, async () => {
        await anonymous.refused(operation.id, input, ...refusedCodes(specification, operation))
      })
    }
    for (const operation of operationsOf(collection).filter((each) => isScoped(specification, each))) {
      const input = await inputOf(workshop, thing, operation)
      if (input === undefined) continue
      const needs = context.can('viewer') ? {} : { needs: ['viewer'] }
      await step.apart(
        `${operation.id} with a credential that may not`,
        ids,
        async () => {
          await context.as('viewer').refused(operation.id, input, codeOf(403))
        },
        needs,
      )
    }
    // One that reads and one that writes, and none that would make something if it were let.
    const asked = [read ?? list, update ?? replace ?? remove].filter((operation) => operation?.secured === true)
    for (const operation of asked) {
      const input = operation && (await inputOf(workshop, thing, operation))
      if (operation === undefined || input === undefined) continue
      await step.apart(`${operation.id} with a credential that nobody has`, ids, async () => {
        await anonymous.refused(
          operation.id,
          withStrange(specification, operation, input, context),
          ...refusedCodes(specification, operation),
        )
      })
    }
  })
}

/** What writes, asks for scopes, and says how it refuses who has none of them. */
function isScoped(specification: Specification, operation: Operation): boolean {
  const { method, security } = operation
  const asksForScopes = security.every(({ credentials }) => credentials.some(({ scopes }) => scopes.length > 0))
  return method !== 'GET' && security.length > 0 && asksForScopes && isNamed(specification, operation, 403)
}

/** The input with a credential that nobody has, where the document puts one. */
export function withStrange(
  specification: Specification,
  operation: Operation,
  input: Input,
  { owner }: Context,
): Input {
  const word = owner.unique('token')
  const placement = specification.placement(operation)
  const { headers, query } = placeToken(placement.in === 'basic' ? `${word}:${word}` : word, placement)
  return { ...input, headers: { ...input.headers, ...headers }, query: { ...input.query, ...query } }
}

async function inputOf(workshop: Workshop, thing: Thing, operation: Operation): Promise<Input | undefined> {
  const { collection } = thing
  if (operation === collection.create) return (await creatingInput(workshop, collection, 'whole', thing)).input
  if (operation === collection.list) return listInput(workshop, thing, operation)
  if (operation.body === null) return inputFor(workshop, thing, operation)
  const made = changingBody(workshop, thing, operation, 'whole')
  return 'problem' in made ? undefined : inputFor(workshop, thing, operation, made.body)
}
