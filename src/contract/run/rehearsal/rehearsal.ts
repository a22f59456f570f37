/**
 * Answers made up from the document, so that a scenario can be run without a target to see what it would send. They carry what was sent
 * and remember what was made, which is as much as a scenario needs to find its way; nobody is held to them.
 */
import type { Operation } from '../../../spec/contract.ts'
import type { Json } from '../../../spec/pointer.ts'
import { idsOf } from '../../clean-up/naming/keys.ts'
import type { Connection } from '../../exchange/connection.ts'
import type { Call } from '../../exchange/exchange.ts'
import type { WireAnswer } from '../../exchange/wire.ts'
import type { Resource, Specification } from '../../specification/specification.ts'
import { exampleOf, scalarsIn, withElements, withFresh, withValues } from './made-up.ts'
import { createMemory, forget, type Memory, ownElements, parentsIn, recall, scopeOf } from './memory.ts'
import { pageOf } from './pages.ts'

export function createRehearsal(specification: Specification): Connection {
  const memory = createMemory(specification)
  return {
    send: async (_request, call) => answer(memory, call),
    close: async () => {},
  }
}

function answer(memory: Memory, call: Call): WireAnswer {
  const { specification } = memory
  const { operation, refusal } = call
  const system = specification.system(call.system)
  const catalogue = specification.contract.errors[system.errors]
  const [code] =
    refusal.length > 0 ? refusal : operation === undefined ? [catalogue?.situations['unknown-path']?.code ?? ''] : []
  if (code !== undefined || operation === undefined) {
    const error = { code: code ?? '', message: 'made up' }
    return written(catalogue?.codes[code ?? '']?.status ?? 400, { error, ...error }, {})
  }
  const status = operation.responses[0]?.status ?? 200
  const body = bodyOf(memory, call, operation, String(status))
  const headers = headersOf(memory, call, operation)
  if (operation.responses[0]?.mediaTypes.length === 0) return { status, headers, bytes: new Uint8Array() }
  return written(status, body, headers)
}

function bodyOf(memory: Memory, call: Call, operation: Operation, status: string): Json {
  const { specification, known } = memory
  const example = exampleOf(specification, operation, status)
  const resource = specification.resource(operation)
  const sent = scalarsIn(call.input.body, call.input.path ?? {})
  if (resource === undefined) return example
  const found = recall(memory, call, resource)
  switch (resource.action) {
    case 'create':
    case 'upsert':
    case 'replace': {
      if (found === undefined) return make(memory, call, operation, { resource, example, sent })
      const body = withValues(example, { ...found.values, ...sent })
      Object.assign(found.values, sent)
      return body
    }
    case 'list':
      return known.has(resource.collection) ? listed(memory, call, operation, { resource, example }) : example
    case 'update': {
      const body = withValues(example, { ...found?.values, ...sent })
      if (found !== undefined) Object.assign(found.values, sent)
      return body
    }
    case 'delete':
      if (found !== undefined) forget(memory, found)
      return withValues(example, found?.values ?? {})
    default:
      return withValues(example, { ...sent, ...found?.values })
  }
}

interface Making {
  readonly resource: Resource
  readonly example: Json
  readonly sent: Readonly<Record<string, Json>>
}

function make(memory: Memory, call: Call, operation: Operation, { resource, example, sent }: Making): Json {
  const { specification, remembered, nextNumber } = memory
  const body = withFresh(example, sent, nextNumber)
  const isTold = operation.responses[0]?.mediaTypes.length !== 0
  const [idName = 'id'] = idsOf(specification, call.system, resource.collection)
  remembered.push({
    collection: resource.collection,
    role: call.role,
    path: parentsIn(call),
    scope: scopeOf(call),
    values: { ...sent, ...scalarsIn(body, {}), ...(isTold ? {} : { [idName]: `id-${nextNumber()}` }) },
  })
  return body
}

/** Where the links of an operation take the address of what it made from. */
function headersOf({ specification, remembered }: Memory, call: Call, operation: Operation): Record<string, string> {
  const { collection } = specification.resource(operation) ?? {}
  const [idName = 'id'] = idsOf(specification, call.system, collection ?? '')
  const id = remembered.findLast((each) => each.collection === collection)?.values[idName]
  const expressions = specification.links(operation).flatMap(({ parameters }) => Object.values(parameters))
  const names = expressions.flatMap((each) => /^\$response\.header\.(.+)$/.exec(String(each))?.[1] ?? [])
  return Object.fromEntries(names.map((name) => [name.toLowerCase(), `${call.request.url}/${String(id)}`]))
}

function listed(memory: Memory, call: Call, operation: Operation, { resource, example }: Omit<Making, 'sent'>): Json {
  const { collection, paging } = resource
  const elements = ownElements(memory, call, collection)
  const { specification } = memory
  return paging === undefined
    ? withElements(example, elements)
    : pageOf({ specification, operation, paging, example, elements }, call)
}

function written(status: number, body: Json, headers: Readonly<Record<string, string>>): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    bytes: new TextEncoder().encode(JSON.stringify(body)),
  }
}
