/**
 * What the run has made and not yet removed. It watches calls and answers: which operations make something and how that is removed
 * again is what `x-resource` and the links of the document say.
 */
import type { Operation } from '../../spec/contract.ts'
import { type Call, type Exchange, isSuccess } from '../exchange/exchange.ts'
import { isMarked, textsIn } from '../exchange/marks.ts'
import { memberAt } from '../speak/paging.ts'
import { followLink } from '../specification/links.ts'
import { isMaking } from '../specification/making.ts'
import { oncePer } from '../specification/once-per.ts'
import type { Specification } from '../specification/specification.ts'
import { roles } from '../target/target.ts'
import { bothNamed, type Intention, type Journal, type Outstanding, type Removal } from './journal.ts'
import { isAbout, type Made, type Parting, type Stock } from './made.ts'
import { chosenIn, marksIn, namedIn } from './naming/calling.ts'
import { move, rename, toldBy } from './naming/renames.ts'
import { seeInList } from './naming/seen-in-list.ts'

export interface Inventory {
  /** Before a call is sent. */
  expect(call: Call): void
  /** After its answer came. */
  learn(exchange: Exchange): void
  /** Newest first. */
  pending(): readonly Made[]
  forget(made: Made, parting: Parting): void
  /** What is not outstanding any more. */
  readonly parted: readonly { readonly made: Made; readonly parting: Parting }[]
  /** Everything that was made or attempted. */
  readonly intended: readonly Made[]
}

/** @param outstanding What a journal of an earlier run holds, where this one is to remove it. */
export function createInventory(
  specification: Specification,
  journal: Journal,
  prefix: string,
  outstanding?: Outstanding,
): Inventory {
  const stock: Stock = { specification, prefix, made: [] }
  const { made } = stock
  const intended: Made[] = (outstanding?.items ?? []).toReversed().map((item) => madeBefore(stock, item))
  made.push(...intended)
  const parted: { made: Made; parting: Parting }[] = []
  let awaited: Made | undefined
  let count = Math.max(0, ...intended.map(({ intention }) => intention.id))

  const inventory: Inventory = {
    intended,
    parted,
    pending: () => made.toReversed(),
    forget(item, parting) {
      const index = made.indexOf(item)
      if (index === -1) return
      made.splice(index, 1)
      parted.push({ made: item, parting })
      // A refusal may have made it all the same, which whoever cleans up after a kill has to look for.
      journal.append({ event: parting === 'refused' ? 'refused' : 'gone', id: item.intention.id })
      if (parting !== 'removed' && parting !== 'with its parent') return
      for (const below of made.filter(({ parents }) => parents.some((parent) => item.references.has(parent)))) {
        inventory.forget(below, 'with its parent')
      }
    },
    expect(call) {
      const resource = call.operation && specification.resource(call.operation)
      if (call.operation === undefined || resource === undefined) return
      if (resource.action === 'update' || resource.action === 'replace')
        rename(stock, journal, call, resource.collection)
      if (!isMaking(resource.action)) return
      awaited = madeBy(stock, { call, operation: call.operation, collection: resource.collection, id: ++count })
      made.push(awaited)
      intended.push(awaited)
      journal.append({ event: 'intend', ...awaited.intention })
    },
    learn(exchange) {
      const { call } = exchange
      const item = awaited
      awaited = undefined
      if (item !== undefined) settle(item, exchange)
      const resource = call.operation && specification.resource(call.operation)
      if (resource === undefined || !isSuccess(exchange)) return
      const { action } = resource
      if (action === 'list') seeInList(stock, journal, exchange)
      if (action !== 'delete' && action !== 'update' && action !== 'replace') return
      const found = made.find((each) => isAbout(call, resource.collection, each))
      if (found === undefined) return
      if (action === 'delete') inventory.forget(found, 'removed')
      else move(journal, found, exchange)
      if (action === 'update') for (const name of textsIn(call.input.body)) found.references.add(name)
    },
  }
  return inventory

  function settle(item: Made, exchange: Exchange): void {
    const parting = settled(stock, item, exchange)
    if (parting !== null) inventory.forget(item, parting)
    else if (item.isAnswered) journal.append({ event: 'made', id: item.intention.id, removal: item.removal })
  }
}

/** What its making came to; null while it is to be removed. */
function settled(stock: Stock, item: Made, exchange: Exchange): Parting | null {
  const { specification, made } = stock
  const { call, answer } = exchange
  const { operation } = call
  // A refusal makes nothing, if the target is right; what it left all the same, the last look at the lists finds.
  if (operation === undefined || !isSuccess(exchange)) return answer.status < 500 ? 'refused' : null
  item.isAnswered = true
  const removal = removalOf(stock, operation, exchange)
  const twin = removal === null ? undefined : made.find((each) => each !== item && isSame(each.removal, removal))
  if (twin !== undefined) {
    // It was there already: one thing that is made twice is removed once.
    for (const reference of item.references) twin.references.add(reference)
    twin.named = bothNamed(twin.named, item.named)
    return 'the same as another'
  }
  item.removal = removal
  item.toldBy = toldBy(stock, removal, exchange.body)
  item.isDoubtful = removal === null && isRemovedByOperation(stock, item.intention)
  const names = [...namesIn(stock, exchange.body, operation, removal), ...Object.values(removal?.path ?? {})]
  // What it stands below is called by that name too.
  for (const text of names) if (!item.parents.includes(text)) item.references.add(text)
  // Part of what it stands below, such as the content of a file.
  const goesWithParent = specification.isRemovable(operation) && !isRemovedByOperation(stock, item.intention)
  const isParts = removal === null && (specification.resource(operation)?.action !== 'create' || goesWithParent)
  return isParts ? 'with its parent' : null
}

/** What an earlier run made. */
function madeBefore(stock: Stock, item: Outstanding['items'][number]): Made {
  const { intention, removal, former, isDoubtful, isRefused, isChanged } = item
  const parents = parentsOf(stock, intention)
  const texts = [...intention.marks, ...Object.values(removal?.path ?? {})]
  return {
    intention,
    role: roles.find((role) => role === intention.role) ?? 'anonymous',
    removal,
    isDoubtful: isDoubtful || (removal === null && isRemovedByOperation(stock, intention)),
    isAnswered: !isDoubtful,
    former: [...former],
    toldBy: undefined,
    isRefused,
    isChanged,
    references: new Set(texts.filter((text) => !parents.includes(text))),
    named: intention.named,
    parents,
  }
}

interface Making {
  readonly call: Call
  readonly operation: Operation
  readonly collection: string
  readonly id: number
}

/** What a call is about to make. */
function madeBy(stock: Stock, { call, operation, collection, id }: Making): Made {
  const { prefix } = stock
  const { system, role, input } = call
  const path = input.path ?? {}
  const chosen = chosenIn(stock.specification, call, operation, collection)
  const marks = [...marksIn(call, prefix), ...Object.values(path).filter((text) => isMarked(text, prefix))]
  const intention: Intention = {
    id,
    system,
    role,
    collection,
    operationId: operation.id,
    path,
    query: scopeOf(call),
    marks,
    named: bothNamed(namedIn(call, marks), chosen),
  }
  const parents = parentsOf(stock, intention)
  const references = new Set(marks.filter((text) => !parents.includes(text)))
  // What is made without a credential though it should not be is removed with one.
  const remover = role === 'anonymous' ? 'owner' : role
  const { named } = intention
  return {
    intention,
    role: remover,
    removal: null,
    isDoubtful: true,
    isAnswered: false,
    former: [],
    toldBy: undefined,
    isRefused: false,
    isChanged: false,
    references,
    named,
    parents,
  }
}

function isRemovedByOperation({ specification }: Stock, { system, collection }: Intention): boolean {
  return specification
    .operationsOf(system, collection)
    .some((operation) => specification.resource(operation)?.action === 'delete')
}

function parentsOf({ specification, prefix }: Stock, { operationId, path }: Intention): string[] {
  const operation = specification.operation(operationId)
  const values = Object.values(path)
  if (specification.resource(operation)?.parent !== undefined) return values
  // What a POST makes below something that the target came with is not called by that.
  return operation.method === 'POST' ? values.filter((text) => !isMarked(text, prefix)) : []
}

/** What the document identifies it by, in the answer to its making. */
function namesIn({ specification }: Stock, body: unknown, operation: Operation, removal: Removal | null): string[] {
  const removing = removal === null ? undefined : specification.resource(specification.operation(removal.operationId))
  const paths = [...(specification.resource(operation)?.by ?? []), ...(removing?.by ?? [])]
  return paths.map((path) => memberAt(body, path)).filter((value) => typeof value === 'string')
}

function removalOf({ specification }: Stock, operation: Operation, exchange: Exchange): Removal | null {
  const collection = specification.resource(operation)?.collection
  for (const link of specification.links(operation)) {
    const target = specification.resource(specification.operation(link.operationId))
    if (target?.action !== 'delete' || target.collection !== collection) continue
    const { call, answer, body } = exchange
    const path = followLink(link, { input: call.input, headers: answer.headers, body })
    if (path !== undefined) return { operationId: link.operationId, path, query: scopeOf(call) }
  }
  return null
}

/** On whose behalf it is made: parameters of the query. */
function scopeOf({ input }: Call): Record<string, string> {
  return Object.fromEntries(
    Object.entries(input.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

function isSame(a: Removal | null, b: Removal): boolean {
  return a !== null && a.operationId === b.operationId && textOf(a) === textOf(b)
}

/** Each is compared with everything that was made. */
const textOf = oncePer((removal: Removal) => JSON.stringify(removal))
