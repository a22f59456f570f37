/**
 * What the run has made and not yet removed. It watches calls and answers: which operations make something and how that is removed
 * again is what `x-resource` and the links of the document say.
 */
import type { Operation } from '../spec/contract.ts'
import { type Call, type Exchange, isSuccess } from './exchange.ts'
import type { Journal, Removal } from './journal.ts'
import { followLink } from './links.ts'
import type { Specification } from './specification.ts'
import type { Role } from './target.ts'

export interface Made {
  readonly id: number
  readonly system: string
  readonly role: Role | 'anonymous'
  readonly collection: string
  readonly operationId: string
  /** Null when no operation removes it. */
  removal: Removal | null
  /** Texts by which the target may call it. */
  readonly references: Set<string>
  /** What it stands below: the values of the path with which it was made. */
  readonly parents: readonly string[]
  /** The answer to its making was an error or never came, so it may not be there. */
  isDoubtful: boolean
}

export interface Inventory {
  /** Before a call is sent. */
  expect(call: Call): void
  /** After its answer came. */
  learn(exchange: Exchange): void
  /** Newest first. */
  pending(): readonly Made[]
  forget(made: Made): void
  /** Collections in which something was made, with the role that made it, in order. */
  readonly touched: readonly {
    readonly system: string
    readonly collection: string
    readonly role: Role | 'anonymous'
  }[]
}

export function createInventory(specification: Specification, journal: Journal, prefix: string): Inventory {
  const made: Made[] = []
  const touched = new Map<string, Inventory['touched'][number]>()
  let awaited: Made | undefined
  let count = 0

  const inventory: Inventory = {
    get touched() {
      return [...touched.values()]
    },
    pending: () => made.toReversed(),
    forget(item) {
      const index = made.indexOf(item)
      if (index === -1) return
      made.splice(index, 1)
      journal.append({ event: 'gone', id: item.id })
      // What stood below it went with it.
      for (const below of made.filter(({ parents }) => parents.some((parent) => item.references.has(parent))))
        inventory.forget(below)
    },
    expect(call) {
      const resource = call.operation && specification.resource(call.operation)
      if (call.operation === undefined || resource === undefined || !isMaking(resource.action)) return
      const marks = textsIn(call.input.body).filter((text) => text.toLowerCase().includes(prefix))
      const path = call.input.path ?? {}
      const { system, role } = call
      awaited = {
        id: ++count,
        system,
        role,
        collection: resource.collection,
        operationId: call.operation.id,
        removal: null,
        references: new Set([...marks, ...Object.values(path).filter((text) => text.toLowerCase().includes(prefix))]),
        parents: resource.parent === undefined ? [] : Object.values(path),
        isDoubtful: true,
      }
      made.push(awaited)
      touched.set(`${system} ${resource.collection} ${role}`, { system, collection: resource.collection, role })
      const { id, collection, operationId } = awaited
      journal.append({ event: 'intend', id, system, role, collection, operationId, path, marks })
    },
    learn(exchange) {
      const { call } = exchange
      const item = awaited
      awaited = undefined
      if (item !== undefined) settle(item, exchange)
      const resource = call.operation && specification.resource(call.operation)
      if (resource === undefined || !isSuccess(exchange)) return
      const named = [...Object.values(call.input.path ?? {}), ...textsIn(call.input.body)]
      const found = made.find(
        (each) =>
          each !== item &&
          each.collection === resource.collection &&
          each.role === call.role &&
          named.some((name) => each.references.has(name)),
      )
      if (found === undefined) return
      if (resource.action === 'delete') inventory.forget(found)
      if (resource.action === 'update') for (const name of textsIn(call.input.body)) found.references.add(name)
    },
  }
  return inventory

  function settle(item: Made, exchange: Exchange): void {
    const { call, answer } = exchange
    if (call.operation === undefined || !isSuccess(exchange)) {
      // A refusal makes nothing, if the target is right; what it left all the same, the last look at the lists finds.
      if (answer.status < 500) inventory.forget(item)
      return
    }
    item.isDoubtful = false
    const removal = removalOf(call.operation, exchange)
    const twin = made.find(({ id, removal: known }) => id !== item.id && known !== null && isSame(known, removal))
    if (twin !== undefined) {
      // It was there already: one thing that is made twice is removed once.
      for (const reference of item.references) twin.references.add(reference)
      made.splice(made.indexOf(item), 1)
      journal.append({ event: 'gone', id: item.id })
      return
    }
    item.removal = removal
    for (const text of textsIn(exchange.body)) item.references.add(text)
    for (const text of Object.values(removal?.path ?? {})) item.references.add(text)
    if (removal === null && specification.resource(call.operation)?.action !== 'create') {
      // Part of what it stands below, such as the content of a file.
      made.splice(made.indexOf(item), 1)
      journal.append({ event: 'gone', id: item.id })
      return
    }
    journal.append({ event: 'made', id: item.id, removal })
  }

  function removalOf(operation: Operation, exchange: Exchange): Removal | null {
    const collection = specification.resource(operation)?.collection
    for (const link of specification.links(operation)) {
      const target = specification.resource(specification.operation(link.operationId))
      if (target?.action !== 'delete' || target.collection !== collection) continue
      const { call, answer, body } = exchange
      const path = followLink(link, { input: call.input, headers: answer.headers, body })
      if (path !== undefined) return { operationId: link.operationId, path }
    }
    return null
  }
}

export function isMaking(action: string): boolean {
  return action === 'create' || action === 'upsert' || action === 'replace'
}

function isSame(a: Removal, b: Removal | null): boolean {
  return a.operationId === b?.operationId && JSON.stringify(a.path) === JSON.stringify(b.path)
}

const depthMax = 4

/** Every text in a value, not too deep. */
export function textsIn(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth > depthMax) return []
  return Object.values(value).flatMap((member) => textsIn(member, depth + 1))
}
