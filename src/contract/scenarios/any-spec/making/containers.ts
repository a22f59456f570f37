/**
 * What is there before a run, holds what the run makes, and is made by nobody: the one server, account or workspace of which a document
 * speaks. It is the only element of its list; which of several is meant, only the person who runs this can say.
 */
import { parametersIn, plain } from '../../../../document/path-names.ts'
import type { Operation } from '../../../../spec/contract.ts'
import { withDigits } from '../../../exchange/digits.ts'
import { elementsOf, memberAt } from '../../../speak/paging.ts'
import { oncePer } from '../../../specification/once-per.ts'
import type { Specification } from '../../../specification/specification.ts'
import { NotExercised } from '../../not-exercised.ts'
import type { Context } from '../../scenario.ts'
import { exampledPath, givenPath } from './request-body.ts'
import { loose } from './workshop.ts'

/** A parameter of a path, and how its value is learned. */
export interface Container {
  readonly parameter: string
  readonly list: Operation
  /** The property of an element that is the value. */
  readonly by: string
}

/**
 * How the parameters of an operation's path are learned for which the document gives no value, outermost first; those of `own` are left
 * out. Undefined when one of them cannot be learned.
 */
export function containersOf(
  specification: Specification,
  operation: Operation,
  own: readonly string[] = [],
): readonly Container[] | undefined {
  const given = givenPath(specification, operation)
  const containers: Container[] = []
  const segments = operation.path.split('/')
  for (const [index, segment] of segments.entries()) {
    const [, parameter] = /^\{([^{}]+)\}$/.exec(segment) ?? []
    if (parameter === undefined) {
      if (segment.includes('{')) return undefined
      continue
    }
    if (Object.hasOwn(given, parameter) || own.includes(parameter)) continue
    const container = containerAt(specification, operation, segments.slice(0, index).join('/'), parameter)
    if (container === undefined) return undefined
    containers.push(container)
  }
  return containers
}

function containerAt(
  specification: Specification,
  { system }: Operation,
  path: string,
  parameter: string,
): Container | undefined {
  const list = readersOf(specification).get(`${system} ${plain(path)}`)
  const collection = list && specification.resource(list)
  if (list === undefined || collection?.action !== 'list' || needsMore(specification, list)) return undefined
  const ofIt = specification
    .operationsOf(system, collection.collection)
    .flatMap((each) => specification.resource(each) ?? [])
  // What the document shows how to make is made, and what it shows how to remove is somebody's thing.
  if (ofIt.some(({ action }) => action === 'create' || action === 'upsert' || action === 'delete')) return undefined
  const by = ofIt.find(({ action }) => action === 'read')?.by[0]
  return by === undefined ? undefined : { parameter, list, by }
}

/** What reads at a path, by its system and whatever its parameters are called. */
const readersOf = oncePer((specification: Specification) => {
  const readers = new Map<string, Operation>()
  for (const operation of Object.values(specification.contract.operations)) {
    const place = `${operation.system} ${plain(operation.path)}`
    if (operation.method === 'GET' && !readers.has(place)) readers.set(place, operation)
  }
  return readers
})

function needsMore(specification: Specification, operation: Operation): boolean {
  return specification.parameters(operation).some(({ value }) => value.required === true && value.in !== 'path')
}

/** How somebody who reads what was inferred is told of it. */
export function describeContainer({ parameter, list, by }: Container): string {
  return `{${parameter}} is "${by}" of the only element of ${list.method} ${list.path}, which nothing here makes`
}

/** Whoever looks. */
type Looking = Pick<Context, 'owner' | 'isRehearsal'>

/** What was learned of lists: a scenario asks each once. */
const learned = new WeakMap<Looking, Map<string, string>>()

/**
 * The values of a path below what is there already.
 * @param made Values that are known.
 * @throws NotExercised where a list does not tell which, or where what the document's example names is not there.
 */
export async function pathWithin(
  specification: Specification,
  looking: Looking,
  operation: Operation,
  made: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const known = learned.get(looking) ?? new Map<string, string>()
  learned.set(looking, known)
  const given = givenPath(specification, operation)
  const path: Record<string, string> = { ...given, ...made }
  for (const container of containersOf(specification, operation, Object.keys(made)) ?? []) {
    const place = plain(container.list.path)
    const value = known.get(place) ?? (await onlyElement(container, looking, path))
    known.set(place, value)
    path[container.parameter] = value
  }
  const examples = Object.keys(exampledPath(specification, operation)).filter((name) => !Object.hasOwn(made, name))
  if (examples.length > 0) await probe(specification, looking, operation, path, examples, known)
  return path
}

/** The example of a documentation is often on no target: whether it is, what reads below it tells. */
async function probe(
  specification: Specification,
  { owner, isRehearsal }: Looking,
  operation: Operation,
  path: Readonly<Record<string, string>>,
  examples: readonly string[],
  known: Map<string, string>,
): Promise<void> {
  const reader = readerOf(specification, operation, examples)
  if (reader === undefined) return
  const key = `${reader.id} ${JSON.stringify(path)}`
  const names = parametersIn(reader.path)
  const input = {
    path: Object.fromEntries(names.map((name, index) => [name, path[name] ?? Object.values(path)[index] ?? ''])),
  }
  const status = known.get(key) ?? String((await owner.send(reader.id, input)).status)
  known.set(key, status)
  if (status !== '404' || isRehearsal) return
  throw new NotExercised(
    `${examples.map((name) => `{${name}}`).join(' and ')} of ${operation.path} is known by the document's example only, and ${reader.method} ${reader.path} answers 404 for it; an example that is on the target would show it`,
  )
}

/** What reads at the path of an operation, or at the nearest above it that still has the examples in it. */
function readerOf(
  specification: Specification,
  operation: Operation,
  examples: readonly string[],
): Operation | undefined {
  const reads = Object.values(specification.contract.operations).filter(
    (each) => each.system === operation.system && each.method === 'GET' && !needsMore(specification, each),
  )
  const segments = operation.path.split('/')
  for (let length = segments.length; length > 0; length--) {
    const path = segments.slice(0, length)
    if (!examples.every((name) => path.includes(`{${name}}`))) return undefined
    const found = reads.find((each) => plain(each.path) === plain(path.join('/')))
    if (found !== undefined) return found
  }
  return undefined
}

async function onlyElement(
  { list, by, parameter }: Container,
  { owner, isRehearsal }: Looking,
  path: Readonly<Record<string, string>>,
): Promise<string> {
  const outer = Object.values(path)
  const own = Object.fromEntries(parametersIn(list.path).map((name, index) => [name, path[name] ?? outer[index] ?? '']))
  const elements = elementsOf(await loose(owner).list(list.id, { path: own }))
  const values = elements.flatMap((element) => {
    const value = memberAt(element, by)
    return typeof value === 'string' || typeof value === 'number' ? [withDigits(String(value))] : []
  })
  const [value] = values
  if (isRehearsal) return value ?? 'unknown'
  if (value !== undefined && values.length === 1) return value
  const seen = values.length === 0 ? 'nothing' : `${values.length} of them`
  throw new NotExercised(
    `${list.method} ${list.path} lists ${seen}, so that it is not known which {${parameter}} is meant; an example of that parameter in the document says it`,
  )
}
