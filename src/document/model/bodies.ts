/** Where in a body the thing stands that is sent: mostly the body is it, and sometimes it is wrapped, as in `{ "user": { ... } }`. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { shapeOf } from '../shape.ts'
import { flatSchemaOf } from './apart/flat-schemas.ts'
import type { CollectionModel } from './model.ts'
import type { Seen } from './seen.ts'

export interface SentThing {
  /** Of one thing. */
  readonly schema: Located
  readonly within: readonly string[]
}

/** The body of an operation, of whatever it is. */
export function bodyOf(document: JsonObject, seen: Pick<Seen, 'operation'>): Located | undefined {
  const schema = wholeBodyOf(document, seen)
  return schema && elementOf(document, schema)
}

export function isBodyList(document: JsonObject, seen: Pick<Seen, 'operation'>): boolean {
  const schema = wholeBodyOf(document, seen)
  return schema !== undefined && shapeOf(document, schema).types.includes('array')
}

/** As it is sent, a list where that is one. */
export function wholeBodyOf(document: JsonObject, { operation }: Pick<Seen, 'operation'>): Located | undefined {
  const body = child(document, operation, 'requestBody')
  const content = isObject(body?.value.content) ? body.value.content : {}
  const type = jsonTypeIn(Object.keys(content)) ?? Object.keys(content).find((each) => /form/.test(each))
  return body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
}

export function sentThing(
  document: JsonObject,
  seen: Pick<Seen, 'operation'>,
  collection: CollectionModel | undefined,
): SentThing | undefined {
  const body = bodyOf(document, seen)
  if (body === undefined) return undefined
  const thing = collection?.schema == null ? undefined : locate(document, collection.schema)
  const known = thing === undefined ? undefined : new Set(shapeOf(document, thing).properties.keys())
  const whole: SentThing = { schema: body, within: [] }
  if (known === undefined) return whole
  const inCommon = (schema: Located): number =>
    [...shapeOf(document, flatSchemaOf(document, schema) ?? schema).properties.keys()].filter((name) => known.has(name))
      .length
  const wrapped = [...shapeOf(document, body).properties].flatMap(([name, property]): SentThing[] => {
    const schema = elementOf(document, property)
    // A member of the thing itself is not the thing.
    return known.has(name) || shapeOf(document, schema).properties.size === 0 ? [] : [{ schema, within: [name] }]
  })
  const [best] = wrapped.toSorted((one, other) => inCommon(other.schema) - inCommon(one.schema))
  return best !== undefined && inCommon(best.schema) > inCommon(body) ? best : whole
}

/** Of several that are sent at once. */
export function sentList(
  document: JsonObject,
  seen: Pick<Seen, 'operation'>,
  within: readonly string[],
): SentThing | undefined {
  let schema = wholeBodyOf(document, seen)
  for (const name of within) schema = schema && shapeOf(document, schema).properties.get(name)
  return schema && { schema: elementOf(document, schema), within }
}

/** Of a list that of its elements. */
function elementOf(document: JsonObject, schema: Located): Located {
  const { types, items } = shapeOf(document, schema)
  return types.includes('array') && items !== undefined ? items : schema
}
