/** Fields of docs/vocabulary.md in a document that somebody brings: kept where they are that, and left out where they are somebody else's. */
import { isObject, type Json, type JsonObject } from '../../spec/pointer.ts'

/** The limit of what has none of its own: nobody comes to it. */
export const otherLimit = 'unknown'

/** Of an operation. */
export function withoutForeignWords(operation: JsonObject, limits: JsonObject): JsonObject {
  const { 'x-rate-limit': limit, 'x-idempotency': idempotency, ...others } = operation
  const { 'x-body-limit': _limit, 'x-roles': _roles, 'x-refusals': _refusals, ...kept } = others
  const isKept =
    isObject(idempotency) &&
    ['header', 'replayedHeader', 'conflict'].every((name) => typeof idempotency[name] === 'string')
  return {
    ...kept,
    ...(typeof limit === 'string' && Object.hasOwn(limits, limit) ? { 'x-rate-limit': limit } : {}),
    ...(isKept && typeof idempotency.windowHours === 'number' ? { 'x-idempotency': idempotency } : {}),
  }
}

/** Limits that the document has in the words of docs/vocabulary.md, and one for all else. */
export function rateLimitsOf({ components }: JsonObject): Record<string, JsonObject> {
  const written = isObject(components) && isObject(components['x-rate-limits']) ? components['x-rate-limits'] : {}
  const own = Object.entries(written).filter(
    (entry): entry is [string, JsonObject] =>
      isObject(entry[1]) && typeof entry[1].quota === 'number' && /^P(?:T\d+[HMS]|\d+D)$/.test(String(entry[1].window)),
  )
  return { ...Object.fromEntries(own), [otherLimit]: { quota: 1_000_000, window: 'PT1M', headers: {} } }
}

/** Components with shapes of ids and life cycles alone that can be read as such. */
export function withoutForeignSchemas(components: JsonObject): JsonObject {
  if (!isObject(components.schemas)) return components
  const schemas = Object.entries(components.schemas).map(([name, schema]): [string, Json] => {
    if (!isObject(schema)) return [name, schema]
    const { 'x-id': shape, 'x-life-cycle': cycle, ...others } = schema
    return [
      name,
      { ...others, ...(isShape(shape) ? { 'x-id': shape } : {}), ...(isCycle(cycle) ? { 'x-life-cycle': cycle } : {}) },
    ]
  })
  return { ...components, schemas: Object.fromEntries(schemas) }
}

function isShape(shape: Json | undefined): shape is JsonObject {
  return (
    isObject(shape) &&
    typeof shape.length === 'number' &&
    ['alphanumeric', 'lower', 'hex'].includes(String(shape.alphabet))
  )
}

/** Whether a life cycle can be read as one. */
export function isCycle(cycle: Json | undefined): cycle is JsonObject {
  return (
    isObject(cycle) &&
    Array.isArray(cycle.initial) &&
    Array.isArray(cycle.transitions) &&
    cycle.transitions.every(
      (transition: Json) =>
        isObject(transition) &&
        typeof transition.to === 'string' &&
        [transition.after, transition.within].every((each) => each === undefined || /^PT?\d/.test(String(each))),
    )
  )
}
