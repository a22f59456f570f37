/** Credentials that a document declares as headers of its operations, and by no `securitySchemes`: they are put in those words. */
import { child, isObject, type Json, type JsonObject, type Located } from '../../spec/pointer.ts'
import { flat } from '../path-names.ts'
import { signingOf } from './signing.ts'

const names = /^(authorization|authentication|x?(access|auth|session|user|jwt)?token|x?(access|auth)key|jwt|xauth)$/
const methods = ['get', 'put', 'post', 'delete', 'patch']

/** @returns The document itself where none is declared so. */
export function withTokenHeaders(document: JsonObject): JsonObject {
  if (document.security !== undefined || !isObject(document.paths)) return document
  const schemes: Record<string, JsonObject> = {}
  const root = { pointer: '#', value: document }
  const paths = Object.keys(document.paths).map((path): [string, Json] => {
    const item = child(document, root, 'paths', path)
    const given = (document.paths as JsonObject)[path] ?? null
    if (item === undefined) return [path, given]
    const changed = methods.flatMap((method): [string, JsonObject][] => {
      const operation = child(document, item, method)
      // Who signs in shows something else there, if anything.
      const isAsking = operation !== undefined && signingOf(document, path, method, operation) !== 'in'
      const secured = isAsking ? securedBy(document, [operation, item], schemes) : undefined
      return secured === undefined ? [] : [[method, secured]]
    })
    if (changed.length === 0) return [path, given]
    const shared = parametersOf(document, item).filter((each) => !isTokenHeader(each))
    const parameters = item.value.parameters === undefined ? {} : { parameters: shared.map(({ value }) => value) }
    return [path, { ...item.value, ...parameters, ...Object.fromEntries(changed) }]
  })
  if (Object.keys(schemes).length === 0) return document
  const components = isObject(document.components) ? document.components : {}
  const securitySchemes = { ...(isObject(components.securitySchemes) ? components.securitySchemes : {}), ...schemes }
  return { ...document, paths: Object.fromEntries(paths), components: { ...components, securitySchemes } }
}

/** The operation with `security` in place of its header; undefined where it asks for none. */
function securedBy(
  document: JsonObject,
  [operation, item]: readonly [Located, Located],
  schemes: Record<string, JsonObject>,
): JsonObject | undefined {
  if (operation.value.security !== undefined) return undefined
  const own = parametersOf(document, operation)
  const header = [...own, ...parametersOf(document, item)].find(isTokenHeader)
  if (header === undefined) return undefined
  const responses = isObject(operation.value.responses) ? operation.value.responses : {}
  const isAsked = header.value.required === true || responses['401'] !== undefined || responses['403'] !== undefined
  if (!isAsked) return undefined
  const name = String(header.value.name)
  const isStandard = flat(name) === 'authorization'
  schemes[`header ${name}`] = { type: 'apiKey', in: 'header', name }
  if (isStandard) schemes['header bearer'] = { type: 'http', scheme: 'bearer' }
  return {
    ...operation.value,
    parameters: own.filter((each) => each !== header).map(({ value }) => value),
    security: [...(isStandard ? [{ 'header bearer': [] }] : []), { [`header ${name}`]: [] }],
  }
}

function isTokenHeader({ value }: Located): boolean {
  return value.in === 'header' && names.test(flat(String(value.name)))
}

function parametersOf(document: JsonObject, owner: Located): Located[] {
  const parameters = Array.isArray(owner.value.parameters) ? owner.value.parameters : []
  return parameters.flatMap((_, index) => child(document, owner, 'parameters', String(index)) ?? [])
}
