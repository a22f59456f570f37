/** What says that it is JSON is JSON, whether or not a schema speaks of it. */
import { isJson, withoutParameters } from '../../../spec/media-types.ts'
import type { Check } from './check.ts'
import { factOf } from './fact-of.ts'

const check = 'a JSON body is JSON'

export const jsonBodies: Check = (asked, { specification, look }) => {
  const { answer, text, body } = asked.exchange
  if (text === '' || !isJson(withoutParameters(answer.headers['content-type'] ?? ''))) return []
  const isRead = body !== undefined
  look(check, asked.system, isRead)
  if (isRead) return []
  const message = 'The Content-Type says JSON, and the body is none.'
  return [{ check, message, fact: factOf({ check, place: { kind: 'response' } }, asked, specification) }]
}
