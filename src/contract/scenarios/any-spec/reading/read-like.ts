/** A POST that only reads, as calls by name have it (`POST /getRegions`, `POST /team.info`): by what it is called, described as and sent. */
import { shapeOf } from '../../../../document/shape.ts'
import { wordsOf } from '../../../../document/words.ts'
import type { Operation } from '../../../../spec/contract.ts'
import type { Specification } from '../../../specification/specification.ts'
import { isFixed } from '../collection-facts.ts'
import { bodySchema, trialBody } from '../making/request-body.ts'

const verbs = /^(get|list|read|fetch|find|search|query|lookup|describe|count|retrieve|show|info)$/
const sentences =
  /^(gets?|lists?|reads?|fetch(es)?|finds?|search(es)?|quer(y|ies)|looks? up|describes?|counts?|retrieves?|shows?|returns?)\b/

/** Whether its name says that it reads, and nothing that is said of it says otherwise. */
export function isCalledRead(specification: Specification, operation: Operation): boolean {
  const { method, path, responses } = operation
  if (method !== 'POST' || path.includes('{') || specification.resource(operation) !== undefined) return false
  const statuses = responses.filter(({ status }) => status < 300).map(({ status }) => status)
  if (statuses.length === 0 || statuses.some((status) => status !== 200)) return false
  if (specification.jsonSchema(operation, 'responses', '200') === undefined) return false
  const { summary, description } = specification.located(operation).operation.value
  const said = [summary, description]
    .filter((text) => typeof text === 'string')
    .map((text) => text.trim().toLowerCase())
  const words = wordsOf(path.split('/').at(-1) ?? '')
  const isNamed = [words[0], words.at(-1)].some((word) => verbs.test(word ?? ''))
  return isNamed && said.every((text) => text === '' || sentences.test(text))
}

/** Whether it is one that needs nothing of which the document shows no value. */
export function isPlainRead(specification: Specification, operation: Operation): boolean {
  if (!isCalledRead(specification, operation)) return false
  const schema = operation.body === null ? undefined : bodySchema(specification, operation)
  if (operation.body !== null && schema === undefined) return false
  const shape = schema && shapeOf(specification.document, schema)
  const isShown = [...(shape?.required ?? [])].every((name) => isFixed(shape?.properties.get(name)))
  return isShown && trialBody(specification, operation) === undefined
}
