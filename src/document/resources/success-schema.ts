/** What an operation answers when it succeeds. */
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type JsonObject, type Located } from '../../spec/pointer.ts'

export interface Success {
  readonly status: string
  readonly response: Located
  readonly schema: Located | undefined
}

/** The first success of an operation that has one. */
export function successSchema(document: JsonObject, operation: Located): Success | undefined {
  const { responses } = operation.value
  for (const status of Object.keys(isObject(responses) ? responses : {})) {
    if (!status.startsWith('2')) continue
    const response = child(document, operation, 'responses', status)
    if (response === undefined) continue
    const type = jsonTypeIn(Object.keys(isObject(response.value.content) ? response.value.content : {}))
    return {
      status,
      response,
      schema: type === undefined ? undefined : child(document, response, 'content', type, 'schema'),
    }
  }
  return undefined
}
