import { child, isObject, type Json, type JsonObject, locate } from '../../src/spec/pointer.ts'
import { examplesFit } from './examples.ts'
import { objectAt, operationsOf } from './operations.ts'
import { pipelineRules } from './pipeline-rules.ts'
import type { Rule } from './rule.ts'

const levels = ['MUST', 'SHOULD', 'BEYOND', 'ASSUMED']
const actions = ['create', 'read', 'list', 'update', 'replace', 'upsert', 'delete']

export const rules: Readonly<Record<string, Rule>> = {
  'every fact has a source or an assumption'({ document }) {
    return factsOf(document).flatMap(({ place, fact }) =>
      ['x-source', 'x-assumption', 'x-requirements'].some((field) => fact[field] !== undefined)
        ? []
        : [`${place} says neither.`],
    )
  },

  'every source is one that the document names'({ document }) {
    const documents = Object.keys(objectAt(document, '#/components/x-documents'))
    const problems: string[] = []
    walk(document, '#', (value, place) => {
      // A requirement has its source without the x-.
      const source = value['x-source'] ?? (place.startsWith('#/components/x-requirements/') ? value.source : undefined)
      if (!isObject(source)) return
      const { document: cited } = source
      if (cited !== undefined && !documents.includes(String(cited))) {
        problems.push(`${place} cites ${String(cited)}, which components.x-documents does not have.`)
      }
      if (['document', 'client', 'page', 'assumption'].every((kind) => source[kind] === undefined)) {
        problems.push(`${place} cites neither a document nor a client nor a page.`)
      }
    })
    return problems
  },

  'every requirement has a level, a text and a source'({ document }) {
    return Object.entries(requirementsOf(document)).flatMap(([id, requirement]) => {
      if (!isObject(requirement)) return [`${id} is not an object.`]
      const problems = []
      if (!levels.includes(String(requirement.level)))
        problems.push(`${id} has the level ${String(requirement.level)}.`)
      if (typeof requirement.text !== 'string' || requirement.text === '') problems.push(`${id} has no text.`)
      if (!isObject(requirement.source)) problems.push(`${id} has no source.`)
      for (const name of Object.keys(requirement)) {
        // A comma in a text that is not quoted makes the rest of it a name.
        if (!['level', 'text', 'source'].includes(name)) problems.push(`${id} also has ${JSON.stringify(name)}.`)
      }
      return problems
    })
  },

  'every requirement is listed, and what is listed exists'({ document }) {
    const listed = new Set<string>()
    walk(document, '#', (value) => {
      const ids = value['x-requirements']
      if (Array.isArray(ids)) for (const id of ids) listed.add(String(id))
    })
    const known = new Set(Object.keys(requirementsOf(document)))
    return [
      ...[...known].filter((id) => !listed.has(id)).map((id) => `No operation, schema, header or tag lists ${id}.`),
      ...[...listed].filter((id) => !known.has(id)).map((id) => `${id} is listed and not defined.`),
    ]
  },

  'every operation belongs to one system and names its limit, its credential and its origin'({ document, contract }) {
    return operationsOf(document).flatMap(({ place, operation, item }) => {
      const problems = []
      const tags = Array.isArray(operation.tags) ? operation.tags : []
      const systems = contract.systems.filter(({ name }) => tags.includes(name))
      const [system] = systems
      if (systems.length !== 1 || tags.length !== 1) problems.push(`${place} has ${tags.length} tags.`)
      if (contract.rateLimits[String(operation['x-rate-limit'])] === undefined)
        problems.push(`${place} has no x-rate-limit that exists.`)
      if (!Array.isArray(operation.security)) problems.push(`${place} does not say who may call.`)
      const servers = Array.isArray(item.servers) ? item.servers : []
      const urls = servers.flatMap((server) => (isObject(server) ? [server.url] : []))
      if (system !== undefined && !urls.includes(system.origin))
        problems.push(`${place} is not served at ${system.origin}.`)
      return problems
    })
  },

  'every operationId stands there once'({ document }) {
    const seen = new Set<string>()
    return operationsOf(document).flatMap(({ place, operation }) => {
      const id = String(operation.operationId)
      if (!seen.has(id)) {
        seen.add(id)
        return []
      }
      return [`${place} is the second ${id}.`]
    })
  },

  'every code is defined, and every defined code is used'({ contract, contracts }) {
    const problems: string[] = []
    const owners = new Map<string, string>()
    for (const { id, catalogue } of Object.values(contract.operations)) owners.set(catalogue, id)
    for (const { name, errors } of contract.systems) owners.set(errors, name)
    for (const [name, owner] of owners) {
      const catalogue = contract.errors[name]
      if (catalogue === undefined) {
        problems.push(`${owner} has no error catalogue.`)
        continue
      }
      const used = new Set(Object.values(catalogue.situations).map(({ code }) => code))
      for (const operation of contracts.flatMap(({ operations }) => Object.values(operations))) {
        if (operation.catalogue !== name) continue
        for (const code of operation.errors) {
          used.add(code)
          if (catalogue.codes[code] === undefined)
            problems.push(`${operation.id} lists ${code}, which ${name} does not define.`)
        }
      }
      for (const { code } of Object.values(catalogue.situations)) {
        if (catalogue.codes[code] === undefined)
          problems.push(`A situation of ${name} names ${code}, which is not defined.`)
      }
      for (const code of Object.keys(catalogue.codes)) {
        if (!used.has(code)) problems.push(`${name} defines ${code}, which nothing answers.`)
      }
    }
    return problems
  },

  'every pattern is said in words'({ document }) {
    const problems: string[] = []
    walk(document, '#', ({ pattern, 'x-pattern-in-words': words }, place) => {
      if (typeof pattern === 'string' && typeof words !== 'string') problems.push(`${place} has no x-pattern-in-words.`)
    })
    return problems
  },

  'every operation and every code is described'({ document }) {
    return factsOf(document).flatMap(({ place, fact }) =>
      (/^[A-Z]+ |\.codes\./.test(place) && typeof fact.description !== 'string') || fact.description === ''
        ? [`${place} has no description.`]
        : [],
    )
  },

  'every link leads to an operation and to its parameters'({ document, contract }) {
    return operationsOf(document).flatMap(({ place, pointer, operation }) => {
      const responses = child(document, { pointer, value: operation }, 'responses')
      return Object.keys(responses?.value ?? {}).flatMap((status) => {
        const response = responses && child(document, responses, status)
        const links = isObject(response?.value.links) ? response.value.links : {}
        return Object.entries(links).flatMap(([name, link]) => {
          if (!isObject(link)) return []
          const target = contract.operations[String(link.operationId)]
          if (target === undefined)
            return [`${place} links ${name} to ${String(link.operationId)}, which is not there.`]
          const names = target.parameters.map((parameter) => parameter.name)
          return Object.keys(isObject(link.parameters) ? link.parameters : {})
            .filter((parameter) => !names.includes(parameter))
            .map((parameter) => `${place} links ${name} with ${parameter}, which ${target.id} does not take.`)
        })
      })
    })
  },

  'every path has the parameters that its operations declare'({ contract }) {
    return Object.values(contract.operations).flatMap(({ id, path, alsoAt, parameters }) => {
      const declared = parameters
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name)
        .sort()
        .join()
      return [path, ...alsoAt].flatMap((template) => {
        const named = [...template.matchAll(/\{(\w+)\}/g)]
          .map(([, name]) => name)
          .sort()
          .join()
        return named === declared
          ? []
          : [`${id} declares ${declared || 'no path parameter'}, and ${template} has ${named || 'none'}.`]
      })
    })
  },

  'every x-resource says what it does to which collection'({ document }) {
    return operationsOf(document).flatMap(({ place, operation }) => {
      const resource = operation['x-resource']
      if (resource === undefined) return []
      if (!isObject(resource) || typeof resource.collection !== 'string')
        return [`${place} has an x-resource without a collection.`]
      const isOrderStated = resource['x-requirements'] !== undefined || resource['x-assumption'] !== undefined
      if (resource.order !== undefined && !isOrderStated) return [`${place} has an order that nothing states.`]
      return actions.includes(String(resource.action)) ? [] : [`${place} has the action ${String(resource.action)}.`]
    })
  },

  'every limit of a body is one of an account'({ contract }) {
    return Object.values(contract.operations).flatMap(({ id, bodyLimit }) =>
      bodyLimit === null || contract.accountLimits[bodyLimit] !== undefined
        ? []
        : [`${id} is bounded by ${bodyLimit}, which components.x-account-limits does not have.`],
    )
  },

  'every x-level stands beside firmer requirements'({ document }) {
    const requirements = requirementsOf(document)
    const problems: string[] = []
    walk(document, '#', (value, place) => {
      const level = value['x-level']
      if (level === undefined) return
      const [first] = Array.isArray(value['x-requirements']) ? value['x-requirements'] : []
      const requirement = first === undefined ? undefined : requirements[String(first)]
      const held = isObject(requirement) ? levels.indexOf(String(requirement.level)) : -1
      if (held === -1 || levels.indexOf(String(level)) <= held)
        problems.push(`${place} has the level ${String(level)}, which makes no requirement less firm.`)
    })
    return problems
  },

  'every x-idempotency names a header and a code of its operation'({ contract }) {
    return Object.values(contract.operations).flatMap(({ id, idempotency, parameters, errors }) => {
      if (idempotency === null) return []
      const { header, conflict } = idempotency
      const problems = []
      if (!parameters.some((parameter) => parameter.in === 'header' && parameter.name === header))
        problems.push(`${id} takes no header ${header}.`)
      if (!errors.includes(conflict)) problems.push(`${id} does not list ${conflict}.`)
      return problems
    })
  },

  'an answer says all of its properties'({ document }) {
    return operationsOf(document).flatMap(({ place, pointer, operation }) => {
      const responses = child(document, { pointer, value: operation }, 'responses')
      return Object.keys(responses?.value ?? {}).flatMap((status) => {
        const response = responses && child(document, responses, status)
        const schema = response && child(document, response, 'content', 'application/json', 'schema')
        return schema === undefined
          ? []
          : openObjects(document, schema.pointer).map(
              (open) => `${place} answers ${status} with ${open}, which admits undeclared properties.`,
            )
      })
    })
  },

  'every example fits its schema': examplesFit,
  ...pipelineRules,
}

/** What states a fact: operations, and the components that operations lean on. */
function factsOf(document: JsonObject): { place: string; fact: JsonObject }[] {
  const facts = operationsOf(document).map(({ place, operation }) => ({ place, fact: operation }))
  for (const kind of ['schemas', 'parameters', 'headers', 'securitySchemes', 'x-rate-limits', 'x-account-limits']) {
    for (const [name, fact] of Object.entries(objectAt(document, `#/components/${kind}`))) {
      if (isObject(fact)) facts.push({ place: `components.${kind}.${name}`, fact })
    }
  }
  for (const [catalogue, value] of Object.entries(objectAt(document, '#/components/x-errors'))) {
    for (const [code, fact] of Object.entries(isObject(value) && isObject(value.codes) ? value.codes : {})) {
      if (isObject(fact)) facts.push({ place: `components.x-errors.${catalogue}.codes.${code}`, fact })
    }
  }
  return facts
}

function requirementsOf(document: JsonObject): JsonObject {
  return objectAt(document, '#/components/x-requirements')
}

/** Places below a schema where an object admits properties that it does not declare. */
function openObjects(
  document: JsonObject,
  pointer: string,
  closed = false,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const located = locate(document, pointer)
  if (located === undefined || seen.has(located.pointer)) return []
  const { value } = located
  const visited = new Set([...seen, located.pointer])
  const isClosed = closed || value.additionalProperties !== undefined || value.unevaluatedProperties === false
  const below = (isPart: boolean, ...names: readonly string[]): string[] => {
    const next = child(document, located, ...names)
    return next === undefined ? [] : openObjects(document, next.pointer, isPart && isClosed, visited)
  }
  // What is composed speaks of the same object, so whoever composes closes it.
  const branches = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = value[keyword]
    return Array.isArray(list) ? [...list.keys()].flatMap((index) => below(true, keyword, String(index))) : []
  })
  const properties = Object.keys(isObject(value.properties) ? value.properties : {}).flatMap((name) =>
    below(false, 'properties', name),
  )
  const isOpen = isObject(value.properties) && !isClosed
  return [...(isOpen ? [located.pointer] : []), ...properties, ...below(false, 'items'), ...branches]
}

function walk(value: Json, place: string, visit: (value: JsonObject, place: string) => void): void {
  if (Array.isArray(value)) for (const [index, member] of value.entries()) walk(member, `${place}/${index}`, visit)
  if (!isObject(value)) return
  visit(value, place)
  for (const [name, member] of Object.entries(value)) walk(member, `${place}/${name}`, visit)
}
