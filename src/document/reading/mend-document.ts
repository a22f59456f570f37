/**
 * A document in which every reference leads to a component and every schema is one. What leads nowhere is left out with its place, and with
 * it the operation that cannot be called without it; the rest of the document is as it was.
 */
import { UsageError } from '../../errors/usage-error.ts'
import { at, escapePointer, isObject, type Json, type JsonObject } from '../../spec/pointer.ts'
import { mapList, mapMembers, mapSchemas } from './schema-parts.ts'
import { soundSchema } from './sound-schema.ts'

/** A list of sentences, in the document itself: it is read again by whoever is given what was read. */
const leftOutName = 'x-left-out'
const leftOutMax = 100
const methods = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace'])
/** Members whose value is anybody's data. */
const dataNames: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const'])
/** What stands below or at a member of that name, as the components call it. */
const kinds: Readonly<Record<string, string>> = {
  parameters: 'parameters',
  responses: 'responses',
  headers: 'headers',
  links: 'links',
  callbacks: 'callbacks',
  requestBody: 'requestBodies',
  requestBodies: 'requestBodies',
  securitySchemes: 'securitySchemes',
  paths: 'pathItems',
  pathItems: 'pathItems',
}
/** Without these a request cannot be made. */
const needed: ReadonlySet<string> = new Set(['parameters', 'requestBodies'])

interface Mending {
  readonly document: JsonObject
  readonly leftOut: string[]
  /** Pointer that a reference has -> name of the component that it becomes, by the kind of component. */
  readonly moved: Map<string, { readonly kind: string; readonly name: string; readonly value: Json }>
  /** What the operation that is looked at cannot be called without; undefined while there is nothing. */
  lacking: string | undefined
}

/** @throws UsageError INVALID_SPEC where a reference leads to another file. */
export function mendDocument(document: JsonObject): JsonObject {
  const mending: Mending = { document, leftOut: [], moved: new Map(), lacking: undefined }
  // An object stays one.
  let mended = visit(mending, document, '#', '', '') as JsonObject
  const components: Record<string, Record<string, Json>> = {}
  // A Map that grows while it is walked is walked to its end.
  for (const [pointer, { kind, name, value }] of mending.moved) {
    components[kind] ??= {}
    components[kind][name] =
      kind === 'schemas' ? schemaAt(mending, value, pointer) : (visit(mending, value, pointer, name, kind) ?? {})
  }
  if (mending.moved.size > 0) mended = withComponents(mended, components)
  if (mending.leftOut.length === 0) return mended
  const more = mending.leftOut.length - leftOutMax
  const told = [
    ...mending.leftOut.slice(0, leftOutMax),
    ...(more > 0 ? [`${more} more places are wrong in the same ways`] : []),
  ]
  return { ...mended, [leftOutName]: [...leftOutOf(document), ...told] }
}

/** What was left out of a document when it was read, each a sentence. */
export function leftOutOf({ [leftOutName]: told }: JsonObject): string[] {
  return Array.isArray(told) ? told.map(String) : []
}

function withComponents(document: JsonObject, added: Readonly<Record<string, JsonObject>>): JsonObject {
  const components: Record<string, Json> = { ...(isObject(document.components) ? document.components : {}) }
  for (const [kind, members] of Object.entries(added)) {
    const known = components[kind]
    components[kind] = { ...(isObject(known) ? known : {}), ...members }
  }
  return { ...document, components }
}

/** @param key Name of the member that it is; `container` is what that stands in is called. */
function visit(mending: Mending, part: Json, place: string, key: string, container: string): Json | undefined {
  if (Array.isArray(part))
    return mapList(part, (member, index) => visit(mending, member, `${place}/${index}`, index, key))
  if (!isObject(part)) return part
  if (typeof part.$ref === 'string') return reference(mending, part, place, kinds[container] ?? kinds[key])
  const isNamedMap = Object.hasOwn(kinds, key) && !Object.hasOwn(kinds, container)
  const isPathItem = container === 'paths'
  return mapMembers(part, (member, name) => {
    const at = `${place}/${escapePointer(name)}`
    if (isPathItem && methods.has(name)) return operation(mending, member, at, name)
    if (key === 'schemas' && container === 'components') return schemaAt(mending, member, at)
    if (isNamedMap) return visit(mending, member, at, name, key)
    if (name === 'schema') return schemaAt(mending, member, at, container === 'content')
    return dataNames.has(name) || name.startsWith('x-') ? member : visit(mending, member, at, name, key)
  })
}

function operation(mending: Mending, value: Json, place: string, method: string): Json | undefined {
  mending.lacking = undefined
  const mended = visit(mending, value, place, method, '')
  if (mending.lacking === undefined) return mended
  mending.leftOut.push(`${place} is not called, because ${mending.lacking}`)
  return undefined
}

/** @returns Undefined where nothing stands there, so that nothing does here. */
function reference(mending: Mending, part: JsonObject, place: string, kind: string | undefined): Json | undefined {
  const pointer = String(part.$ref)
  if (kind === undefined) return part
  const target = follow(mending, pointer, place)
  if (target !== undefined) return moved(mending, part, pointer, { kind, value: target })
  const why = `${place} refers to ${JSON.stringify(pointer)}, where nothing stands`
  if (needed.has(kind)) mending.lacking ??= why
  else mending.leftOut.push(`${why}, so that it is left out`)
  return kind === 'responses' ? { description: '' } : undefined
}

/** The same reference, to a component. */
function moved(
  { document, moved: known }: Mending,
  part: JsonObject,
  pointer: string,
  { kind, value }: { readonly kind: string; readonly value: Json },
): Json {
  if (/^#\/components\/[^/]+\/[^/]+$/.test(pointer)) return part
  const there = known.get(pointer)
  if (there !== undefined) return { ...part, $ref: `#/components/${there.kind}/${there.name}` }
  const taken = at(document, `#/components/${kind}`)
  const isTaken = (name: string): boolean =>
    (isObject(taken) && Object.hasOwn(taken, name)) ||
    [...known.values()].some((each) => each.kind === kind && each.name === name)
  const base =
    pointer.replaceAll(/^#\/?(components\/)?|%7[BD]/gi, '').replaceAll(/(?:~[01]|[^A-Za-z0-9.-])+/g, '_') || 'document'
  let name = base
  for (let count = 2; isTaken(name); count++) name = `${base}_${count}`
  known.set(pointer, { kind, name, value })
  return { ...part, $ref: `#/components/${kind}/${name}` }
}

/** What a reference leads to in the end; undefined where that is nothing, or the reference itself. */
function follow({ document }: Mending, pointer: string, place: string): Json | undefined {
  const seen = new Set<string>()
  for (let current = pointer; ; ) {
    if (!current.startsWith('#')) {
      throw new UsageError(
        'INVALID_SPEC',
        `Failed to read the OpenAPI document: ${place} refers to ${JSON.stringify(current)}, which is another file. Bundle the document into one file first, for example with 'npx @redocly/cli bundle'.`,
      )
    }
    if (seen.has(current)) return undefined
    seen.add(current)
    const value = at(document, current)
    if (!isObject(value) || typeof value.$ref !== 'string') return value
    current = value.$ref
  }
}

/** @param isBody It is what a body as a whole has to be. */
function schemaAt(mending: Mending, part: Json, place: string, isBody = false, isProperty = false): Json {
  const tell = (where: string, why: string): void => {
    mending.leftOut.push(`${where} ${why}, so that it is not checked`)
  }
  if (typeof part === 'boolean') return part
  if (!isObject(part)) {
    tell(place, 'is no schema')
    return {}
  }
  if (typeof part.$ref === 'string') {
    const target = follow(mending, part.$ref, place)
    if (target === undefined) {
      const why = `refers to ${JSON.stringify(part.$ref)}, where nothing stands`
      if (isBody && /\/requestBody\//.test(place)) mending.lacking ??= `${place} ${why}`
      else tell(place, why)
      // Of a property that nobody knows nothing is sent, and whatever comes is taken.
      return isProperty ? { readOnly: true } : {}
    }
    part = moved(mending, part, part.$ref, { kind: 'schemas', value: target }) as JsonObject
  }
  const sound = soundSchema(part, (keyword, why) => tell(`${place}/${keyword}`, why))
  return mapSchemas(sound, (each, names, isOfProperty) =>
    schemaAt(mending, each, [place, ...names.map(escapePointer)].join('/'), false, isOfProperty),
  )
}
