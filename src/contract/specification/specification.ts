/**
 * What a target is held to: the document, read four ways. The pipeline's reader gives operations and limits, the facts say how
 * firmly each part is stated, and the schemas are compiled here and not taken from the fake's generated validators.
 */
import type { ValidatorSource } from '../../checks/check-answer.ts'
import { UsageError } from '../../errors/usage-error.ts'
import { type Compiler, createCompiler, withoutClosing } from '../../schema/compile.ts'
import type { Contract, Operation, Profile, System } from '../../spec/contract.ts'
import { type Fact, type Facts, isHeldTo, type Level, readFacts } from '../../spec/facts.ts'
import { documents } from '../../spec/generated/document.ts'
import { jsonTypeIn } from '../../spec/media-types.ts'
import { child, isObject, type JsonObject, type Located, locate } from '../../spec/pointer.ts'
import { locateParameters, readContract } from '../../spec/read-contract.ts'
import { type Placement, placementOf } from './credential.ts'
import { fitsTemplate } from './path-template.ts'

export interface Specification {
  readonly document: JsonObject
  readonly contract: Contract
  readonly facts: Facts
  /** Validators that let an answer say more than the document names. */
  readonly open: ValidatorSource
  /** Validators as the document has them. */
  readonly closed: ValidatorSource
  /** @throws UsageError UNKNOWN_OPERATION */
  operation(id: string): Operation
  system(name: string): System
  /** Whether any operation of a system asks for a token. */
  isSecured(system: string): boolean
  /** Where the token of an operation goes. */
  placement(operation: Operation): Placement
  /** The operation's object in the document, and its path item's. */
  located(operation: Operation): { readonly item: Located; readonly operation: Located }
  /** Part of an operation, references followed: `part(operation, 'responses', '200')`. */
  part(operation: Operation, ...names: readonly string[]): Located | undefined
  /** Schema of the JSON body of a part: `jsonSchema(operation, 'requestBody')`, `jsonSchema(operation, 'responses', '200')`. */
  jsonSchema(operation: Operation, ...names: readonly string[]): Located | undefined
  parameters(operation: Operation): readonly Located[]
  /** How firmly it is stated that the operation is there; at a path, that it is there. */
  levelOf(operation: Operation, path?: string): Level
  /** The schema of a parameter, references followed. */
  schemaOf(parameter: Located): JsonObject | undefined
  /** What says that there is a refusal with a code: the operation's own `x-refusals`, or the entry of the system's error catalogue. */
  errorFact(system: string, code: string, operation?: Operation): Fact | undefined
  /** What says the values that a code has in place of its catalogue's, where they say so of themselves. */
  overrideFact(system: string, code: string): Fact | undefined
  /** What says how something is refused: the situation's own entry, or that of its code. */
  situationFact(system: string, situation: string): Fact | undefined
  /** Statuses among which a document leaves open which one goes with a code. */
  statusesAmong(system: string, code: string): readonly number[]
  /** A requirement by its id. */
  factOf(id: string): Fact
  /** What the system as a whole says of a check or situation: `x-system.requirements`. */
  systemFact(system: string, name: string): Fact | undefined
  resource(operation: Operation): Resource | undefined
  /** Whether what the operation makes can be removed again by an operation that a document states, and not only a client. */
  isRemovable(operation: Operation): boolean
  links(operation: Operation): readonly Link[]
}

/** `x-resource` of an operation. */
export type { Profile } from '../../spec/contract.ts'
export type { JsonObject } from '../../spec/pointer.ts'

export interface Resource {
  readonly collection: string
  readonly action: 'create' | 'read' | 'list' | 'update' | 'replace' | 'upsert' | 'delete'
  readonly by: readonly string[]
  readonly unique: readonly string[]
  readonly scope: string | undefined
  readonly parent: string | undefined
  readonly order: string | undefined
  readonly paging: JsonObject | undefined
  /** Capabilities that a target has to grant before one is made. */
  readonly needs: readonly string[]
  /** `success` when it succeeds for what is not there. */
  readonly absence: string | undefined
}

/** How an answer feeds the next request: a standard link of its response. */
export interface Link {
  readonly name: string
  readonly operationId: string
  /** Name of the parameter -> runtime expression or constant. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** What its expressions give are addresses, of which only the last segment is meant. */
  readonly lastSegment: boolean
}

const builtIn = new Map<Profile, Specification>()

/** The document of this package in one of its profiles. */
export function specificationOf(profile: Profile): Specification {
  const known = builtIn.get(profile)
  if (known !== undefined) return known
  const specification = createSpecification(documents[profile])
  builtIn.set(profile, specification)
  return specification
}

/** @param document Follows docs/vocabulary.md. */
export function createSpecification(document: JsonObject): Specification {
  const contract = readContract(document)
  const facts = readFacts(document)
  const opened = withoutClosing(document)
  facts.include(opened)
  const compilers = { open: lazily(() => createCompiler(opened)), closed: lazily(() => createCompiler(document)) }

  const placements = new Map<Operation, Placement>()
  const specification: Specification = {
    document,
    contract,
    facts,
    open: validatorSource(compilers.open),
    closed: validatorSource(compilers.closed),
    operation(id) {
      const operation = contract.operations[id]
      if (operation !== undefined) return operation
      throw new UsageError(
        'UNKNOWN_OPERATION',
        `Failed to find the operation ${JSON.stringify(id)}: the document has none of that id. Its operationIds are ${Object.keys(contract.operations).join(', ')}.`,
      )
    },
    system(name) {
      const system = contract.systems.find((candidate) => candidate.name === name)
      if (system === undefined) throw new Error(`no system ${name} in the document`)
      return system
    },
    isSecured: (system) => Object.values(contract.operations).some((each) => each.system === system && each.secured),
    placement(operation) {
      const known = placements.get(operation) ?? placementOf(document, specification.located(operation).operation.value)
      placements.set(operation, known)
      return known
    },
    located({ id, path, method }) {
      const item = child(document, { pointer: '#', value: document }, 'paths', path)
      const operation = item && child(document, item, method.toLowerCase())
      if (item === undefined || operation === undefined) throw new Error(`${id} is not in the document`)
      return { item, operation }
    },
    part: (operation, ...names) => walk(document, specification.located(operation).operation, names),
    jsonSchema(operation, ...names) {
      const mediaType = jsonTypeIn(Object.keys(specification.part(operation, ...names, 'content')?.value ?? {}))
      return mediaType === undefined
        ? undefined
        : specification.part(operation, ...names, 'content', mediaType, 'schema')
    },
    parameters(operation) {
      const located = specification.located(operation)
      return locateParameters(document, located.item, located.operation)
    },
    errorFact(system, code, operation) {
      const refusals = operation && specification.located(operation).operation.value['x-refusals']
      const ids = isObject(refusals) ? refusals[code] : undefined
      if (Array.isArray(ids)) return factOfAll(ids.map(String))
      const entry = catalogueEntry(system, 'codes', code)
      return entry && facts.near(entry)
    },
    overrideFact(system, code) {
      const values = catalogueEntry(system, 'codes', code, 'values')
      return values !== undefined && 'x-requirements' in values ? facts.near(values) : undefined
    },
    statusesAmong(system, code) {
      const among = catalogueEntry(system, 'codes', code)?.among
      return Array.isArray(among) ? among.map(Number) : []
    },
    factOf: (id) => factOfAll([id]) ?? { level: 'ASSUMED', requirements: [id] },
    levelOf(operation, path) {
      const { item, operation: own } = specification.located(operation)
      const level = facts.near(own.value)?.level ?? 'MUST'
      if (path === undefined || fitsTemplate(path, operation.path)) return level
      const others = Array.isArray(item.value['x-also-at']) ? item.value['x-also-at'].filter(isObject) : []
      const there = others.find((other) => fitsTemplate(path, String(other.path)))
      const other = there && facts.near(there)
      return other === undefined || isHeldTo(level, other.level) ? (other?.level ?? level) : level
    },
    schemaOf: (parameter) => child(document, parameter, 'schema')?.value,
    situationFact(system, situation) {
      const situations: Readonly<Record<string, { readonly code: string } | undefined>> =
        contract.errors[specification.system(system).errors]?.situations ?? {}
      const code = situations[situation]?.code
      const own = catalogueEntry(system, 'situations', situation)
      if (own !== undefined && ('x-assumption' in own || 'x-requirements' in own)) return facts.near(own)
      return code === undefined ? undefined : specification.errorFact(system, code)
    },
    systemFact: (system, name) => factOfAll(specification.system(system).requirements[name] ?? []),
    isRemovable(operation) {
      const { collection, parent } = specification.resource(operation) ?? {}
      return Object.values(contract.operations).some((candidate) => {
        const resource = specification.resource(candidate)
        if (resource?.action !== 'delete' || (resource.collection !== collection && resource.collection !== parent))
          return false
        const level = specification.levelOf(candidate)
        return level === 'MUST' || level === 'SHOULD'
      })
    },
    resource: (operation) => readResource(specification.located(operation).operation.value['x-resource']),
    links(operation) {
      const status = operation.responses[0]?.status
      const found =
        status === undefined ? undefined : specification.part(operation, 'responses', String(status), 'links')
      return Object.entries(found?.value ?? {}).flatMap(([name, link]) =>
        isObject(link) && typeof link.operationId === 'string'
          ? [
              {
                name,
                operationId: link.operationId,
                parameters: isObject(link.parameters) ? link.parameters : {},
                lastSegment: link['x-last-segment'] === true,
              },
            ]
          : [],
      )
    },
  }
  return specification

  /** The first one gives the level. */
  function factOfAll(ids: readonly string[]): Fact | undefined {
    const first = ids[0] === undefined ? undefined : facts.requirements[ids[0]]
    return first && { level: first.level, requirements: ids }
  }

  /** Part of a system's error catalogue that is an object. */
  function catalogueEntry(system: string, ...names: readonly string[]): JsonObject | undefined {
    const catalogue = contract.systems.find(({ name }) => name === system)?.errors
    const entry = catalogue === undefined ? undefined : locate(document, `#/components/x-errors/${catalogue}`)
    return entry && walk(document, entry, names)?.value
  }

  /** The keys are those of the pipeline's generated validators. */
  function validatorSource(compiler: () => Compiler): ValidatorSource {
    const known = new Map<string, ReturnType<ValidatorSource>>()
    return (key) => {
      if (!known.has(key)) known.set(key, find(key, compiler()))
      return known.get(key)
    }
  }

  function find(key: string, compiler: Compiler): ReturnType<ValidatorSource> {
    const [first = '', kind = '', status = ''] = key.split('.')
    if (first === 'errors') {
      const envelope = locate(document, `#/components/x-errors/${kind}`)?.value.envelope
      return typeof envelope === 'string' ? compiler.at(envelope) : undefined
    }
    const operation = specification.operation(first)
    const names = kind === 'body' ? ['requestBody'] : ['responses', status]
    const form = specification.part(operation, ...names, 'content', 'application/x-www-form-urlencoded', 'schema')
    const schema = specification.jsonSchema(operation, ...names) ?? form
    return schema && compiler.at(schema.pointer)
  }
}

function walk(document: JsonObject, from: Located, names: readonly string[]): Located | undefined {
  let current: Located | undefined = from
  // One step at a time, because any of them may be a reference.
  for (const name of names) current = current && child(document, current, name)
  return current
}

function readResource(value: unknown): Resource | undefined {
  if (!isObject(value) || typeof value.collection !== 'string') return undefined
  const texts = (member: unknown): string[] => (Array.isArray(member) ? member.map(String) : [])
  const text = (member: unknown): string | undefined => (typeof member === 'string' ? member : undefined)
  return {
    collection: value.collection,
    // The vocabulary's lint holds it to these.
    action: value.action as Resource['action'],
    by: texts(value.by),
    unique: texts(value.unique),
    scope: text(value.scope),
    parent: text(value.parent),
    order: text(value.order),
    paging: isObject(value.paging) ? value.paging : undefined,
    needs: texts(value.needs),
    absence: text(value.absence),
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
