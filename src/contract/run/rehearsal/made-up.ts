/** Values made up from the examples of a document, with those in them that were sent or are remembered. */
import type { Operation } from '../../../spec/contract.ts'
import { isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import type { Specification } from '../../specification/specification.ts'

export function exampleOf(specification: Specification, operation: Operation, status: string): Json {
  const content = specification.part(operation, 'responses', status, 'content')?.value
  const media = content === undefined ? undefined : Object.values(content)[0]
  if (!isObject(media)) return {}
  if (media.example !== undefined) return media.example
  const [first] = isObject(media.examples) ? Object.values(media.examples) : []
  return isObject(first) && first.value !== undefined ? first.value : {}
}

/**
 * An example whose ids are ones that no other answer has, except where they were sent.
 *
 * @param nextNumber Each time another.
 */
export function withFresh(example: Json, sent: Readonly<Record<string, Json>>, nextNumber: () => number): Json {
  const fresh = (value: Json, name: string): Json => {
    if (Object.hasOwn(sent, name) && typeof value !== 'object') return sent[name] ?? value
    if (typeof value === 'string' && /id$/i.test(name))
      return value.slice(0, -6) + String(nextNumber()).padStart(6, '0')
    if (typeof value === 'number' && /id$/i.test(name)) return largeNumber + nextNumber()
    if (Array.isArray(value)) return value.map((member) => fresh(member, name))
    if (!isObject(value)) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fresh(member, key)]))
  }
  return fresh(example, '')
}

/** The example's scalars replaced by values of the same name, at any depth. */
export function withValues(example: Json, values: Readonly<Record<string, Json>>): Json {
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
export function withElements(example: Json, elements: readonly Record<string, Json>[]): Json {
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

export function withMember(body: Json, [name, ...rest]: readonly string[], value: Json): Json {
  if (name === undefined) return value
  return isObject(body) ? { ...body, [name]: withMember(body[name] ?? {}, rest, value) } : body
}

export function scalarsIn(body: unknown, path: Readonly<Record<string, string>>): Record<string, Json> {
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

/** Small numbers are taken for ones that come again. */
const largeNumber = 10_000_000_000
