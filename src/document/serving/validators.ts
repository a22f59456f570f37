/** Validators of a document by the keys that the pipeline asks for, compiled when they are first asked for. */
import { type Compiler, createCompiler, withoutClosing } from '../../schema/compile.ts'
import type { Validator } from '../../schema/validator.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { locateInputs, schemaOfParameter } from '../../spec/request-inputs.ts'
import { operationsIn } from '../adapt-document.ts'

export type ValidatorOf = (key: string) => Validator | undefined

/** What a validator is made of: a schema of the document, by its pointer, or one of its own, whose references are such pointers. */
export type ValidatedSchema = { readonly pointer: string } | { readonly schema: JsonObject }

/** Of requests as the document has them, and of answers twice: as it has them, and letting them say more. */
export interface Validators {
  readonly strict: ValidatorOf
  /** Answers alone; there are documents whose parts forbid each other's members, so that nothing fits them. */
  readonly open: ValidatorOf
}

/** @param document Adapted. */
export function documentValidators(document: JsonObject): Validators {
  const strict = compiledValidators(document)
  let opened: ValidatorOf | undefined
  return {
    strict,
    open(key) {
      if (!key.includes('.response.')) return strict(key)
      opened ??= compiledValidators(withoutClosing(document))
      return opened(key)
    },
  }
}

function compiledValidators(document: JsonObject): ValidatorOf {
  // The compiler walks through the whole document, which nobody has to wait for who asks for no validator.
  let made: Compiler | undefined
  const compiler = (): Compiler => {
    made ??= createCompiler(document)
    return made
  }
  const schemaOf = validatedSchemas(document)
  const known = new Map<string, Validator | undefined>()
  return (key) => {
    if (!known.has(key)) {
      const found = schemaOf(key)
      known.set(key, found && ('pointer' in found ? compiler().at(found.pointer) : compiler().of(found.schema)))
    }
    return known.get(key)
  }
}

/** @returns What a key is the validator of. */
export function validatedSchemas(document: JsonObject): (key: string) => ValidatedSchema | undefined {
  const operations = new Map(
    [...operationsIn(document)].map(([, , operation, item]) => [
      String(operation.value.operationId),
      { operation, item },
    ]),
  )
  return (key) => {
    const [id = '', part = '', ...rest] = key.split('.')
    // A media type may have points of its own.
    const last = rest.join('.')
    const found = operations.get(id)
    if (found === undefined) return undefined
    const { operation, item } = found
    if (part === 'path' || part === 'query' || part === 'header' || part === 'cookie') {
      const schema = parametersSchema(document, locateInputs(document, item, operation), part)
      return schema && { schema }
    }
    const owner =
      part === 'body' ? child(document, operation, 'requestBody') : child(document, operation, 'responses', last)
    const schema = owner && contentSchema(document, owner, part === 'body' ? last : '')
    return schema && { pointer: schema.pointer }
  }
}

/** All parameters of one place as one object. */
function parametersSchema(document: JsonObject, parameters: readonly Located[], place: string): JsonObject | undefined {
  const own = parameters.filter(({ value }) => value.in === place)
  if (own.length === 0) return undefined
  const properties = own.map((parameter): [string, Json] => {
    const schema = schemaOfParameter(document, parameter)
    return [String(parameter.value.name), schema === undefined ? {} : { $ref: schema.pointer }]
  })
  const required = own.flatMap(({ value }) => (value.required === true || place === 'path' ? [String(value.name)] : []))
  return { type: 'object', properties: Object.fromEntries(properties), required }
}

/** @param named The media type; that of its JSON where none is named. */
function contentSchema(document: JsonObject, owner: Located, named: string): Located | undefined {
  const types = Object.keys(isObject(owner.value.content) ? owner.value.content : {})
  const type = named === '' ? jsonTypeIn(types) : named
  return type === undefined ? undefined : child(document, owner, 'content', type, 'schema')
}
