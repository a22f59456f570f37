/** What was deleted is gone, and cannot be changed any more. */

import { codeOf } from '../../../document/error-statuses.ts'
import type { JsonObject } from '../../../spec/pointer.ts'
import type { Specification } from '../../specification/specification.ts'
import { type Scenario, scenario } from '../scenario.ts'
import { idOf } from './aspects.ts'
import type { Collection } from './collections.ts'
import { appeared } from './expecting/expect-sent.ts'
import { lasting } from './making/snapshot.ts'
import { changingBody, elementsLike, inputFor, itemIn, listAll, makeThing, readThing } from './making/thing.ts'
import { loose } from './making/workshop.ts'

const goneCodes = [404, 410].map(codeOf)

export function deletion(specification: Specification, collection: Collection): Scenario | undefined {
  const { name, system, remove, read, list, update, replace } = collection
  if (remove === undefined) return undefined
  return scenario(`what is deleted from ${name} is gone`, { system }, async (context) => {
    const workshop = { specification, context }
    const { step, owner } = context
    const ids = [idOf(collection, 'deleted')]
    const thing = await step('makes one', [collection.create.id], () => makeThing(workshop, collection, 'required'))
    const other = await step('makes another', [collection.create.id], () =>
      makeThing(workshop, collection, 'required', thing),
    )
    await appeared(workshop, thing)
    await appeared(workshop, other)
    const otherItem = async (): Promise<JsonObject | undefined> =>
      read && itemIn((await readThing(workshop, other, read)).body, Object.keys(other.sent))
    const before = await otherItem()
    const answer = await step('deletes the first', [remove.id], async () =>
      loose(owner).call(remove.id, await inputFor(workshop, thing, remove)),
    )
    if (answer.status === 202 && read !== undefined) {
      await step('it goes', ids, async ({ until }) => {
        await until('its deletion', {
          windowMs: 30_000,
          read: async () => owner.send(read.id, await inputFor(workshop, thing, read)),
          isDone: ({ status }) => status === 404 || status === 410,
        })
      })
    }
    if (read !== undefined) {
      await step.apart('it is not found', ids, async () => {
        await owner.refused(read.id, await inputFor(workshop, thing, read), ...goneCodes)
      })
      await step.apart('the other is still there', ids, async ({ expect }) => {
        expect(lasting(await otherItem())).toEqual(lasting(before))
      })
    }
    if (list !== undefined) {
      await step.apart('it is not in the list', ids, async ({ expect }) => {
        expect(elementsLike(await listAll(workshop, thing, list), thing)).toHaveLength(0)
      })
    }
    for (const operation of [update, replace]) {
      const mayMake = operation?.responses.some(({ status }) => status === 201)
      if (operation === undefined || mayMake === true) continue
      const made = changingBody(workshop, thing, operation, 'required')
      if ('problem' in made) continue
      await step.apart(`${operation.method} does not find it`, ids, async () => {
        await owner.refused(operation.id, await inputFor(workshop, thing, operation, made.body), ...goneCodes)
      })
    }
    await step.apart('deleting it again does no harm', ids, async ({ expect }) => {
      const again = await owner.send(remove.id, await inputFor(workshop, thing, remove))
      expect(again.status).toBeAtMost(499)
    })
  })
}
