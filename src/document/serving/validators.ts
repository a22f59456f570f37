/** Validators of a document by the keys that the pipeline asks for, compiled when they are first asked for. */
import { UsageError } from '../../errors/usage-error.ts'
import { type Compiler, createCompiler, withoutClosing } from '../../schema/compile.ts'
import type { Validator } from '../../schema/validator.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
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
  const closes = closingAnswers(document)
  let opened: ValidatorOf | undefined
  return {
    strict,
    open(key) {
      if (!closes(key)) return strict(key)
      opened ??= compiledValidators(withoutClosing(document))
      return opened(key)
    },
  }
}

/** @returns Whether what a key is the validator of is an answer, and one that says something else when it is open. */
export function closingAnswers(document: JsonObject): (key: string) => boolean {
  const schemaOf = validatedSchemas(document)
  const known = new Map<string, boolean>()
  return (key) => {
    const schema = key.includes('.response.') ? schemaOf(key) : undefined
    if (schema === undefined || !('pointer' in schema)) return false
    const { pointer } = schema
    const closes = known.get(pointer) ?? isClosing(document, pointer)
    known.set(pointer, closes)
    return closes
  }
}

/** Whether a schema, or one that it refers to, forbids what it does not name, or takes one of several alternatives alone. */
function isClosing(document: JsonObject, pointer: string): boolean {
  const seen = new Set<Json | undefined>()
  // A document may have more schemas in a row than calls can stand in one another.
  const open: (Json | undefined)[] = [locate(document, pointer)?.value]
  while (open.length > 0) {
    const part = open.pop()
    if (typeof part !== 'object' || part === null || seen.has(part)) continue
    seen.add(part)
    for (const each of Object.values(part)) open.push(each)
    if (!isObject(part)) continue
    const { $ref: reference, additionalProperties, unevaluatedProperties, oneOf } = part
    if (additionalProperties === false || unevaluatedProperties === false || oneOf !== undefined) return true
    if (typeof reference === 'string') open.push(locate(document, reference)?.value)
  }
  return false
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
      const compile = (schema: ValidatedSchema): Validator =>
        'pointer' in schema ? compiler().at(schema.pointer) : compiler().of(schema.schema)
      known.set(key, found && followed(key, () => compile(found)))
    }
    return known.get(key)
  }
}

/** The compiler goes into each reference before it comes back from the last. */
function followed<Value>(key: string, compile: () => Value): Value {
  try {
    return compile()
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    const why = 'it refers to more schemas in a row than can be followed'
    const next = 'Give one in which fewer stand in one another.'
    throw new UsageError('INVALID_SPEC', `Failed to compile the schema of ${key}: ${why}. ${next}`, { cause })
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
