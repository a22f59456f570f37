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
  const own = settings.flatMap(({ model }) => {
    const secrets = secretsOf(model, operations)
    return Object.entries(model.collections).map(([name, collection]): ShownCollection => {
      const cycle = collection.states?.cycle ?? null
      return {
        name,
        secrets: secrets.get(name) ?? [],
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
    })
  })
  // One that the document calls so is what people look for.
  return own.some(({ name }) => name === accounts.name) ? own : [accounts, ...own]
}

/** Collection -> what a body says of a thing of it that the document calls write-only, wherever the body holds the thing. */
function secretsOf(
  model: Model,
  operations: Contract['operations'],
): ReadonlyMap<string, readonly (readonly string[])[]> {
  const secrets = new Map<string, (readonly string[])[]>()
  for (const [id, { collection, bodyWithin }] of Object.entries(model.operations)) {
    if (collection === null) continue
    const own = (operations[id]?.body?.secrets ?? []).flatMap((path) => {
      const isWithin = bodyWithin.every((name, index) => path[index] === name)
      const [first, ...rest] = isWithin ? path.slice(bodyWithin.length) : []
      return first === undefined ? [] : [first === '*' ? rest : [first, ...rest]]
    })
    secrets.set(collection, [...(secrets.get(collection) ?? []), ...own])
  }
  return secrets
}
