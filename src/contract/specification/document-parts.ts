/** Where the parts of an operation stand in the document, and what they say. */
import { actionOf } from '../../document/acts.ts'
import { UsageError } from '../../errors/usage-error.ts'
import type { Operation } from '../../spec/contract.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Located } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { placementOf } from './credential.ts'
import { oncePer, oncePerNames } from './once-per.ts'
import type { Reading } from './reading.ts'
import type { Link, Resource, Specification } from './specification.ts'
import { walk } from './walk.ts'

const formType = 'application/x-www-form-urlencoded'

export type DocumentParts = Pick<
  Specification,
  | 'operation'
  | 'system'
  | 'isSecured'
  | 'placement'
  | 'located'
  | 'part'
  | 'jsonSchema'
  | 'parameters'
  | 'writing'
  | 'schemaOf'
  | 'resource'
  | 'operationsOf'
  | 'acts'
  | 'links'
>

export function documentParts({ document, contract }: Reading): DocumentParts {
  const systems = new Map(contract.systems.map((system) => [system.name, system]))
  const secured = new Set(Object.values(contract.operations).flatMap((each) => (each.secured ? [each.system] : [])))
  const root = { pointer: '#', value: document }
  const partOf = oncePerNames((operation: Operation, names) =>
    walk(document, parts.located(operation).operation, names),
  )
  const jsonSchemaOf = oncePerNames((operation: Operation, names) => {
    const mediaType = jsonTypeIn(Object.keys(parts.part(operation, ...names, 'content')?.value ?? {}))
    return mediaType === undefined ? undefined : parts.part(operation, ...names, 'content', mediaType, 'schema')
  })
  const ofCollections = oncePer(() => {
    const found = new Map<string, Operation[]>()
    for (const operation of Object.values(contract.operations)) {
      const collection = parts.resource(operation)?.collection
      const key = `${operation.system} ${collection}`
      if (collection !== undefined) found.set(key, [...(found.get(key) ?? []), operation])
    }
    return found
  })
  const parts: DocumentParts = {
    operation(id) {
      const operation = Object.hasOwn(contract.operations, id) ? contract.operations[id] : undefined
      if (operation !== undefined) return operation
      throw new UsageError(
        'UNKNOWN_OPERATION',
        `Failed to find the operation ${JSON.stringify(id)}: the document has none of that id. Its operationIds are ${Object.keys(contract.operations).join(', ')}.`,
      )
    },
    system(name) {
      const system = systems.get(name)
      if (system === undefined) throw new Error(`no system ${name} in the document`)
      return system
    },
    isSecured: (system) => secured.has(system),
    placement: oncePer((operation) => placementOf(document, parts.located(operation).operation.value)),
    located: oncePer(({ id, path, method }) => {
      const item = child(document, root, 'paths', path)
      const operation = item && child(document, item, method.toLowerCase())
      if (item === undefined || operation === undefined) throw new Error(`${id} is not in the document`)
      return { item, operation }
    }),
    part: (operation, ...names) => partOf(operation, names),
    jsonSchema: (operation, ...names) => jsonSchemaOf(operation, names),
    parameters: oncePer((operation) => {
      const located = parts.located(operation)
      return locateParameters(document, located.item, located.operation)
    }),
    writing: oncePer((operation) => ({
      parameters: parts.parameters(operation).map(({ value }) => value),
      encoding: parts.part(operation, 'requestBody', 'content', formType, 'encoding')?.value ?? {},
    })),
    schemaOf: (parameter) => schemaOfParameter(document, parameter)?.value,
    resource: oncePer((operation) => readResource(parts.located(operation).operation.value['x-resource'])),
    operationsOf: (system, collection) => ofCollections(contract).get(`${system} ${collection}`) ?? [],
    acts: oncePer((operation) => actsBy(operation, document, parts)),
    links: oncePer((operation) => linksOf(operation, parts)),
  }
  return parts
}

/** The schema of a parameter, which may stand in its content. */
export function schemaOfParameter(document: Reading['document'], parameter: Located): Located | undefined {
  const [type] = Object.keys(isObject(parameter.value.content) ? parameter.value.content : {})
  return (
    child(document, parameter, 'schema') ??
    (type === undefined ? undefined : child(document, parameter, 'content', type, 'schema'))
  )
}

/** What the document says of an operation that does something to a collection is enough. */
function actsBy(
  operation: Operation,
  document: Reading['document'],
  { located, resource }: Pick<Specification, 'located' | 'resource'>,
): string | undefined {
  const { method, path } = operation
  if (resource(operation) !== undefined) return undefined
  if (method === 'GET') return actionOf(document, { path, operation: located(operation).operation })
  return method === 'POST' ? 'it is a POST that makes nothing' : undefined
}

/** Those of the first answer that the operation declares. */
function linksOf(operation: Operation, { part }: Pick<Specification, 'part'>): readonly Link[] {
  const status = operation.responses[0]?.status
  const found = status === undefined ? undefined : part(operation, 'responses', String(status), 'links')
  return Object.entries(found?.value ?? {}).flatMap(([name, link]) =>
    isObject(link) && typeof link.operationId === 'string'
      ? [
          {
            name,
            operationId: link.operationId,
            parameters: isObject(link.parameters) ? link.parameters : {},
            lastSegment: link['x-last-segment'] === true,
          },
        ]
      : [],
  )
}

function readResource(value: unknown): Resource | undefined {
  if (!isObject(value) || typeof value.collection !== 'string') return undefined
  const texts = (member: unknown): string[] => (Array.isArray(member) ? member.map(String) : [])
  const text = (member: unknown): string | undefined => (typeof member === 'string' ? member : undefined)
  return {
    collection: value.collection,
    // The vocabulary's lint holds it to these.
    action: value.action as Resource['action'],
    by: texts(value.by),
    unique: texts(value.unique),
    scope: text(value.scope),
    parent: text(value.parent),
    order: text(value.order),
    paging: isObject(value.paging) ? value.paging : undefined,
    needs: texts(value.needs),
    absence: text(value.absence),
    isOnesOwn: value.owners === 'all',
  }
}
