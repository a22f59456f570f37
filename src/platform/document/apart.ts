/** Documents that are played together: what has one name in several of them gets the name of its document before it. */
import type { CollectionModel, OperationModel, ParentModel } from '../../document/model/model.ts'
import type { Understood } from '../../document/model/understand.ts'
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

/** @returns Each as it was, but for names that an earlier one has. */
export function keptApart(all: readonly Understood[], names: readonly (string | undefined)[]): Understood[] {
  const taken = { systems: new Set<string>(), operations: new Set<string>(), collections: new Set<string>() }
  return all.map((understood, index) => {
    const { model } = understood
    const system = free(names[index] ?? model.name, taken.systems)
    const prefixed = (name: string, among: Set<string>): string =>
      among.has(name) ? free(`${system}_${name}`, among) : free(name, among)
    const operations = new Map(Object.keys(model.operations).map((id) => [id, prefixed(id, taken.operations)]))
    const collections = new Map(Object.keys(model.collections).map((id) => [id, prefixed(id, taken.collections)]))
    return renamed(understood, { system, operations, collections })
  })
}

/** The name, or that with a number behind it. */
function free(name: string, taken: Set<string>): string {
  let found = name
  for (let count = 2; taken.has(found); count++) found = `${name}_${count}`
  taken.add(found)
  return found
}

interface Names {
  readonly system: string
  readonly operations: ReadonlyMap<string, string>
  readonly collections: ReadonlyMap<string, string>
}

function renamed({ document, model }: Understood, { system, operations, collections }: Names): Understood {
  const collectionOf = (name: string): string => collections.get(name) ?? name
  return {
    document: renamedDocument(document, system, operations),
    model: {
      ...model,
      name: system,
      collections: Object.fromEntries(
        Object.entries(model.collections).map(([name, each]): [string, CollectionModel] => [collectionOf(name), each]),
      ),
      operations: Object.fromEntries(
        Object.entries(model.operations).map(([id, each]): [string, OperationModel] => [
          operations.get(id) ?? id,
          {
            ...each,
            collection: each.collection === null ? null : collectionOf(each.collection),
            parents: each.parents.map(
              (parent): ParentModel => ({ ...parent, collection: collectionOf(parent.collection) }),
            ),
          },
        ]),
      ),
    },
  }
}

function renamedDocument(document: JsonObject, system: string, operations: ReadonlyMap<string, string>): JsonObject {
  const [tag] = Array.isArray(document.tags) ? document.tags : []
  const paths = Object.entries(isObject(document.paths) ? document.paths : {}).map(([path, item]): [string, Json] => [
    path,
    isObject(item)
      ? Object.fromEntries(
          Object.entries(item).map(([name, each]) => [name, renamedOperation(each, system, operations)]),
        )
      : item,
  ])
  return { ...document, paths: Object.fromEntries(paths), tags: [{ ...(isObject(tag) ? tag : {}), name: system }] }
}

function renamedOperation(operation: Json, system: string, operations: ReadonlyMap<string, string>): Json {
  if (!isObject(operation) || typeof operation.operationId !== 'string') return operation
  const { operationId } = operation
  return { ...operation, operationId: operations.get(operationId) ?? operationId, tags: [system] }
}
