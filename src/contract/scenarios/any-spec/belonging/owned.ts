/** What one account made is not there for another, where the document says that each has its own. */

import { codeOf } from '../../../../document/error-statuses.ts'
import { elementsOf } from '../../../speak/paging.ts'
import type { Specification } from '../../../specification/specification.ts'
import { type Scenario, scenario } from '../../scenario.ts'
import { idOf } from '../aspects.ts'
import type { Collection } from '../collections.ts'
import { appeared } from '../expecting/expect-sent.ts'
import { madeBy } from '../expecting/told.ts'
import { elementsLike, listInput } from '../making/listed.ts'
import { changingBody, inputFor, makeThing, readThing } from '../making/thing.ts'
import { loose } from '../making/workshop.ts'

const hiddenCodes = [404, 403].map(codeOf)

export function isOwned(specification: Specification, { create, list, read }: Collection): boolean {
  return [create, list, read].some((each) => each !== undefined && specification.resource(each)?.isOnesOwn === true)
}

export function owned(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, create, list, read, update, replace, remove } = collection
  if (!isOwned(specification, collection)) return undefined
  return scenario(
    `${name} are there for the account that made them alone`,
    { system, needs: ['second'] },
    async (context) => {
      const workshop = { specification, context }
      const { step, second } = context
      const ids = [idOf(collection, 'owned')]
      const thing = await step('makes one', [create.id], () => makeThing(workshop, collection, 'whole'))
      await appeared(workshop, thing)
      if (list !== undefined) {
        await step.apart('it is not in the list of another account', ids, async ({ expect }) => {
          const elements = elementsOf(await loose(second).list(list.id, listInput(workshop, thing, list)))
          const found = elementsLike(elements, thing)
          const told = `${list.id} shows another account ${madeBy(thing)}`
          expect(found).toHold(told, 'it is not there', () => found.length === 0)
        })
      }
      for (const operation of [read, update, replace, remove]) {
        if (operation === undefined) continue
        const made = operation.body === null ? { body: undefined } : changingBody(workshop, thing, operation, 'whole')
        if ('problem' in made) continue
        await step.apart(`${operation.id} by another account`, ids, async () => {
          await second.refused(operation.id, await inputFor(workshop, thing, operation, made.body), ...hiddenCodes)
        })
      }
      if (read === undefined) return
      await step.apart('it is there for its own account', ids, async () => {
        await readThing(workshop, thing, read)
      })
    },
  )
}
