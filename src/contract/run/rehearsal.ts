/**
 * Answers made up from the document, so that a scenario can be run without a target to see what it would send. They carry what was sent
 * and remember what was made, which is as much as a scenario needs to find its way; nobody is held to them.
 */
import type { Operation } from '../../spec/contract.ts'
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import type { Connection } from '../exchange/connection.ts'
import type { Call } from '../exchange/exchange.ts'
import { textsIn } from '../exchange/marks.ts'
import type { WireAnswer } from '../exchange/wire.ts'
import { isMaking } from '../specification/making.ts'
import type { Resource, Specification } from '../specification/specification.ts'

interface Remembered {
  readonly collection: string
  readonly role: string
  values: Record<string, Json>
}

/** What was made, so that it is found again. */
interface Memory {
  readonly specification: Specification
  readonly remembered: Remembered[]
  /** Collections whose elements are made one by one; those of another may be part of something, such as the files of a deployment. */
  readonly known: ReadonlySet<string>
  /** How many ids were made up. */
  count: number
}

export function createRehearsal(specification: Specification): Connection {
  const known = new Set(
    Object.values(specification.contract.operations).flatMap((operation) => {
      const resource = specification.resource(operation)
      const isMade = resource !== undefined && isMaking(resource.action)
      return isMade && operation.body?.mediaTypes.includes('application/json') === true ? [resource.collection] : []
    }),
  )
  const memory: Memory = { specification, remembered: [], known, count: 0 }
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
    return written(catalogue?.codes[code ?? '']?.status ?? 400, {
      error: { code: code ?? '', message: 'made up' },
      code: code ?? '',
      message: 'made up',
    })
  }
  const status = operation.responses[0]?.status ?? 200
  if (operation.responses[0]?.mediaTypes.length === 0) return { status, headers: {}, bytes: new Uint8Array() }
  return written(status, bodyOf(memory, call, operation, String(status)))
}

function bodyOf(memory: Memory, call: Call, operation: Operation, status: string): Json {
  const { specification, remembered, known } = memory
  const example = exampleOf(memory, operation, status)
  const resource = specification.resource(operation)
  const sent = scalarsIn(call.input.body, call.input.path ?? {})
  if (resource === undefined) return example
  const found = recall(memory, call, resource)
  switch (resource.action) {
    case 'create':
    case 'upsert':
    case 'replace': {
      const body =
        found === undefined ? withFresh(memory, example, sent) : withValues(example, { ...found.values, ...sent })
      if (found === undefined) {
        remembered.push({
          collection: resource.collection,
          role: call.role,
          values: { ...sent, ...scalarsIn(body, {}) },
        })
      } else Object.assign(found.values, sent)
      return body
    }
    case 'list':
      return known.has(resource.collection) ? page(memory, call, operation, resource, example) : example
    case 'update': {
      const body = withValues(example, { ...found?.values, ...sent })
      if (found !== undefined) Object.assign(found.values, sent)
      return body
    }
    case 'delete':
      if (found !== undefined) remembered.splice(remembered.indexOf(found), 1)
      return withValues(example, found?.values ?? {})
    default:
      return withValues(example, { ...sent, ...found?.values })
  }
}

/** What a call is about: what its path ends with, or else something that its body names. What it stands below is not it. */
function recall(
  { remembered }: Memory,
  { input, role }: Call,
  { collection, action }: Resource,
): Remembered | undefined {
  const last = isMaking(action) ? undefined : Object.values(input.path ?? {}).at(-1)
  for (const name of [...(last === undefined ? [] : [last]), ...textsIn(input.body)]) {
    const found = remembered.filter(
      (each) => each.collection === collection && Object.values(each.values).includes(name),
    )
    // Two accounts may call theirs alike.
    const own = found.find((each) => each.role === role) ?? found[0]
    if (own !== undefined) return own
  }
  return undefined
}

/** A page of what is remembered, newest first where there are pages; their cursors are ordinals. */
function page(memory: Memory, call: Call, operation: Operation, { collection, paging }: Resource, example: Json): Json {
  const elements = ownElements(memory, call, collection)
  if (paging === undefined) return withElements(example, elements)
  const { after, limit, next } = paging
  const query = call.input.query ?? {}
  const start = Number(query[String(after)] ?? 0)
  const size = Number(query[String(limit)] ?? defaultOf(memory, operation, String(limit)))
  const body = withElements(example, elements.toReversed().slice(start, start + size))
  const hasMore = start + size < elements.length
  return withMember(body, String(next).split('.'), hasMore ? start + size : null)
}

function defaultOf({ specification }: Memory, operation: Operation, parameter: string): unknown {
  const declared = specification.parameters(operation).find(({ value }) => value.name === parameter)
  return declared && specification.schemaOf(declared)?.default
}

function ownElements({ remembered }: Memory, call: Call, collection: string): Record<string, Json>[] {
  return remembered
    .filter((each) => each.collection === collection && each.role === call.role)
    .map(({ values }) => values)
}

function exampleOf({ specification }: Memory, operation: Operation, status: string): Json {
  const content = specification.part(operation, 'responses', status, 'content')?.value
  const media = content === undefined ? undefined : Object.values(content)[0]
  if (!isObject(media)) return {}
  if (media.example !== undefined) return media.example
  const [first] = isObject(media.examples) ? Object.values(media.examples) : []
  return isObject(first) && first.value !== undefined ? first.value : {}
}

/** An example whose texts are ones that no other answer has, except where they were sent. */
function withFresh(memory: Memory, example: Json, sent: Readonly<Record<string, Json>>): Json {
  const fresh = (value: Json, name: string): Json => {
    if (Object.hasOwn(sent, name) && typeof value !== 'object') return sent[name] ?? value
    if (typeof value === 'string' && /id$/i.test(name))
      return value.slice(0, -6) + String(++memory.count).padStart(6, '0')
    if (Array.isArray(value)) return value.map((member) => fresh(member, name))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fresh(member, key)]))
  }
  return fresh(example, '')
}

/** The example's scalars replaced by values of the same name, at any depth. */
function withValues(example: Json, values: Readonly<Record<string, Json>>): Json {
  if (Array.isArray(example)) return example.map((member) => withValues(member, values))
  if (!isObject(example)) return example
  return Object.fromEntries(
    Object.entries(example).map(([name, member]) => [
      name,
      typeof member !== 'object' && Object.hasOwn(values, name) ? (values[name] ?? member) : withValues(member, values),
    ]),
  )
}

/** The first array of objects in the example, with one element for each set of values. */
function withElements(example: Json, elements: readonly Record<string, Json>[]): Json {
  if (Array.isArray(example)) {
    const [model] = example
    return isObject(model)
      ? elements.map((values) => ({ ...(withValues(model, values) as JsonObject), ...aliasesOf(model, values) }))
      : example
  }
  if (!isObject(example)) return example
  return Object.fromEntries(Object.entries(example).map(([name, member]) => [name, withElements(member, elements)]))
}

/** One answer calls `id` what another calls `uid`, or `url` what another calls `host`. */
function aliasesOf(model: JsonObject, values: Readonly<Record<string, Json>>): Record<string, Json> {
  const twins: readonly (readonly [string, string])[] = [
    ['id', 'uid'],
    ['url', 'host'],
  ]
  const found: Record<string, Json> = {}
  for (const [name, twin] of twins) {
    const value = values[name] ?? values[twin]
    if (Object.hasOwn(model, name) && value !== undefined) found[name] = value
  }
  return found
}

function withMember(body: Json, [name, ...rest]: readonly string[], value: Json): Json {
  if (name === undefined) return value
  return isObject(body) ? { ...body, [name]: withMember(body[name] ?? {}, rest, value) } : body
}

function scalarsIn(body: unknown, path: Readonly<Record<string, string>>): Record<string, Json> {
  const scalars: Record<string, Json> = { ...path }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      if (value.length === 1) visit(value[0])
    } else if (isObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        if (typeof member === 'object') visit(member)
        else scalars[name] = member
      }
    }
  }
  visit(body)
  return scalars
}

function written(status: number, body: Json): WireAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    bytes: new TextEncoder().encode(JSON.stringify(body)),
  }
}
