/** Valid requests to the fake of a document, drawn by a seed: whatever somebody may send it, in any order. */
import { makeValue } from '../../src/document/make-value.ts'
import { understand } from '../../src/document/model/understand.ts'
import { shapeOf } from '../../src/document/shape.ts'
import { jsonTypeIn } from '../../src/spec/media-types.ts'
import { child, isObject, type Json, type JsonObject, type Located, locate } from '../../src/spec/pointer.ts'
import { locateParameters } from '../../src/spec/read-contract.ts'

export interface Step {
  readonly operationId: string
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly contentType: string | undefined
  readonly body: string | undefined
}

/** Mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Program {
  /** @param known Keys of things that were seen, of which paths name some. */
  next(known: readonly string[]): Step
}

export function programOf(value: unknown, seed: number): Program {
  const { document, model } = understand(value)
  const random = randomOf(seed)
  const operations = Object.entries(model.operations)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const made = (schema: Located, extent: 'whole' | 'required'): Json =>
    makeValue(schema, {
      document,
      random,
      word: (name) => `${name}-${Math.floor(random() * 1_000_000)}`,
      extent,
      direction: 'request',
      byExample: random() < 0.5,
      nowMs: 1_772_352_000_000,
    })
  return {
    next(known) {
      const [operationId, { method, path }] = pick(operations)
      const item = child(document, { pointer: '#', value: document }, 'paths', path)
      const operation = item && child(document, item, method.toLowerCase())
      if (item === undefined || operation === undefined) throw new Error(`no operation at ${method} ${path}`)
      const query: string[] = []
      let filled = path
      for (const parameter of locateParameters(document, item, operation)) {
        const { name, in: place, required } = parameter.value
        const schema = child(document, parameter, 'schema')
        const value = schema === undefined ? 'x' : made(schema, 'required')
        const isPlain = typeof value !== 'object'
        if (place === 'path') {
          const types = schema === undefined ? [] : shapeOf(document, schema).types
          const isFree = types.includes('string') && known.length > 0 && random() < 0.6
          filled = filled.replace(
            `{${String(name)}}`,
            encodeURIComponent(isFree ? pick(known) : isPlain ? String(value) : 'x'),
          )
        } else if (place === 'query' && isPlain && (required === true || random() < 0.3))
          query.push(`${encodeURIComponent(String(name))}=${encodeURIComponent(String(value))}`)
      }
      const { contentType, body } = bodyFor(document, operation, (schema) =>
        made(schema, random() < 0.5 ? 'whole' : 'required'),
      )
      const search = query.length === 0 ? '' : `?${query.join('&')}`
      return { operationId, method, path: `${model.basePath}${filled}${search}`, contentType, body }
    },
  }
}

function bodyFor(
  document: JsonObject,
  operation: Located,
  make: (schema: Located) => Json,
): Pick<Step, 'contentType' | 'body'> {
  const body = child(document, operation, 'requestBody')
  const types = Object.keys(isObject(body?.value.content) ? body.value.content : {})
  const type = jsonTypeIn(types)
  const schema = body && type !== undefined ? child(document, body, 'content', type, 'schema') : undefined
  if (schema === undefined) return { contentType: undefined, body: undefined }
  const located = locate(document, schema.pointer) ?? schema
  return { contentType: type?.endsWith('*') ? 'application/json' : type, body: JSON.stringify(make(located)) }
}

/** Texts of an answer that may be keys. */
export function keysIn(body: string): string[] {
  return [...body.matchAll(/"(?:id|uuid|key|slug|name|\w+_?[iI]d)":"([^"]{1,60})"/g)].map(([, key = '']) => key)
}
