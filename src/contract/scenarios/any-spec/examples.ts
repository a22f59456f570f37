/** Answers that have no example are given one, so that a plan can be rehearsed; nobody is held to it. */

import { operationsIn } from '../../../document/adapt-document.ts'
import { makeValue } from '../../../document/make-value.ts'
import { successSchema } from '../../../document/resources/success-schema.ts'
import { child, isObject, type Json, type JsonObject } from '../../../spec/pointer.ts'
import { createRandom } from '../../exchange/chance.ts'
import { slug } from './making/request-body.ts'

/** @param document Adapted, with `x-resource`. */
export function withExamples(document: JsonObject): JsonObject {
  const paths: Record<string, JsonObject> = { ...(document.paths as Readonly<Record<string, JsonObject>>) }
  for (const [path, method, operation] of operationsIn(document)) {
    if (!isObject(operation.value['x-resource'])) continue
    const success = successSchema(document, operation)
    const content = success?.response.value.content
    if (success?.schema === undefined || !isObject(content)) continue
    const example = exampleOf(document, success.schema, String(operation.value.operationId))
    const filled = Object.entries(content).map(([type, media]): [string, Json] => {
      const known = child(document, success.response, 'content', type)?.value ?? media
      const hasOne = isObject(known) && (known.example !== undefined || known.examples !== undefined)
      return [type, hasOne || !isObject(known) ? known : { ...known, example }]
    })
    const responses = operation.value.responses as JsonObject
    paths[path] = {
      ...paths[path],
      [method]: {
        ...operation.value,
        responses: {
          ...responses,
          [success.status]: { ...success.response.value, content: Object.fromEntries(filled) },
        },
      },
    }
  }
  return { ...document, paths }

  function exampleOf(
    whole: JsonObject,
    schema: NonNullable<ReturnType<typeof successSchema>>['schema'],
    id: string,
  ): Json {
    const random = createRandom('example', id)
    let count = 0
    const word = (name: string): string => `${slug(name)}-${String(++count).padStart(6, '0')}`
    return schema === undefined
      ? null
      : makeValue(schema, { document: whole, random, word, extent: 'whole', direction: 'response' })
  }
}
