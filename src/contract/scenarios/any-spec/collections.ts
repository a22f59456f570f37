/**
 * What can be done with the things that a document speaks of: by collection, the operations that make, read, list, change and remove them,
 * and how the answer to one leads to the next. Read from `x-resource` and links, whether somebody wrote them or they were inferred.
 */

import { isForeignId } from '../../../document/id-names.ts'
import { parametersIn } from '../../../document/path-names.ts'
import { elementsSchema, shapeOf } from '../../../document/shape.ts'
import type { Operation } from '../../../spec/contract.ts'
import { child, isObject, type JsonObject, type Located } from '../../../spec/pointer.ts'
import type { Link, Specification } from '../../specification/specification.ts'
import { hasFlag, isClosed, isFixed, listOf, sentOnlyOf, successHeaders } from './collection-facts.ts'
import { containersOf, describeContainer } from './making/containers.ts'
import { envelopeOf, innerSchema } from './making/envelope.ts'
import { pathKeyOf } from './making/path-key.ts'
import { bodySchema, givenPath, ownId, trialBody } from './making/request-body.ts'
import { joinsOnly, namedInBody, namedInPath, thingsNamed } from './references.ts'

export interface Collection {
  readonly name: string
  readonly system: string
  readonly parent: Collection | undefined
  readonly create: Operation
  readonly read: Operation | undefined
  readonly list: Operation | undefined
  readonly replace: Operation | undefined
  readonly update: Operation | undefined
  readonly remove: Operation | undefined
  readonly links: readonly Link[]
  /** Properties of what is created that no two things may share. */
  readonly unique: readonly string[]
  /** Property of the body -> the collection whose id it takes. */
  readonly references: ReadonlyMap<string, Collection>
  /** Parameter of the path of its create -> the collection whose id it takes, where it stands below no parent. */
  readonly places: ReadonlyMap<string, Collection>
  /** It is nothing but references to others, such as a membership, and of the same ones there is one. */
  readonly joins: boolean
  /** The property by which an element of the list is told from the others. */
  readonly idName: string | undefined
  readonly states: States | undefined
  readonly hasLocation: boolean
  readonly paging: JsonObject | undefined
  /** The list has pages, and nothing shows how to come from one to the next. */
  readonly isCut: boolean
  /** The answer to its create does not tell what was made, and its list does. */
  readonly isToldByList: boolean
  /** Members of what is sent of which the document says that they do not come back. */
  readonly sentOnly: ReadonlySet<string>
  /** The member of what is sent, and of what is answered, that is a list of what is to be made. */
  readonly inList: string | undefined
  /** The one member of what is sent that is the thing itself. */
  readonly envelope: string | undefined
  /** Some part of what can be sent forbids other members. */
  readonly isClosed: boolean
}

export interface States {
  readonly property: string
  readonly lifeCycle: JsonObject
}

export interface Collections {
  readonly collections: readonly Collection[]
  /** References that were taken from names, to be said. */
  readonly inferred: readonly string[]
  /** What is not exercised, and why. */
  readonly leftOut: readonly string[]
  /** Why a create cannot be called, by its id. */
  readonly problems: ReadonlyMap<string, string>
}

/** What is known while collections are read one after the other. */
interface Reading {
  readonly specification: Specification
  readonly operations: readonly Operation[]
  readonly creates: readonly Operation[]
  readonly found: ReadonlyMap<string, Collection>
  readonly waiting: ReadonlyMap<string, Operation>
  readonly inferred: string[]
  readonly leftOut: string[]
  readonly problems: Map<string, string>
  /** Whether what may be meant is waited for. */
  readonly patience: { isLeft: boolean }
}

export function collectionsOf(specification: Specification): Collections {
  const inferred: string[] = []
  const leftOut: string[] = []
  const found = new Map<string, Collection>()
  const operations = Object.values(specification.contract.operations)
  const creates = operations.filter(
    (operation) =>
      specification.resource(operation)?.action === 'create' || pathKeyOf(specification, operation) !== undefined,
  )
  // What something stands below or refers to comes first; what waits for itself never comes.
  const waiting = new Map(creates.map((create) => [specification.resource(create)?.collection ?? '', create]))
  const problems = new Map<string, string>()
  const patience = { isLeft: true }
  const reading: Reading = { specification, operations, creates, found, waiting, inferred, leftOut, problems, patience }
  for (let isMoving = true; isMoving || patience.isLeft; ) {
    patience.isLeft = isMoving
    isMoving = false
    for (const [name, create] of waiting) {
      const collection = readCollection(reading, name, create)
      if (collection === 'later') continue
      waiting.delete(name)
      isMoving = true
      if (collection !== undefined) found.set(name, collection)
    }
  }
  for (const [name, { method, path }] of waiting)
    leftOut.push(`${name}: ${method} ${path} needs what nothing here makes`)
  return { collections: [...found.values()], inferred: [...new Set(inferred)], leftOut, problems }
}

function readCollection(reading: Reading, name: string, create: Operation): Collection | 'later' | undefined {
  const { specification, found, operations, creates, inferred, leftOut } = reading
  const resource = specification.resource(create)
  if (resource === undefined) return undefined
  const parent = resource.parent === undefined ? undefined : found.get(resource.parent)
  if (parent === undefined && creates.some((each) => specification.resource(each)?.collection === resource.parent))
    return 'later'
  const places = parent === undefined ? placesOf(reading, name, create) : new Map<string, Collection>()
  if (places === 'later') return 'later'
  const key = pathKeyOf(specification, create)
  const known = [...places.keys(), ...(key === undefined ? [] : [key])]
  const containers = parent === undefined ? containersOf(specification, create, known) : []
  if (containers === undefined || (parent !== undefined && !isWithin(specification, create, parent))) return 'later'
  const references = referencesOf(reading, name, create)
  if (references === 'later') return 'later'
  const all = (action: string): Operation[] =>
    operations.filter((each) => {
      const other = specification.resource(each)
      return each.system === create.system && other?.collection === name && other.action === action
    })
  const of = (action: string): Operation | undefined => all(action)[0]
  const unknown = foreignIds(reading, create).find((property) => !references.has(property))
  const problem =
    unknown === undefined
      ? trialBody(specification, create)
      : `its "${unknown}" has to be the id of something that nothing here makes`
  if (problem !== undefined) {
    leftOut.push(`${name}: ${create.method} ${create.path} is not called, because ${problem}`)
    reading.problems.set(create.id, problem)
    return undefined
  }
  inferred.push(...containers.map(describeContainer))
  for (const [parameter, { name: other }] of places)
    inferred.push(`{${parameter}} of ${create.path} is the id of one of ${other} (by its name)`)
  for (const [property, { name: other }] of references) {
    inferred.push(`"${property}" of ${create.method} ${create.path} is the id of one of ${other} (by its name)`)
  }
  const read = of('read')
  const list = all('list').find(({ path }) => path === create.path) ?? of('list')
  const idName = idNameOf(specification, [read, of('delete'), of('replace'), of('update'), create])
  return {
    name,
    system: create.system,
    parent,
    create,
    read,
    list,
    replace: sending(of('replace')) ?? (key === undefined ? undefined : create),
    update: sending(of('update')),
    remove: of('delete'),
    links: specification.links(create),
    unique: resource.unique,
    references,
    places,
    joins: joinsOnly(specification, create, references, idName),
    idName,
    states: statesOf(specification, read),
    hasLocation: successHeaders(specification, create).includes('location'),
    paging: list && specification.resource(list)?.paging,
    isCut: list !== undefined && hasFlag(specification, list, 'x-cut'),
    isToldByList: hasFlag(specification, create, 'x-told-by-list'),
    inList: listOf(specification, create),
    sentOnly: sentOnlyOf(specification, create),
    envelope: envelopeIn(specification, [create, of('replace'), of('update')]),
    isClosed: [create, of('replace'), of('update')].some((each) => {
      const schema = each && bodySchema(specification, each)
      return schema !== undefined && isClosed(specification.document, schema)
    }),
  }
}

function envelopeIn(specification: Specification, operations: readonly (Operation | undefined)[]): string | undefined {
  return operations.map((each) => each && envelopeOf(specification, each)?.name).find((name) => name !== undefined)
}

/** What nothing reads is called by what removes it, or changes it. */
function idNameOf(specification: Specification, operations: readonly (Operation | undefined)[]): string | undefined {
  return operations.map((each) => each && specification.resource(each)?.by[0]).find((name) => name !== undefined)
}

/** What takes no body replaces and changes nothing by what it is sent; it is an action. */
function sending(operation: Operation | undefined): Operation | undefined {
  return operation?.body === null ? undefined : operation
}

/** Whether the path of a parent, and the document's examples, give every value of a path. */
function isWithin(specification: Specification, create: Operation, { read, remove }: Collection): boolean {
  const given = givenPath(specification, create)
  const key = pathKeyOf(specification, create)
  const outer = parametersIn(create.path).filter((name) => !Object.hasOwn(given, name) && name !== key)
  return outer.length <= parametersIn((read ?? remove)?.path ?? '').length
}

/** Required properties that look like the id of something else. */
function foreignIds({ specification }: Reading, create: Operation): string[] {
  const schema = bodySchema(specification, create)
  const shape = schema && shapeOf(specification.document, schema)
  const own = ownId(specification, create)
  return [...(shape?.required ?? [])].filter(
    (name) => isForeignId(name) && name !== own && !isFixed(shape?.properties.get(name)),
  )
}

/** @returns How what is made elsewhere is found. */
function finderOf({ found, waiting, patience }: Reading): Parameters<typeof thingsNamed<Collection>>[3] {
  return (name, isGuess) => {
    const collection = found.get(name)
    // For what may be meant nothing is made that stays, and nothing waits that could be made without.
    if (collection !== undefined) return isGuess && collection.remove === undefined ? undefined : collection
    return waiting.has(name) && (!isGuess || patience.isLeft) ? 'later' : undefined
  }
}

function referencesOf(reading: Reading, name: string, create: Operation): ReadonlyMap<string, Collection> | 'later' {
  const named = namedInBody(reading.specification, create)
  return thingsNamed(named, name, collectionsIn(reading), finderOf(reading))
}

/** The same in a path: `/authorization/organizations/{organizationId}/roles`, where organizations are made elsewhere. */
function placesOf(reading: Reading, name: string, create: Operation): ReadonlyMap<string, Collection> | 'later' {
  const key = pathKeyOf(reading.specification, create)
  const named = namedInPath(parametersIn(create.path).filter((each) => each !== key))
  return thingsNamed(named, name, collectionsIn(reading), finderOf(reading))
}

function collectionsIn({ specification, creates }: Reading): string[] {
  return creates.map((each) => specification.resource(each)?.collection ?? '')
}

/** The property of the thing itself that has a life cycle. */
function statesOf(specification: Specification, read: Operation | undefined): States | undefined {
  const status = read?.responses.find((each) => each.status < 300)?.status
  const schema = read && specification.jsonSchema(read, 'responses', String(status))
  if (schema === undefined) return undefined
  const { properties } = shapeOf(specification.document, schema)
  for (const part of [schema, ...properties.values()]) {
    for (const [property, { value }] of shapeOf(specification.document, part).properties) {
      if (isObject(value['x-life-cycle'])) return { property, lifeCycle: value['x-life-cycle'] }
    }
  }
  return undefined
}

/** The schema of one thing as an operation answers it, or lists it. */
export function itemSchema(specification: Specification, operation: Operation): Located | undefined {
  const status = operation.responses.find((each) => each.status < 300)?.status
  const schema = specification.jsonSchema(operation, 'responses', String(status))
  const isList =
    schema !== undefined &&
    (specification.resource(operation)?.action === 'list' ||
      shapeOf(specification.document, schema).types.includes('array'))
  if (schema === undefined) return undefined
  return isList ? elementsSchema(specification.document, schema) : innerSchema(specification, operation, schema)
}

/** A parameter of an operation by its name. */
export function parameterSchema(
  specification: Specification,
  operation: Operation,
  name: string,
): JsonObject | undefined {
  const parameter = specification.parameters(operation).find(({ value }) => value.name === name)
  return parameter && child(specification.document, parameter, 'schema')?.value
}
