/** What an operation takes: its parameters and its body, as the pipeline reads them from text. */
import type { Form, Operation, Parameter, ParameterPlace, RequestBody, Style } from './contract.ts'
import { list, text } from './json-values.ts'
import { isJson, jsonTypeIn, withoutParameters } from './media-types.ts'
import { child, isObject, type JsonObject, type Located } from './pointer.ts'
import { readShape } from './shape.ts'
import { writeOnlyPaths } from './write-only.ts'

/** What the standard says in other ways, so that a parameter of the name says nothing (OpenAPI 3.1, Parameter Object). */
const ignoredHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization'])

/** The operation's parameters with those of its path item, the operation's own winning. */
export function locateParameters(document: JsonObject, item: Located, operation: Located): Located[] {
  const found = new Map<string, Located>()
  for (const owner of [item, operation]) {
    for (const index of list(owner.value.parameters).keys()) {
      const parameter = child(document, owner, 'parameters', String(index))
      if (parameter !== undefined) found.set(`${text(parameter.value.in)} ${text(parameter.value.name)}`, parameter)
    }
  }
  return [...found.values()]
}

/** Those of them that say what the operation takes. */
export function locateInputs(document: JsonObject, item: Located, operation: Located): Located[] {
  return locateParameters(document, item, operation).filter(
    ({ value }) => value.in !== 'header' || !ignoredHeaders.has(text(value.name).toLowerCase()),
  )
}

/** The schema of a parameter, or that of the only media type that it may have. */
export function schemaOfParameter(document: JsonObject, parameter: Located): Located | undefined {
  const [mediaType] = Object.keys(isObject(parameter.value.content) ? parameter.value.content : {})
  return mediaType === undefined
    ? child(document, parameter, 'schema')
    : child(document, parameter, 'content', mediaType, 'schema')
}

const defaultStyles: Readonly<Record<ParameterPlace, Style>> = {
  path: 'simple',
  header: 'simple',
  query: 'form',
  cookie: 'form',
}

export function readParameters(document: JsonObject, item: Located, operation: Located): Parameter[] {
  return locateInputs(document, item, operation).map((parameter) => {
    const { value } = parameter
    const place = placeOf(text(value.in))
    const style = styleOf(value.style) ?? defaultStyles[place]
    const [mediaType] = Object.keys(isObject(value.content) ? value.content : {})
    return {
      name: text(value.name),
      in: place,
      style,
      explode: typeof value.explode === 'boolean' ? value.explode : style === 'form',
      isJson: mediaType !== undefined && isJson(withoutParameters(mediaType)),
      ...readShape(document, schemaOfParameter(document, parameter)),
    }
  })
}

function placeOf(place: string): ParameterPlace {
  const known = (['path', 'query', 'header', 'cookie'] as const).find((each) => each === place)
  if (known === undefined) throw new Error(`a parameter in ${place}`)
  return known
}

const styles: readonly Style[] = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject', 'simple', 'label', 'matrix']

function styleOf(value: unknown): Style | undefined {
  return styles.find((style) => style === value)
}

export function readBody(document: JsonObject, operation: Located, id: string): RequestBody | null {
  const body = child(document, operation, 'requestBody')
  if (body === undefined) return null
  const content = child(document, body, 'content')
  const mediaTypes = Object.keys(content?.value ?? {})
  const schemaOf = (mediaType: string): Located | undefined => content && child(document, content, mediaType, 'schema')
  const schemas = mediaTypes.flatMap((mediaType) => schemaOf(mediaType) ?? [])
  const jsonType = jsonTypeIn(mediaTypes)
  const json = jsonType === undefined ? undefined : schemaOf(jsonType)
  const raw = mediaTypes.filter((mediaType) => mediaType.endsWith('/*') && isBytes(schemaOf(mediaType)))
  const empty = body.value['x-empty-body']
  return {
    required: body.value.required === true,
    mediaTypes,
    schemas: Object.fromEntries(
      mediaTypes
        .filter((each) => each !== jsonType && (isForm(each) || jsonTypeIn([each]) !== undefined))
        .filter((each) => schemaOf(each) !== undefined && !raw.includes(each))
        .map((each) => [each, `${id}.body.${each}`]),
    ),
    forms: mediaTypes.filter(isForm).map((mediaType) => ({
      mediaType,
      shape: readShape(document, schemaOf(mediaType)),
      joints: jointsOf(content && child(document, content, mediaType, 'encoding')),
    })),
    raw,
    secrets: schemas.flatMap((schema) => writeOnlyPaths(document, schema)),
    readOnly: json === undefined ? [] : readOnlyProperties(document, json),
    empty: isObject(empty) ? empty : null,
  }
}

function isForm(mediaType: string): boolean {
  return mediaType === 'application/x-www-form-urlencoded' || mediaType === 'multipart/form-data'
}

/** What may be of any type, and is a text or nothing that is said, is bytes. */
export function isBytes(schema: Located | undefined): boolean {
  return schema === undefined || schema.value.type === 'string' || Object.keys(schema.value).length === 0
}

const joints: Readonly<Partial<Record<Style, ',' | ' ' | '|'>>> = { spaceDelimited: ' ', pipeDelimited: '|', form: ',' }

function jointsOf(encoding: Located | undefined): Form['joints'] {
  return Object.fromEntries(
    Object.entries(encoding?.value ?? {}).flatMap(([name, manner]) => {
      if (!isObject(manner)) return []
      const style = styleOf(manner.style) ?? 'form'
      const joint = joints[style]
      const isJoined = manner.explode === undefined ? style !== 'form' : manner.explode === false
      return isJoined && joint !== undefined ? [[name, joint]] : []
    }),
  )
}

function readOnlyProperties(document: JsonObject, schema: Located): string[] {
  return Object.keys(schema.value.properties ?? {}).filter(
    (name) => child(document, schema, 'properties', name)?.value.readOnly === true,
  )
}

/** Keys of the validators of what an operation takes. */
export function schemaKeys(
  id: string,
  parameters: readonly Parameter[],
  body: RequestBody | null,
): Operation['schemas'] {
  const keyFor = (place: ParameterPlace): string | null =>
    parameters.some((parameter) => parameter.in === place) ? `${id}.${place}` : null
  const jsonType = body === null ? undefined : jsonTypeIn(body.mediaTypes)
  return {
    path: keyFor('path'),
    query: keyFor('query'),
    header: keyFor('header'),
    cookie: keyFor('cookie'),
    body: jsonType === undefined || body?.raw.includes(jsonType) ? null : `${id}.body`,
  }
}
