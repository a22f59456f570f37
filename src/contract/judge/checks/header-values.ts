/** The headers that an answer has are what their schemas say, read as OpenAPI has a header written: its style is `simple`. */
import { shapeOf } from '../../../document/shape.ts'
import { problemsOf } from '../../../schema/validator.ts'
import { child, type Json, type JsonObject, type Located } from '../../../spec/pointer.ts'
import { responseKeyOf } from '../../specification/response-key.ts'
import type { Specification } from '../../specification/specification.ts'
import type { Check, Draft } from './check.ts'
import { factOf } from './fact-of.ts'

const check = 'headers fit their schema'
/** Of these HTTP says that they may be relative to what was asked. */
const addresses = ['location', 'content-location', 'link']

export const headerValues: Check = (asked, { specification, look }) => {
  const { exchange, system } = asked
  const { answer, call } = exchange
  const key = call.operation && responseKeyOf(specification, call.operation, answer.status)
  if (call.operation === undefined || key === undefined) return []
  const headers = specification.part(call.operation, 'responses', key, 'headers')
  const drafts: Draft[] = []
  for (const name of Object.keys(headers?.value ?? {})) {
    const text = answer.headers[name.toLowerCase()]
    const header = headers && child(specification.document, headers, name)
    const schema = header && child(specification.document, header, 'schema')
    // What is in a Content-Type is its media type's to say.
    if (text === undefined || header === undefined || schema === undefined || name.toLowerCase() === 'content-type')
      continue
    const problem = problemOf(specification, `${call.operation.id}.headers.${key}.${name}`, schema, header.value, text)
    look(check, system, problem === undefined)
    if (problem === undefined) continue
    const message = `The header ${name} is ${JSON.stringify(text)}: ${problem}`
    drafts.push({ check, message, fact: factOf({ check, place: { kind: 'header', name } }, asked, specification) })
  }
  return drafts
}

function problemOf(
  specification: Specification,
  key: string,
  schema: Located,
  header: JsonObject,
  text: string,
): string | undefined {
  const validator = specification.open(key)
  if (validator === undefined) return undefined
  const name = key.slice(key.lastIndexOf('.') + 1).toLowerCase()
  const problems = problemsOf(validator, readAs(specification.document, schema, text, header.explode === true), 'value')
  return problems.find(({ error }) => !(error?.keyword === 'format' && addresses.includes(name)))?.sentence
}

function readAs(document: JsonObject, schema: Located, text: string, explode: boolean): Json {
  const { types, items, properties } = shapeOf(document, schema)
  const parts = text.split(',').map((part) => part.trim())
  if (types.includes('array')) {
    if (text === '') return []
    return parts.map((part) => (items === undefined ? part : readAs(document, items, part, false)))
  }
  if (types.includes('object')) {
    const pairs = explode
      ? parts.map((part) => part.split('=', 2))
      : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1]]] : []))
    return Object.fromEntries(
      pairs.map(([name = '', value = '']): [string, Json] => {
        const property = properties.get(name)
        return [name, property === undefined ? value : readAs(document, property, value, false)]
      }),
    )
  }
  if ((types.includes('integer') || types.includes('number')) && /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text))
    return Number(text)
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true'
  return text
}
