/** Validators of a document by the keys that the pipeline asks for, compiled when they are first asked for. */
import { type Compiler, createCompiler } from '../../schema/compile.ts'
import type { Validator } from '../../schema/validator.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { locateParameters } from '../../spec/read-contract.ts'
import { operationsIn } from '../adapt-document.ts'

export type ValidatorOf = (key: string) => Validator | undefined

/** @param document Adapted. */
export function compiledValidators(document: JsonObject): ValidatorOf {
  // The compiler walks through the whole document, which nobody has to wait for who asks for no validator.
  let made: Compiler | undefined
  const compiler = (): Compiler => {
    made ??= createCompiler(document)
    return made
  }
  const operations = new Map(
    [...operationsIn(document)].map(([, , operation, item]) => [
      String(operation.value.operationId),
      { operation, item },
    ]),
  )
  const known = new Map<string, Validator | undefined>()
  const find = (key: string): Validator | undefined => {
    const [id = '', part = '', status = ''] = key.split('.')
    const found = operations.get(id)
    if (found === undefined) return undefined
    const { operation, item } = found
    if (part === 'path' || part === 'query' || part === 'header' || part === 'cookie') {
      const schema = parametersSchema(document, locateParameters(document, item, operation), part)
      return schema && compiler().of(schema)
    }
    const owner =
      part === 'body' ? child(document, operation, 'requestBody') : child(document, operation, 'responses', status)
    const schema = owner && contentSchema(document, owner, part === 'body')
    return schema && compiler().at(schema.pointer)
  }
  return (key) => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key)
  }
}

/** All parameters of one place as one object. */
function parametersSchema(document: JsonObject, parameters: readonly Located[], place: string): JsonObject | undefined {
  const own = parameters.filter(({ value }) => value.in === place)
  if (own.length === 0) return undefined
  const properties = own.map((parameter): [string, Json] => {
    const schema = schemaOf(document, parameter)
    return [String(parameter.value.name), schema === undefined ? {} : { $ref: schema.pointer }]
  })
  const required = own.flatMap(({ value }) => (value.required === true || place === 'path' ? [String(value.name)] : []))
  return { type: 'object', properties: Object.fromEntries(properties), required }
}

/** What a parameter holds, by its schema or by the only media type of its content. */
function schemaOf(document: JsonObject, parameter: Located): Located | undefined {
  const [type] = Object.keys(isObject(parameter.value.content) ? parameter.value.content : {})
  return (
    child(document, parameter, 'schema') ??
    (type === undefined ? undefined : child(document, parameter, 'content', type, 'schema'))
  )
}

function contentSchema(document: JsonObject, owner: Located, isBody: boolean): Located | undefined {
  const types = Object.keys(isObject(owner.value.content) ? owner.value.content : {})
  const form = isBody
    ? types.find((type) => /^(application\/x-www-form-urlencoded|multipart\/form-data)$/.test(type))
    : undefined
  const type = jsonTypeIn(types) ?? form
  return type === undefined ? undefined : child(document, owner, 'content', type, 'schema')
}
