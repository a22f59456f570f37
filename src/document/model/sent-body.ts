/** The schema of what an operation is sent, of whatever it is. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'
import { shapeOf } from '../shape.ts'
import type { Seen } from './seen.ts'

type Sending = Pick<Seen, 'operation'>

/** Of the elements where it is a list. */
export function bodyOf(document: JsonObject, seen: Sending): Located | undefined {
  const schema = wholeOf(document, seen)
  if (schema === undefined) return undefined
  const { types, items } = shapeOf(document, schema)
  return types.includes('array') ? items : schema
}

export function isBodyList(document: JsonObject, seen: Sending): boolean {
  const schema = wholeOf(document, seen)
  return schema !== undefined && shapeOf(document, schema).types.includes('array')
}

function wholeOf(document: JsonObject, { operation }: Sending): Located | undefined {
  const body = child(document, operation, 'requestBody')
  const content = isObject(body?.value.content) ? body.value.content : {}
  const type = jsonTypeIn(Object.keys(content)) ?? Object.keys(content).find((each) => /form/.test(each))
  return body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
}
