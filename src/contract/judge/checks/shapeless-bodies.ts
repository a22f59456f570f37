/** Where a body may be of any type, and a schema says that it has members or elements, it is of a type that can have them. */
import { problemsOf, type Validator } from '../../../schema/validator.ts'
import { isOfType, withoutParameters } from '../../../spec/media-types.ts'
import { responseKeyOf } from '../../specification/response-key.ts'
import type { Check } from './check.ts'
import { factOf } from './fact-of.ts'

const check = 'body fits its schema'
const shapeless = /^(?:text\/(?:html|plain|css)|(?:image|audio|video|font)\/.*|application\/(?:octet-stream|pdf|zip))$/

export const shapelessBodies: Check = (asked, { specification }) => {
  const { operation, exchange } = asked
  const { answer, text } = exchange
  const type = withoutParameters(answer.headers['content-type'] ?? '')
  const declared = operation.responses.find(({ status }) => status === answer.status)?.mediaTypes ?? []
  const isByRange = !declared.includes(type) && declared.some((each) => isOfType(type, each))
  if (text === '' || !isByRange || !shapeless.test(type)) return []
  const key = responseKeyOf(specification, operation, answer.status)
  const validator = key === undefined ? undefined : specification.open(`${operation.id}.response.${key}`)
  if (validator === undefined || takesTexts(validator)) return []
  const message = `The Content-Type is ${type}, and the schema asks for what it cannot have.`
  return [{ check, message, fact: factOf({ check, place: { kind: 'response' } }, asked, specification) }]
}

/** Whether a text, whatever it says, is of a type that the schema allows. */
function takesTexts(validator: Validator): boolean {
  const problems = problemsOf(validator, 'text', 'body')
  return !problems.some(({ error }) => error?.keyword === 'type' && error.instancePath === '')
}
