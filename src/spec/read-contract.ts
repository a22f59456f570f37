/**
 * Reads the pipeline's contract from a document that follows docs/vocabulary.md. It resolves references and durations and
 * fills in defaults; it decides nothing. A document that breaks the vocabulary is the lint's business, so what is
 * missing here throws with the place where it was expected.
 */
import type {
  Contract,
  DeclaredResponse,
  ErrorCatalogue,
  ErrorCode,
  IdShape,
  LifeCycle,
  Method,
  Operation,
  RateLimit,
  System,
} from './contract.ts'
import { placesOf, readSecurity } from './credentials.ts'
import { durationMs, list, mapObject, number, optionalText, text, texts } from './json-values.ts'
import { jsonTypeIn } from './media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located, locate } from './pointer.ts'
import { isBytes, readBody, readParameters, schemaKeys } from './request-inputs.ts'

const methods: readonly Method[] = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH']
const bodyBytesMaxDefault = 32 * 1024 * 1024

export { locateParameters } from './request-inputs.ts'

export function readContract(document: JsonObject): Contract {
  const components = objectAt(document, '#/components')
  const errors = mapObject(components['x-errors'], readCatalogue)
  const systems = list(document.tags).map(readSystem)
  const operations = readOperations(document, systems)
  return {
    systems,
    operations: Object.fromEntries(operations.map((operation) => [operation.id, operation])),
    errors,
    rateLimits: mapObject(components['x-rate-limits'], readRateLimit),
    accountLimits: mapObject(components['x-account-limits'], (limit) =>
      number(isObject(limit) ? limit.default : limit),
    ),
    ids: readSchemas(components, 'x-id', readIdShape),
    lifeCycles: readSchemas(components, 'x-life-cycle', readLifeCycle),
    credentialPlaces: placesOf(operations),
  }
}

function readSystem(tag: Json): System {
  if (!isObject(tag) || !isObject(tag['x-system'])) throw new Error('a tag without x-system')
  const { origin, basePath, errors, rateLimit, trailingSlash, bodyBytesMax, readAsJson, requirements } = tag['x-system']
  return {
    name: text(tag.name),
    origin: text(origin),
    basePath: optionalText(basePath) ?? '',
    errors: text(errors),
    rateLimit: text(rateLimit),
    ignoresTrailingSlash: trailingSlash === 'same-path',
    bodyBytesMax: typeof bodyBytesMax === 'number' ? bodyBytesMax : bodyBytesMaxDefault,
    readAsJson: list(readAsJson).map(text),
    requirements: mapObject(requirements, (ids) => list(ids).map(text)),
  }
}

function readOperations(document: JsonObject, systems: readonly System[]): Operation[] {
  const catalogues = objectAt(document, '#/components/x-errors')
  return Object.keys(objectAt(document, '#/paths')).flatMap((path) => {
    const item = child(document, { pointer: '#', value: document }, 'paths', path)
    if (item === undefined) throw new Error(`no path item at ${path}`)
    return methods.flatMap((method) => {
      const operation = child(document, item, method.toLowerCase())
      if (operation === undefined) return []
      const { value } = operation
      const system = systems.find(({ name }) => list(value.tags).includes(name))
      if (system === undefined) throw new Error(`${method} ${path} has no tag that is a system`)
      const catalogue = optionalText(value['x-catalogue']) ?? system.errors
      const { generic } = isObject(catalogues[catalogue]) ? catalogues[catalogue] : {}
      const id = text(value.operationId)
      const parameters = readParameters(document, item, operation)
      const body = readBody(document, operation, id)
      return [
        {
          id,
          system: system.name,
          method,
          path,
          alsoAt: list(item.value['x-also-at']).map((entry) => text(isObject(entry) ? entry.path : entry)),
          ...readSecurity(document, value),
          rateLimit: optionalText(value['x-rate-limit']) ?? system.rateLimit,
          bodyLimit: optionalText(value['x-body-limit']) ?? null,
          catalogue,
          errors: [...new Set([...list(generic), ...list(value['x-errors'])].map(text))],
          roles: list(value['x-roles']).map(text),
          parameters,
          body,
          responses: readResponses(document, operation, id),
          errorResponse: readResponse(document, child(document, operation, 'responses', 'default')),
          schemas: schemaKeys(id, parameters, body),
          idempotency: readIdempotency(value['x-idempotency']),
        },
      ]
    })
  })
}

function readResponses(document: JsonObject, operation: Located, id: string): DeclaredResponse[] {
  const responses = child(document, operation, 'responses')
  return Object.keys(responses?.value ?? {})
    .filter((status) => /^\d{3}$/.test(status))
    .map((status) => {
      const response = responses && child(document, responses, status)
      const read = readResponse(document, response)
      const mediaType = jsonTypeIn(read.mediaTypes)
      const schema =
        response && mediaType !== undefined ? child(document, response, 'content', mediaType, 'schema') : undefined
      const isJson = schema !== undefined && !(mediaType?.endsWith('/*') === true && isBytes(schema))
      return {
        status: Number(status),
        ...read,
        schema: isJson ? `${id}.response.${status}` : null,
      }
    })
}

/** Its media types, and the headers that it always has. */
export function readResponse(document: JsonObject, response: Located | undefined): Operation['errorResponse'] {
  const headers = response && child(document, response, 'headers')
  const required = Object.keys(headers?.value ?? {}).filter(
    (name) => headers && child(document, headers, name)?.value.required === true,
  )
  const content = response?.value.content
  return {
    mediaTypes: Object.keys(isObject(content) ? content : {}),
    headers: required.map((name) => name.toLowerCase()),
  }
}

function readIdempotency(value: Json | undefined): Operation['idempotency'] {
  if (!isObject(value)) return null
  return {
    header: text(value.header),
    windowMs: number(value.windowHours) * 3_600_000,
    replayedHeader: text(value.replayedHeader),
    ...(typeof value.replayedStatus === 'number' && { replayedStatus: value.replayedStatus }),
    conflict: text(value.conflict),
  }
}

function readCatalogue(value: Json): ErrorCatalogue {
  if (!isObject(value)) throw new Error('an error catalogue that is not an object')
  return {
    // The vocabulary's lint holds the template to its shape.
    body: value.body as ErrorCatalogue['body'],
    values: texts(value.values),
    ids: texts(value.ids),
    situations: mapObject(value.situations, (situation) =>
      typeof situation === 'string'
        ? { code: situation, values: {} }
        : { code: text((situation as JsonObject).code), values: texts((situation as JsonObject).values) },
    ),
    codes: mapObject(value.codes, (code): ErrorCode => {
      if (!isObject(code)) throw new Error('an error code that is not an object')
      return {
        status: number(code.status),
        // The vocabulary's lint holds the template to its shape.
        body: isObject(code.body) ? (code.body as ErrorCatalogue['body']) : null,
        ...('mediaType' in code ? { mediaType: code.mediaType === null ? null : text(code.mediaType) } : {}),
        message: text(code.message),
        values: texts(code.values),
        headers: texts(code.headers),
      }
    }),
  }
}

function readRateLimit(value: Json): RateLimit {
  if (!isObject(value)) throw new Error('a rate limit that is not an object')
  // The vocabulary's lint holds the header names to their shape.
  return {
    quota: number(value.quota),
    windowMs: durationMs(value.window),
    headers: (value.headers ?? {}) as RateLimit['headers'],
  }
}

function readIdShape(value: JsonObject): IdShape {
  const { prefix, length, alphabet } = value
  if (alphabet !== 'alphanumeric' && alphabet !== 'lower' && alphabet !== 'hex') {
    throw new Error(`an unknown alphabet ${String(alphabet)}`)
  }
  return { prefix: optionalText(prefix) ?? '', length: number(length), alphabet }
}

/** Of the value of an `x-life-cycle`. */
export function readLifeCycle(value: JsonObject): LifeCycle {
  return {
    initial: list(value.initial).map(text),
    final: list(value.final).map(text),
    transitions: list(value.transitions).map((transition) => {
      if (!isObject(transition)) throw new Error('a transition that is not an object')
      return {
        from: list(transition.from).map(text),
        to: text(transition.to),
        on: optionalText(transition.on) ?? null,
        afterMs: transition.after === undefined ? null : durationMs(transition.after),
        withinMs: transition.within === undefined ? null : durationMs(transition.within),
      }
    }),
    spelling: texts(value.spelling),
  }
}

function readSchemas<T>(components: JsonObject, field: string, read: (value: JsonObject) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(isObject(components.schemas) ? components.schemas : {}).flatMap(([name, schema]) => {
      const value = isObject(schema) ? schema[field] : undefined
      return isObject(value) ? [[name, read(value)]] : []
    }),
  )
}

function objectAt(document: JsonObject, pointer: string): JsonObject {
  const found = locate(document, pointer)
  if (found === undefined) throw new Error(`nothing at ${pointer}`)
  return found.value
}
