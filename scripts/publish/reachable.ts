/** A document without the components that nothing in it leads to, and without what is said only of those. */
import { isObject, type Json, type JsonObject, unescapePointer } from '../../src/spec/pointer.ts'
import { objectIn, textsIn } from './map-operations.ts'

/** The components that a `$ref` reaches; `securitySchemes` and the `x-` ones are reached by their names. */
const referenced = ['schemas', 'parameters', 'headers', 'responses'] as const

export function reachable(document: JsonObject): JsonObject {
  const components = objectIn(document.components)
  const reached = new Set<string>()
  follow(document.paths)

  const kept: Record<string, JsonObject> = {}
  for (const kind of referenced) kept[kind] = only(components[kind], (name) => reached.has(`${kind}/${name}`))
  const { components: _, ...rest } = document
  const used = namesIn({ rest, kept })
  const catalogues = only(components['x-errors'], (name) => used.catalogues.has(name))
  const limits = only(components['x-rate-limits'], (name) => used.limits.has(name))
  const schemes = only(components.securitySchemes, (name) => used.schemes.has(name))
  const said = namesIn({ rest, kept, catalogues, limits, schemes })
  const requirements = only(components['x-requirements'], (id) => said.requirements.has(id))
  const cited = namesIn({ rest, kept, catalogues, limits, schemes, requirements })
  return {
    ...document,
    components: {
      securitySchemes: schemes,
      ...kept,
      'x-documents': only(components['x-documents'], (name) => cited.documents.has(name)),
      'x-rate-limits': limits,
      'x-errors': catalogues,
      'x-requirements': requirements,
    },
  }

  function follow(value: Json | undefined): void {
    if (Array.isArray(value)) for (const member of value) follow(member)
    if (!isObject(value)) return
    if (typeof value.$ref === 'string') {
      const [, , kind = '', name = ''] = value.$ref.split('/').map(unescapePointer)
      if (!reached.has(`${kind}/${name}`)) {
        reached.add(`${kind}/${name}`)
        follow(objectIn(components[kind])[name])
      }
    }
    for (const member of Object.values(value)) follow(member)
  }
}

interface Names {
  readonly requirements: Set<string>
  readonly documents: Set<string>
  readonly catalogues: Set<string>
  readonly limits: Set<string>
  readonly schemes: Set<string>
}

/** What the fields of docs/vocabulary.md name, anywhere in a part of the document. */
function namesIn(part: JsonObject): Names {
  const names: Names = {
    requirements: new Set(),
    documents: new Set(),
    catalogues: new Set(),
    limits: new Set(),
    schemes: new Set(),
  }
  visit(part)
  return names

  function visit(value: Json): void {
    if (Array.isArray(value)) for (const member of value) visit(member)
    if (!isObject(value)) return
    const system = objectIn(value['x-system'])
    for (const id of textsIn(value['x-requirements'])) names.requirements.add(id)
    for (const ids of Object.values({ ...objectIn(system.requirements), ...objectIn(value['x-refusals']) }))
      for (const id of textsIn(ids)) names.requirements.add(id)
    for (const source of [objectIn(value['x-source']), objectIn(value.source)]) {
      if (typeof source.document === 'string') names.documents.add(source.document)
    }
    if (typeof system.errors === 'string') names.catalogues.add(system.errors)
    for (const limit of [system.rateLimit, value['x-rate-limit']]) {
      if (typeof limit === 'string') names.limits.add(limit)
    }
    for (const scheme of Array.isArray(value.security) ? value.security : []) {
      for (const name of Object.keys(objectIn(scheme))) names.schemes.add(name)
    }
    for (const member of Object.values(value)) visit(member)
  }
}

function only(components: Json | undefined, isKept: (name: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(objectIn(components)).filter(([name]) => isKept(name)))
}
