/** The collections of a document that somebody brought. */
import type { Model } from '../../document/model/model.ts'
import type { Contract } from '../../spec/contract.ts'
import type { Setting } from '../../synthesis/setting.ts'
import { valueNow } from '../../synthesis/things/states.ts'
import type { ShownCollection } from './stored-thing.ts'

export function documentCollections(
  settings: readonly Setting[],
  operations: Contract['operations'],
): readonly ShownCollection[] {
  const accounts: ShownCollection = {
    name: 'accounts',
    secrets: [],
    cycle: null,
    size: ({ accounts }) => accounts.size,
    *things({ accounts }) {
      for (const record of accounts.all()) yield { id: record.id, ownerId: record.id, record }
    },
  }
  const own = settings.flatMap(({ model }) =>
    Object.entries(model.collections).map(([name, collection]): ShownCollection => {
      const cycle = collection.states?.cycle ?? null
      return {
        name,
        secrets: secretsOf(name, model, operations),
        cycle,
        size: ({ things }) => things.list({ collection: name }).length,
        *things(world) {
          for (const thing of world.things.list({ collection: name })) {
            const { id, ownerId, life } = thing
            const living = life === null || cycle === null ? undefined : { life, cycle }
            yield { id, ownerId: ownerId === '' ? null : ownerId, record: valueNow(thing, collection, world), living }
          }
        },
      }
    }),
  )
  // One that the document calls so is what people look for.
  return own.some(({ name }) => name === accounts.name) ? own : [accounts, ...own]
}

/** What a body says of a thing that the document calls write-only, wherever the body holds the thing. */
function secretsOf(collection: string, model: Model, operations: Contract['operations']): (readonly string[])[] {
  return Object.entries(model.operations)
    .filter(([, operation]) => operation.collection === collection)
    .flatMap(([id, { bodyWithin }]) =>
      (operations[id]?.body?.secrets ?? []).flatMap((path) => {
        const isWithin = bodyWithin.every((name, index) => path[index] === name)
        const own = isWithin ? path.slice(bodyWithin.length) : []
        const [first, ...rest] = own
        return first === '*' ? [rest] : own.length === 0 ? [] : [own]
      }),
    )
}
